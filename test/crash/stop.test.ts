import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStops } from '../../src/compose/stops.ts';
import { phoneNumber } from '../support/local-carrier.ts';
import { untilQuiet } from './examine.ts';
import { startMain, type MainProcess } from './main-process.ts';
import { Patient, Visitor } from './people.ts';
import { World } from './world.ts';

describe('a stop', () => {
  it('lets the last added go first, and a failing one keeps nobody', async () => {
    const order: string[] = [];
    const faults: string[] = [];
    const stops = openStops((name) => faults.push(name));
    stops.add('first', () => void order.push('first'));
    stops.add('second', () => Promise.reject(new Error('no')));
    stops.add('third', async () => {
      await wait(5);
      order.push('third');
    });
    await stops.run();
    expect(order).toEqual(['third', 'first']);
    expect(faults).toEqual(['stop of second']);
  });

  it('waits for all of them together no longer than it may, and still comes to each', async () => {
    const order: string[] = [];
    const faults: string[] = [];
    const stops = openStops((name) => faults.push(name), 100);
    stops.add('documents', () => void order.push('documents'));
    for (const name of ['a', 'b', 'c']) stops.add(name, () => new Promise(() => order.push(name)));
    const began = performance.now();
    await stops.run();
    expect(performance.now() - began).toBeLessThan(2_000);
    expect(order).toEqual(['c', 'b', 'a', 'documents']);
    expect(faults).toEqual(['stop of c', 'stop of b', 'stop of a']);
  });
});

describe('the whole process', () => {
  let world: World;
  const started: MainProcess[] = [];
  const start = (changes: Readonly<Record<string, string>> = {}): MainProcess => {
    const main = startMain({ ...world.env, ...changes });
    started.push(main);
    world.leaveToOthers();
    return main;
  };
  beforeEach(async () => {
    // The process runs by the clock of the machine.
    world = await World.open({ at: new Date().toISOString() });
  });
  afterEach(async () => {
    for (const main of started.splice(0)) {
      main.signal('SIGKILL');
      await main.ended;
    }
    await world.end();
  });

  it('stops at SIGTERM soon, in the middle of everything, and nothing is lost', async () => {
    const main = start();
    await main.ready();
    const visitor = new Visitor(world);
    await visitor.says('what are your hours?');
    const patients = Array.from({ length: 12 }, (_, n) => new Patient(world, phoneNumber(n + 1)));
    await Promise.all(patients.map((patient) => patient.text('what are your hours?')));
    await world.until('a first answer', () => patients.find(({ number }) => world.phone(number).length > 0));
    const began = performance.now();
    main.signal('SIGTERM');
    expect(await main.ended).toEqual({ status: 0, signal: null });
    expect(performance.now() - began).toBeLessThan(9_000);

    world.noteDeath();
    await world.startAgain();
    for (const patient of patients) await patient.hears(/\d/);
    expect(await untilQuiet(world)).toEqual([]);
    for (const { number } of patients) expect(world.phone(number)).toHaveLength(1);
    await visitor.hears(/\d/);
    expect(visitor.heard).toHaveLength(1);
    visitor.leaves();
    expect(world.faults).toEqual([]);
  }, 60_000);

  it('refuses a data folder that another one has open, says why, and does not disturb it', async () => {
    const first = start();
    await first.ready();
    const second = start({ PORT: String(Number(world.env['PORT']) + 1) });
    expect(await second.ended).toEqual({ status: 1, signal: null });
    expect(second.printed()).toMatch(/did not start.*is in use by another Frontdesk process.*DATA_DIR/s);
    expect(second.printed()).not.toMatch(/\n\s+at /);
    await new Patient(world, phoneNumber(1)).asks('what are your hours?', /\d/);
    first.signal('SIGKILL');
    await first.ended;

    const next = start();
    await next.ready();
    await new Patient(world, phoneNumber(2)).asks('what are your hours?', /\d/);
  }, 60_000);
});
