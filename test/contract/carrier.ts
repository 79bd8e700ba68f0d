import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Carrier } from '../../src/app/ports/carrier.ts';
import type { PhoneNumber, SendId } from '../../src/domain/ids.ts';
import { instant, plus, SECOND, type Instant } from '../../src/domain/time.ts';

/** A carrier and the far end of its network. */
export interface CarrierBench {
  readonly carrier: Carrier;
  /** A phone writes to the clinic; resolves when the carrier has it. */
  write(from: PhoneNumber, body: string): Promise<{ readonly sid: string }>;
  /** What this phone has been shown of the clinic's, when all that was accepted has arrived. */
  read(phone: PhoneNumber): Promise<readonly string[]>;
  /** Ends the service; the carrier can then be reached no more. */
  stop(): Promise<void>;
  close(): Promise<void>;
}

/** A moment some seconds from now; lists know whole seconds only. */
const away = (ms: number): Instant => plus(instant(Date.now()), ms);

const sendId = (name: string): SendId => `send-${name}` as SendId;

let lastPhone = 0;
const newPhone = (): PhoneNumber => `+1303555${String((lastPhone += 1)).padStart(4, '0')}` as PhoneNumber;

/** What every carrier must do. */
export function describeCarrier(name: string, open: () => Promise<CarrierBench>): void {
  describe(`carrier: ${name}`, () => {
    let bench: CarrierBench;
    beforeAll(async () => {
      bench = await open();
    });
    afterAll(() => bench.close());

    const send = (to: PhoneNumber, body: string) =>
      bench.carrier.send({ to, body, sendId: sendId(String(body.length)) });

    it.each([
      ['plain words', 'Your visit is on Monday at 9:00.'],
      ['what has a meaning in forms', 'a=b&c=d;e+f %20 "quoted" <b> #1?'],
      ['accents and emoji', 'Su cita es mañana a las 9 ¿está bien? 👩🏽‍⚕️'],
      ['several lines', 'First\nSecond\n\nFourth '],
      ['the longest text', 'x'.repeat(1600)],
    ])('delivers %s as they are', async (_what, body) => {
      const to = newPhone();
      const outcome = await send(to, body);
      expect(outcome.kind === 'accepted' && outcome.sid).toMatch(/^SM[0-9a-f]{32}$/);
      expect(await bench.read(to)).toEqual([body]);
    });

    it('delivers twice what is handed over twice', async () => {
      const to = newPhone();
      const sids = (await Promise.all([send(to, 'again'), send(to, 'again')])).map((taken) =>
        taken.kind === 'accepted' ? taken.sid : taken.kind,
      );
      expect(new Set(sids).size).toBe(2);
      expect(await bench.read(to)).toEqual(['again', 'again']);
    });

    it('refuses for good what is no phone number', async () => {
      const outcome = await send('+999' as PhoneNumber, 'hello');
      expect(outcome).toEqual({ kind: 'refused', code: 21_211, permanent: true, blocked: false });
    });

    it('refuses for good what is too long or empty', async () => {
      expect(await send(newPhone(), 'x'.repeat(1601))).toMatchObject({ kind: 'refused', permanent: true });
      expect(await send(newPhone(), '')).toMatchObject({ kind: 'refused', permanent: true });
    });

    it('lists inbound messages oldest first, to the last page', async () => {
      const from = newPhone();
      const bodies = Array.from({ length: 23 }, (_, index) => `message ${index}`);
      const sids: string[] = [];
      for (const body of bodies) sids.push((await bench.write(from, body)).sid);
      const listed = (await bench.carrier.inboundSince(away(-60 * SECOND))).filter(
        (message) => message.from === from,
      );
      expect(listed.map(({ body }) => body)).toEqual(bodies);
      expect(listed.map(({ sid }) => sid)).toEqual(sids);
      expect(listed.every(({ direction, mediaCount }) => direction === 'inbound' && mediaCount === 0)).toBe(
        true,
      );
    });

    it('lists nothing from before the moment asked for', async () => {
      await bench.write(newPhone(), 'early');
      expect(await bench.carrier.inboundSince(away(2 * SECOND))).toEqual([]);
    });

    it('lists a message of the very second asked for', async () => {
      const { sid } = await bench.write(newPhone(), 'just now');
      const [first] = (await bench.carrier.inboundSince(away(-5 * SECOND))).filter(
        (message) => message.sid === sid,
      );
      const again = await bench.carrier.inboundSince(plus(first?.at ?? instant(0), 999));
      expect(again.map((message) => message.sid)).toContain(sid);
    });

    it('lists no outbound message as inbound', async () => {
      await send(newPhone(), 'outbound');
      const directions = (await bench.carrier.inboundSince(away(-60 * SECOND))).map(
        ({ direction }) => direction,
      );
      expect(new Set(directions)).toEqual(new Set(['inbound']));
    });

    it('lists what was sent to one phone, and to no other', async () => {
      const [to, other] = [newPhone(), newPhone()];
      const first = await send(to, 'first');
      const second = await send(to, 'second');
      await send(other, 'not for you');
      await bench.write(to, 'an answer');
      const listed = await bench.carrier.outboundTo(to, away(-60 * SECOND));
      expect(listed.map(({ body }) => body)).toEqual(['first', 'second']);
      expect(listed.map(({ sid }) => sid)).toEqual(
        [first, second].map((taken) => 'sid' in taken && taken.sid),
      );
      expect(listed.every((message) => message.to === to && message.direction === 'outbound')).toBe(true);
      expect(await bench.carrier.outboundTo(to, away(2 * SECOND))).toEqual([]);
    });

    it('lists every one of many to one phone', async () => {
      const to = newPhone();
      for (let index = 0; index < 12; index++) await send(to, `number ${index}`);
      const listed = await bench.carrier.outboundTo(to, away(-60 * SECOND));
      expect(listed.map(({ body }) => body)).toEqual(
        Array.from({ length: 12 }, (_, index) => `number ${index}`),
      );
    });

    it('knows that nothing was sent when nobody is there, and cannot list', async () => {
      await bench.stop();
      expect(await send(newPhone(), 'lost')).toEqual({ kind: 'not-sent' });
      await expect(bench.carrier.inboundSince(away(-60 * SECOND))).rejects.toThrow(/no answer from Twilio/);
      await expect(bench.carrier.outboundTo(newPhone(), away(-60 * SECOND))).rejects.toThrow(/no answer/);
    });
  });
}
