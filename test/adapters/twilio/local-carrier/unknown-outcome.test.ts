import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTwilioCarrier } from '../../../../src/adapters/twilio/carrier.ts';
import type { LocalCarrier } from '../../../../src/adapters/twilio/local-carrier/local-carrier.ts';
import type { Carrier } from '../../../../src/app/ports/carrier.ts';
import type { SendId } from '../../../../src/domain/ids.ts';
import { instant, MINUTE } from '../../../../src/domain/time.ts';
import { accountAt, openTestCarrier, phoneNumber } from '../../../support/local-carrier.ts';

const PATIENT = phoneNumber(1);

let local: LocalCarrier;
let carrier: Carrier;
beforeEach(async () => {
  local = await openTestCarrier();
  carrier = createTwilioCarrier(accountAt(local.url), { timeoutMs: 100 });
});
afterEach(() => local.close());

const send = (to = PATIENT) => carrier.send({ to, body: 'are you there?', sendId: 'send-1' as SendId });
const listed = async () =>
  (await carrier.outboundTo(PATIENT, instant(Date.now() - MINUTE))).map(({ body }) => body);

describe('a send whose outcome nobody knows', () => {
  it('was not taken when the connection broke before', async () => {
    local.faults.plant({ kind: 'cut', moment: 'before' });
    expect(await send()).toEqual({ kind: 'unknown' });
    expect(await listed()).toEqual([]);
  });

  it('was taken when the connection broke after', async () => {
    local.faults.plant({ kind: 'cut', moment: 'after' });
    expect(await send()).toEqual({ kind: 'unknown' });
    expect(await listed()).toEqual(['are you there?']);
    await local.settled();
    expect(local.shown(PATIENT)).toHaveLength(1);
  });

  it('was taken when the answer came too late', async () => {
    local.faults.plant({ kind: 'delay', ms: 300 });
    expect(await send()).toEqual({ kind: 'unknown' });
    expect(await listed()).toEqual(['are you there?']);
  });

  it('was taken though the server failed to say so, or was not', async () => {
    local.faults.plant({ kind: 'refuse', status: 500, code: 20_500, stored: true });
    local.faults.plant({ kind: 'refuse', status: 500, code: 20_500 });
    expect(await send()).toEqual({ kind: 'unknown' });
    expect(await listed()).toEqual(['are you there?']);
    expect(await send()).toEqual({ kind: 'unknown' });
    expect(await listed()).toHaveLength(1);
  });

  it('is found while it is still queued and has no moment of sending', async () => {
    await local.close();
    local = await openTestCarrier({ stepMs: 60_000 });
    carrier = createTwilioCarrier(accountAt(local.url));
    await send();
    expect(await listed()).toEqual(['are you there?']);
  });
});

describe('planted trouble', () => {
  it('is over after its times', async () => {
    local.faults.plant({ kind: 'refuse', status: 429, code: 20_429, times: 2 });
    const outcomes = [await send(), await send(), await send()];
    expect(outcomes.map(({ kind }) => kind)).toEqual(['not-sent', 'not-sent', 'accepted']);
    expect(await listed()).toHaveLength(1);
  });

  it('concerns one phone where one is named', async () => {
    local.faults.plant({ kind: 'cut', moment: 'before', to: PATIENT });
    expect(await send(phoneNumber(2))).toMatchObject({ kind: 'accepted' });
    expect(await send()).toEqual({ kind: 'unknown' });
  });

  it('is taken back', async () => {
    local.faults.plant({ kind: 'cut', moment: 'before', times: 9 });
    local.faults.clear();
    expect(await send()).toMatchObject({ kind: 'accepted' });
  });
});
