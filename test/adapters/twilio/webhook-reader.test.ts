import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseInbound, parseStatus } from '../../../src/adapters/twilio/webhook-reader.ts';

const SID = `SM${'0'.repeat(31)}1`;
const INBOUND = { MessageSid: SID, From: '+12025560001', To: '+12025550100', Body: 'hello', NumMedia: '0' };

describe('an inbound message', () => {
  it('is read', () => {
    expect(parseInbound({ ...INBOUND, FromCity: '', Whatever: 'x' })).toEqual({
      ok: true,
      value: { sid: SID, from: '+12025560001', to: '+12025550100', body: 'hello', numMedia: 0 },
    });
  });

  it('keeps the body as the patient wrote it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (body) => {
        const read = parseInbound({ ...INBOUND, Body: body });
        expect(read.ok && read.value.body).toBe(body);
      }),
    );
  });

  it('may be a picture without words', () => {
    const { Body: _none, ...rest } = INBOUND;
    const read = parseInbound({ ...rest, MessageSid: `MM${'a'.repeat(32)}`, NumMedia: '2' });
    expect(read.ok && read.value).toMatchObject({ body: '', numMedia: 2 });
  });

  it.each(['STOP', 'START', 'HELP'] as const)('says that the carrier answers %s', (optOutType) => {
    const read = parseInbound({ ...INBOUND, OptOutType: optOutType });
    expect(read.ok && read.value.optOutType).toBe(optOutType);
  });

  it('is not lost for a keyword type of the future', () => {
    const read = parseInbound({ ...INBOUND, OptOutType: 'PAUSE' });
    expect(read.ok && 'optOutType' in read.value).toBe(false);
  });

  it.each(['12345', 'CLINIC', 'whatsapp:+12025560001', '+0123456789', '2025560001'])(
    'from %s cannot be answered by text',
    (from) => {
      expect(parseInbound({ ...INBOUND, From: from })).toEqual({ ok: false, fault: { kind: 'not-a-phone' } });
    },
  );

  it('names the fields that are wrong and not what stood in them', () => {
    const read = parseInbound({ MessageSid: 'secret', From: '', Body: 'my chest hurts', NumMedia: '-1' });
    expect(read).toEqual({
      ok: false,
      fault: { kind: 'malformed', fields: ['MessageSid', 'From', 'To', 'NumMedia'] },
    });
  });
});

describe('a status report', () => {
  const url = '/webhooks/twilio/status?send=01hx%2Fa';

  it.each([
    ['accepted', 'queued'],
    ['scheduled', 'queued'],
    ['queued', 'queued'],
    ['sending', 'queued'],
    ['sent', 'sent'],
    ['delivered', 'delivered'],
    ['partially_delivered', 'delivered'],
    ['read', 'delivered'],
    ['undelivered', 'undelivered'],
    ['failed', 'failed'],
    ['canceled', 'failed'],
  ])('%s means %s', (MessageStatus, state) => {
    expect(parseStatus(url, { MessageSid: SID, MessageStatus })).toEqual({
      ok: true,
      value: { sid: SID, sendId: '01hx/a', state },
    });
  });

  it('carries the reason of a failure', () => {
    const read = parseStatus(url, { MessageSid: SID, MessageStatus: 'undelivered', ErrorCode: '30003' });
    expect(read.ok && read.value.errorCode).toBe(30_003);
  });

  it('may be about a message that is not ours by id', () => {
    const read = parseStatus('/webhooks/twilio/status', {
      MessageSid: SID,
      MessageStatus: 'sent',
      ErrorCode: '',
    });
    expect(read).toEqual({ ok: true, value: { sid: SID, state: 'sent' } });
  });

  it('of an unknown kind is told to be one', () => {
    expect(parseStatus(url, { MessageSid: SID, MessageStatus: 'teleported' })).toEqual({
      ok: false,
      fault: { kind: 'malformed', fields: ['MessageStatus'] },
    });
  });
});
