import { afterEach, describe, expect, it } from 'vitest';
import { MINUTE } from '../../src/domain/time.ts';
import type { House } from '../../src/app/house.ts';
import { openClinic, type ClinicOptions, type TestClinic } from '../support/frontdesk.ts';

type Acquire = House['leases']['acquire'];

let clinic: TestClinic;
const open = async (options?: ClinicOptions): Promise<void> => {
  clinic = await openClinic(options);
};
afterEach(() => clinic.stop());

const ask = (path: string, init: RequestInit = {}) => fetch(clinic.url + path, init);

describe('/readyz', () => {
  /** A clinic whose storage answers this when it is asked to write something down for readiness. */
  const storing = (probe: (write: () => ReturnType<Acquire>) => ReturnType<Acquire>): ClinicOptions => ({
    overrides: {
      house: (house) => ({
        ...house,
        leases: {
          ...house.leases,
          acquire: (name, ...rest) => {
            const write = () => house.leases.acquire(name, ...rest);
            return name === 'readiness' ? probe(write) : write();
          },
        },
      }),
    },
  });

  it('is ready when messages can be stored and handled', async () => {
    await open();
    expect((await ask('/readyz')).status).toBe(200);
    clinic.clock.shift(MINUTE);
    expect((await ask('/readyz')).status).toBe(200);
  });

  it('is not while nobody works off the jobs', async () => {
    await open({ overrides: { worker: false } });
    expect((await ask('/readyz')).status).toBe(503);
  });

  it('is not once the jobs have stopped', async () => {
    await open();
    await clinic.frontdesk.jobs.stop();
    expect((await ask('/readyz')).status).toBe(503);
    expect((await ask('/healthz')).status).toBe(200);
  });

  it('is not when nothing can be written', async () => {
    await open(storing(() => Promise.reject(new Error('the disk is full'))));
    expect((await ask('/readyz')).status).toBe(503);
  });

  it('says so within a second or two when a write never ends', async () => {
    await open(storing(() => new Promise(() => undefined)));
    const began = performance.now();
    expect((await ask('/readyz')).status).toBe(503);
    expect(performance.now() - began).toBeLessThan(2_500);
  });

  it('writes once for many questions at a time', async () => {
    let writes = 0;
    await open(
      storing((write) => {
        writes += 1;
        return write();
      }),
    );
    await Promise.all(Array.from({ length: 30 }, () => ask('/readyz')));
    expect(writes).toBeLessThanOrEqual(3);
    expect(writes).toBeGreaterThan(0);
  });
});

describe('/metrics', () => {
  const from = (address: string) => ask('/metrics', { headers: { 'x-forwarded-for': address } });

  it('is for this machine', async () => {
    await open();
    const answer = await ask('/metrics');
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('frontdesk_');
  });

  it('is not for whom a proxy speaks, nor for who only says where they come from', async () => {
    await open({ env: { TRUSTED_PROXIES: 'loopback,192.0.2.0/24' } });
    expect((await from('203.0.113.9')).status).toBe(403);
    expect((await from('127.0.0.1, 203.0.113.9')).status).toBe(403);
    expect((await from('192.0.2.7')).status).toBe(200);
    await clinic.stop();
    await open();
    expect((await from('127.0.0.1')).status).toBe(403);
  });
});

describe('other ways of asking', () => {
  it('a HEAD is a GET without its content', async () => {
    await open();
    const head = await ask('/healthz', { method: 'HEAD' });
    expect(head.status).toBe(200);
    expect(await head.text()).toBe('');
    expect((await ask('/api/queue', { method: 'HEAD' })).status).toBe(401);
    const nurse = await clinic.staff();
    const headers = { cookie: nurse.cookie };
    expect((await ask('/api/queue', { method: 'HEAD', headers })).status).toBe(200);
    expect((await ask('/nothing', { method: 'HEAD' })).status).toBe(404);
  });

  it.each([
    ['/healthz', 'GET, HEAD'],
    ['/console', 'GET, HEAD'],
    ['/api/session', 'POST, GET, HEAD, DELETE'],
    ['/api/queue', 'GET, HEAD'],
    ['/api/search', 'POST'],
  ])('OPTIONS of %s tells %s', async (path, methods) => {
    await open();
    const answer = await ask(path, { method: 'OPTIONS' });
    expect(answer.status).toBe(200);
    const told = (answer.headers.get('allow') ?? '').split(/, ?/);
    expect(told.sort()).toEqual(methods.split(', ').sort());
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('OPTIONS of nothing is nothing', async () => {
    await open();
    expect((await ask('/api/nothing', { method: 'OPTIONS' })).status).toBe(404);
  });
});
