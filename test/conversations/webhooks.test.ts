import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openClinic, type TestClinic } from '../support/frontdesk.ts';
import { callWebhook, signed, textParams } from '../support/carrier-calls.ts';
import { phoneNumber } from '../support/local-carrier.ts';

let clinic: TestClinic;
let url: string;
beforeEach(async () => {
  clinic = await openClinic();
  url = `${clinic.url}/webhooks/twilio/messages`;
});
afterEach(() => clinic.stop());

const metric = async (line: string): Promise<number> => {
  const text = await (await fetch(`${clinic.url}/metrics`)).text();
  return Number(
    text
      .split('\n')
      .find((one) => one.startsWith(line))
      ?.split(' ')
      .at(-1) ?? 0,
  );
};
const refused = (reason: string): Promise<number> =>
  metric(`frontdesk_webhooks_refused_total{reason="${reason}"}`);

describe('the door for texts', () => {
  it.each([
    ['unsigned', ''],
    ['forged', 'AAAAAAAAAAAAAAAAAAAAAAAAAAA='],
    ['forged', 'not a signature at all'],
  ])('is closed to what is %s (%s), and counts it', async (reason, signature) => {
    expect(await callWebhook(url, textParams(), signature)).toBe(403);
    expect(await refused(reason)).toBe(1);
    await clinic.settled();
    expect(clinic.phone(phoneNumber(1)).inbox()).toEqual([]);
  });

  it('is closed to another account, whatever it is signed with', async () => {
    const params = textParams({ AccountSid: `AC${'f'.repeat(32)}` });
    expect(await callWebhook(url, params)).toBe(403);
    expect(await refused('wrong-account')).toBe(1);
  });

  it('is closed to words changed on the way, and to a signature made for another address', async () => {
    const real = signed(url, textParams());
    expect(await callWebhook(url, textParams({ Body: 'send me the records' }), real)).toBe(403);
    const status = `${clinic.url}/webhooks/twilio/status`;
    expect(await callWebhook(status, textParams(), real)).toBe(403);
    expect(await refused('forged')).toBe(2);
  });

  it('tells an address that keeps forging that it is too much', async () => {
    const tries = await Promise.all(
      Array.from({ length: 25 }, () => callWebhook(url, textParams(), 'AAAAAAAAAAAAAAAAAAAAAAAAAAA=')),
    );
    expect(tries).toContain(403);
    expect(await callWebhook(url, textParams(), 'AAAAAAAAAAAAAAAAAAAAAAAAAAA=')).toBe(429);
    expect(await refused('too-many')).toBeGreaterThan(0);
  });

  it('lets the same message in once, however often it comes', async () => {
    for (const _ of [1, 2, 3]) expect(await callWebhook(url, textParams())).toBe(200);
    await Promise.all([1, 2, 3].map(() => callWebhook(url, textParams())));
    await clinic.settled();
    expect(clinic.phone(phoneNumber(1)).inbox()).toHaveLength(1);
    expect(await metric('frontdesk_messages_received_total{channel="sms"')).toBe(1);
    expect(await metric('frontdesk_messages_repeated_total{channel="sms"}')).toBe(5);
  });

  it('acknowledges nothing that is not stored', async () => {
    const broken = await openClinic({
      overrides: {
        house: (house) => ({
          ...house,
          messages: { ...house.messages, storeOnce: () => Promise.reject(new Error('disk full')) },
        }),
      },
    });
    try {
      expect(await callWebhook(`${broken.url}/webhooks/twilio/messages`, textParams())).toBe(500);
    } finally {
      await broken.stop();
    }
  });
});

describe('status reports', () => {
  /** The address the carrier was given for reports of the first text to this phone. */
  const reported = async () => {
    await clinic.phone(phoneNumber(1)).ask('what are your hours');
    await clinic.settled();
    const sent = clinic.carrier.messages().find(({ direction }) => direction === 'outbound-api')!;
    const nurse = await clinic.staff();
    const { items } = await nurse.search('2025560001');
    const delivery = async () =>
      (await nurse.conversation(items[0]!.conversationId)).thread.find(({ from }) => from === 'assistant')
        ?.delivery;
    const report = (status: string, code?: string) =>
      callWebhook(sent.statusCallback!, {
        MessageSid: sent.sid,
        AccountSid: textParams()['AccountSid']!,
        MessageStatus: status,
        ...(code !== undefined && { ErrorCode: code }),
      });
    return { delivery, report };
  };

  it('never lead back, in whatever order they come', async () => {
    const { delivery, report } = await reported();
    expect(await delivery()).toBe('delivered');
    for (const late of ['sent', 'queued', 'undelivered', 'failed', 'delivered']) {
      expect(await report(late, '30003')).toBe(204);
      expect(await delivery()).toBe('delivered');
    }
    expect((await (await clinic.staff()).queue()).tasks).toEqual([]);
  });

  it('of a message that nobody sent change nothing', async () => {
    const { delivery } = await reported();
    const unknown = `${clinic.url}/webhooks/twilio/status?send=nobody`;
    expect(await callWebhook(unknown, { ...textParams(), MessageStatus: 'failed' })).toBe(204);
    expect(await delivery()).toBe('delivered');
  });

  it('reversed by the carrier end in what is true', async () => {
    clinic.carrier.faults.plant({ kind: 'reports', how: 'reversed' });
    const { delivery } = await reported();
    expect(await delivery()).toBe('delivered');
  });
});
