import { expect, test } from 'vitest';
import type { StoredMessage } from '../../../src/app/ports/messages.ts';
import { at, contactId, message, NOON } from './fixtures.ts';
import { describeContract, type OpenForContract } from './suite.ts';

export const describeMessageStore = (name: string, open: OpenForContract): void =>
  describeContract(`the message store on ${name}`, open, (house) => {
    test('gives back every field as it was stored', async () => {
      const { stores, ids } = house();
      const contact = contactId(ids);
      const plain = message(ids, contact);
      const full: Required<StoredMessage> = {
        ...plain,
        ...message(ids, contact),
        chatContactId: contactId(ids),
        channel: 'chat',
        text: '',
        mediaCount: 2,
        lane: 'consent',
        consent: { kind: 'stop', bare: true, keyword: 'CANCEL', mayBeCancel: true },
        verdict: { ...plain.verdict, path: undefined },
        carrierAnswered: true,
        handledAt: at(1),
      };
      await stores.messages.storeOnce(plain);
      await stores.messages.storeOnce(full);
      expect(await stores.messages.get([full.id, plain.id])).toEqual([plain, full]);
    });

    test('stores a message once, however often and at whatever moment it comes', async () => {
      const { stores, ids } = house();
      const contact = contactId(ids);
      const first = message(ids, contact);
      const copies = Array.from({ length: 8 }, () =>
        message(ids, contact, { key: first.key, text: 'again' }),
      );
      const answers = await Promise.all([first, ...copies].map((one) => stores.messages.storeOnce(one)));
      expect(answers.filter(({ stored }) => stored)).toHaveLength(1);
      expect(new Set(answers.map(({ id }) => id))).toEqual(
        new Set([answers.find(({ stored }) => stored)!.id]),
      );
      expect(await stores.messages.latest(contact, 10)).toHaveLength(1);
    });

    test('refuses an id that belongs to another message instead of losing the new one', async () => {
      const { stores, ids } = house();
      const first = message(ids, contactId(ids));
      await stores.messages.storeOnce(first);
      await expect(stores.messages.storeOnce({ ...first, key: 'sms:other' })).rejects.toThrow(first.id);
    });

    test('answers what is not handled yet, in order of arrival, until it is marked', async () => {
      const { stores, ids } = house();
      const contact = contactId(ids);
      const [one, two, three] = [0, 1, 2].map((minute) => message(ids, contact, { receivedAt: at(-minute) }));
      for (const each of [three!, one!, two!]) await stores.messages.storeOnce(each);
      await stores.messages.storeOnce(message(ids, contactId(ids)));
      await stores.messages.markHandled([two!.id], at(5));
      await stores.messages.markHandled([two!.id], at(9));
      expect(await stores.messages.unhandled(contact)).toEqual([one, three]);
      expect((await stores.messages.get([two!.id]))[0]!.handledAt).toBe(at(5));
    });

    test('finds contacts whose messages were left lying, even behind the flood of another', async () => {
      const { stores, ids } = house();
      const [flood, quiet, late] = [contactId(ids), contactId(ids), contactId(ids)];
      const long = at(-10_000);
      for (let i = 0; i < 30; i++) await stores.messages.storeOnce(message(ids, flood, { receivedAt: long }));
      await stores.messages.storeOnce(message(ids, quiet, { receivedAt: at(-9_999) }));
      await stores.messages.storeOnce(message(ids, late, { receivedAt: at(-9_000) }));
      expect(await stores.messages.neglected(at(-9_500), 5)).toEqual([flood, quiet]);
      expect(await stores.messages.neglected(at(-9_500), 1)).toEqual([flood]);
    });

    test('answers the newest messages, oldest of them first', async () => {
      const { stores, ids } = house();
      const contact = contactId(ids);
      const all = Array.from({ length: 5 }, (_, i) => message(ids, contact, { text: `number ${i}` }));
      for (const each of all) await stores.messages.storeOnce(each);
      expect(await stores.messages.latest(contact, 3)).toEqual(all.slice(2));
    });

    test('answers what a chat visitor wrote since a moment, also under the number it was linked to', async () => {
      const { stores, ids } = house();
      const [chat, number] = [contactId(ids), contactId(ids)];
      const wrote = (minute: number, of: typeof chat) =>
        message(ids, of, { channel: 'chat', chatContactId: chat, receivedAt: at(minute) });
      const all = [wrote(0, chat), wrote(1, chat), wrote(2, number)];
      for (const each of all) await stores.messages.storeOnce(each);
      await stores.messages.storeOnce(message(ids, number, { receivedAt: at(3) }));
      expect(await stores.messages.ofChat(chat, at(1), 10)).toEqual(all.slice(1));
      expect(await stores.messages.ofChat(chat, NOON, 2)).toEqual(all.slice(0, 2));
    });

    test('tells which keys are stored', async () => {
      const { stores, ids } = house();
      const stored = message(ids, contactId(ids));
      await stores.messages.storeOnce(stored);
      expect(await stores.messages.known([stored.key, 'sms:never'])).toEqual(new Set([stored.key]));
      expect(await stores.messages.known([])).toEqual(new Set());
    });
  });
