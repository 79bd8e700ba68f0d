import { expect, test } from 'vitest';
import type { Send } from '../../../src/app/ports/sends.ts';
import type { AppointmentId, PhoneNumber, StaffId } from '../../../src/domain/ids.ts';
import { PURPOSES } from '../../../src/domain/consent/purpose.ts';
import { at, contactId, NOON, send, someNumber } from './fixtures.ts';
import { describeContract, type OpenForContract } from './suite.ts';

export const describeSendStore = (name: string, open: OpenForContract): void =>
  describeContract(`the send store on ${name}`, open, (house) => {
    test('gives back every field, with and without a contact', async () => {
      const { stores, ids } = house();
      const full: Required<Send> = {
        ...send(ids),
        purpose: 'safety',
        channel: 'chat',
        contactId: contactId(ids),
        chatContactId: contactId(ids),
        epoch: 0,
        flags: ['chest-pain'],
        appointmentId: ids.next() as AppointmentId,
        staffId: ids.next() as StaffId,
        saidAt: at(-1),
        status: 'failed',
        attempts: 2,
        attemptedAt: at(1),
        carrierSid: `SM${ids.next()}`,
        reason: '30003',
        endedAt: at(2),
        to: someNumber(ids),
        visitStart: at(3),
        untold: true,
      };
      const page = send(ids, { purpose: 'on-call', to: someNumber(ids) });
      for (const one of [full, page]) {
        expect(await stores.sends.insertOnce(one)).toEqual({ stored: true, id: one.id });
        expect(await stores.sends.get(one.id)).toEqual(one);
      }
      expect(await stores.sends.byKey(full.key)).toEqual(full);
      expect(await stores.sends.byKey('never')).toBeUndefined();
      expect(await stores.sends.bySid(full.carrierSid)).toBe(full.id);
      expect(await stores.sends.bySid('SM-never')).toBeUndefined();
    });

    test('finds what ended untold, until it is told', async () => {
      const { stores, ids } = house();
      const ended = send(ids, { status: 'failed', untold: true });
      const told = send(ids, { status: 'failed' });
      for (const one of [ended, told]) await stores.sends.insertOnce(one);
      const untold = async () => (await stores.sends.untold(100)).map(({ id }) => id);
      expect(await untold()).toContain(ended.id);
      expect(await untold()).not.toContain(told.id);
      await stores.sends.advance(ended.id, ['failed'], 'failed', { untold: false });
      expect(await untold()).not.toContain(ended.id);
    });

    test('knows whether an earlier one to the same contact is still on its way out', async () => {
      const { stores, ids } = house();
      const contact = contactId(ids);
      const first = send(ids, { contactId: contact, purpose: 'reply', status: 'waiting' });
      const second = send(ids, { contactId: contact, purpose: 'reply', status: 'waiting' });
      for (const one of [first, second]) await stores.sends.insertOnce(one);
      expect(await stores.sends.isBehind(second, ['reply'])).toBe(true);
      expect(await stores.sends.isBehind(first, ['reply'])).toBe(false);
      expect(await stores.sends.isBehind(second, ['reminder'])).toBe(false);
      await stores.sends.advance(first.id, ['waiting'], 'accepted');
      expect(await stores.sends.isBehind(second, ['reply'])).toBe(false);
    });

    test('finds what the carrier took lately and never told the end of', async () => {
      const { stores, ids } = house();
      const taken = (status: Send['status'], minutes: number) =>
        send(ids, { status, attemptedAt: at(minutes), carrierSid: `SM${ids.next()}` });
      const [old, accepted, sent, delivered] = [
        taken('accepted', 9_000),
        taken('accepted', 9_001),
        taken('sent', 9_002),
        taken('delivered', 9_003),
      ] as const;
      for (const one of [old, accepted, sent, delivered]) await stores.sends.insertOnce(one);
      expect(await stores.sends.unreported(at(9_001), 10)).toEqual([sent, accepted]);
      expect(await stores.sends.unreported(at(9_001), 1)).toEqual([sent]);
    });

    test('stores one send a key and names the one that stands', async () => {
      const { stores, ids } = house();
      const first = send(ids);
      const rivals = Array.from({ length: 6 }, () => send(ids, { key: first.key }));
      const answers = await Promise.all([first, ...rivals].map((one) => stores.sends.insertOnce(one)));
      expect(answers.filter(({ stored }) => stored)).toHaveLength(1);
      expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    });

    test('moves on in one step, for one of many at once, and never out of a state it is not in', async () => {
      const { stores, ids } = house();
      const one = send(ids);
      await stores.sends.insertOnce(one);
      const handed = await Promise.all(
        Array.from({ length: 6 }, (_, i) =>
          stores.sends.advance(one.id, ['waiting'], 'handing', { attemptedAt: at(1), attempts: i + 1 }),
        ),
      );
      expect(handed.filter(Boolean)).toHaveLength(1);
      expect(await stores.sends.get(one.id)).toEqual({
        ...one,
        status: 'handing',
        attemptedAt: at(1),
        attempts: handed.indexOf(true) + 1,
      });
      expect(
        await stores.sends.advance(one.id, ['handing', 'accepted'], 'delivered', { endedAt: at(2) }),
      ).toBe(true);
      expect(await stores.sends.advance(one.id, ['handing', 'accepted'], 'sent')).toBe(false);
      expect((await stores.sends.get(one.id))!.status).toBe('delivered');
    });

    test('hands out what is due: the most important purpose first, then the oldest', async () => {
      const { stores, ids } = house();
      const early = at(-100_000);
      const shuffled = [...PURPOSES].reverse();
      const twice = [...shuffled, ...shuffled].map((purpose) => send(ids, { purpose, notBefore: early }));
      const others = [
        send(ids, { notBefore: at(-1) }),
        send(ids, { notBefore: early, status: 'handing', attemptedAt: early }),
      ];
      for (const one of [...twice, ...others]) await stores.sends.insertOnce(one);
      const due = await stores.sends.due(early, 100);
      expect(due.map(({ id }) => id).sort()).toEqual(twice.map(({ id }) => id).sort());
      const purposes = due.map(({ purpose }) => purpose);
      expect(purposes.slice(0, 4)).toEqual(['safety', 'safety', 'on-call', 'on-call']);
      expect(purposes.slice(-4)).toEqual(['reply', 'reply', 'reminder', 'reminder']);
      for (let i = 0; i < due.length; i += 2) expect(due[i]!.id < due[i + 1]!.id).toBe(true);
      expect(await stores.sends.due(early, 3)).toEqual(due.slice(0, 3));
    });

    test('tells which were handed over long ago without an outcome', async () => {
      const { stores, ids } = house();
      const handing = (minutes: number) => send(ids, { status: 'handing', attemptedAt: at(minutes) });
      const [old, fresh] = [handing(-200_000), handing(-100)];
      for (const one of [old, fresh]) await stores.sends.insertOnce(one);
      expect(await stores.sends.stranded(at(-199_999), 10)).toEqual([old]);
    });

    test('counts by contact, purpose and time, without what was suppressed', async () => {
      const { stores, ids } = house();
      const contact = contactId(ids);
      const of = (more: Partial<Send>) => stores.sends.insertOnce(send(ids, { contactId: contact, ...more }));
      await of({ purpose: 'reminder', createdAt: at(-5) });
      await of({ purpose: 'reminder', createdAt: at(5), status: 'suppressed' });
      await of({ purpose: 'reminder', createdAt: at(5) });
      await of({ purpose: 'reply', createdAt: at(6), status: 'delivered' });
      await of({ purpose: 'safety', createdAt: at(6) });
      await stores.sends.insertOnce(send(ids, { purpose: 'reminder', contactId: contactId(ids) }));
      expect(await stores.sends.count(contact, ['reminder'], NOON)).toBe(1);
      expect(await stores.sends.count(contact, ['reminder'], at(-5))).toBe(2);
      expect(await stores.sends.count(contact, ['reminder', 'reply'], NOON)).toBe(2);
      const own = send(ids, { purpose: 'reply', contactId: contact });
      await stores.sends.insertOnce(own);
      expect(await stores.sends.count(contact, ['reply'], NOON)).toBe(2);
      expect(await stores.sends.count(contact, ['reply'], NOON, own.id)).toBe(1);
    });

    test('counts one purpose over everybody, and of one chat visitor who asked', async () => {
      const { stores, ids } = house();
      const [visitor, later] = [contactId(ids), at(50_000)];
      const ask = (more: Partial<Send>) => {
        const asked = { purpose: 'link-code', contactId: contactId(ids), createdAt: later } as const;
        return stores.sends.insertOnce(send(ids, { ...asked, ...more }));
      };
      await ask({ chatContactId: visitor });
      await ask({ chatContactId: visitor, status: 'failed' });
      await ask({ chatContactId: visitor, status: 'suppressed' });
      await ask({ chatContactId: visitor, createdAt: at(49_999) });
      await ask({ chatContactId: visitor, purpose: 'reply' });
      await ask({ chatContactId: contactId(ids) });
      expect(await stores.sends.countAll('link-code', later, visitor)).toBe(2);
      expect(await stores.sends.countAll('link-code', later)).toBe(3);
    });

    test('answers what was sent to one of the staff since a moment, whatever became of it', async () => {
      const { stores, ids } = house();
      const staffId = ids.next() as StaffId;
      const answer = (minute: number, more: Partial<Send> = {}) =>
        send(ids, { purpose: 'on-call', staffId, createdAt: at(minute), ...more });
      const all = [answer(0), answer(1, { status: 'suppressed' }), answer(2)];
      for (const one of [all[2]!, all[0]!, all[1]!]) await stores.sends.insertOnce(one);
      await stores.sends.insertOnce(answer(2, { staffId: ids.next() as StaffId }));
      expect(await stores.sends.ofStaff(staffId, at(1))).toEqual(all.slice(1));
    });

    test('answers the latest of a contact, oldest of them first', async () => {
      const { stores, ids } = house();
      const contact = contactId(ids);
      const all = Array.from({ length: 4 }, (_, i) => send(ids, { contactId: contact, body: `${i}` }));
      for (const one of all) await stores.sends.insertOnce(one);
      expect(await stores.sends.latest(contact, 3)).toEqual(all.slice(1));
    });

    test('answers what a chat visitor was shown since a moment, in the order it was delivered', async () => {
      const { stores, ids } = house();
      const [contact, visitor] = [contactId(ids), contactId(ids)];
      const chat = (more: Partial<Send>) =>
        send(ids, { contactId: contact, chatContactId: visitor, channel: 'chat', ...more });
      const second = chat({ status: 'delivered', endedAt: at(2) });
      const first = chat({ status: 'delivered', endedAt: at(1) });
      const others = [
        chat({ status: 'waiting' }),
        chat({ status: 'suppressed', endedAt: at(1) }),
        chat({ status: 'delivered', endedAt: at(-1) }),
        chat({ status: 'delivered', endedAt: at(1), channel: 'sms' }),
        chat({ status: 'delivered', endedAt: at(1), chatContactId: contactId(ids) }),
      ];
      for (const one of [second, first, ...others]) await stores.sends.insertOnce(one);
      expect(await stores.sends.ofChat(visitor, NOON, 10)).toEqual([first, second]);
      expect(await stores.sends.ofChat(visitor, at(2), 10)).toEqual([second]);
      expect(await stores.sends.ofChat(contact, NOON, 10)).toEqual([]);
    });

    test('keeps the recipient of a text that leaves the conversation', async () => {
      const { stores, ids } = house();
      const one = send(ids, {
        purpose: 'link-code',
        contactId: contactId(ids),
        to: '+12025550199' as PhoneNumber,
      });
      await stores.sends.insertOnce(one);
      expect((await stores.sends.get(one.id))!.to).toBe('+12025550199');
    });
  });
