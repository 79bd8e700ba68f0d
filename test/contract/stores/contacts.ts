import { expect, test } from 'vitest';
import { at, contactId, NOON, someNumber } from './fixtures.ts';
import { describeContract, type OpenForContract } from './suite.ts';

export const describeContactStore = (name: string, open: OpenForContract): void =>
  describeContract(`the contact store on ${name}`, open, (house) => {
    test('makes a number one contact, whoever asks first', async () => {
      const { stores, ids } = house();
      const phone = someNumber(ids);
      const asked = Array.from({ length: 6 }, () =>
        stores.contacts.ofNumber(phone, { id: contactId(ids), at: NOON }),
      );
      const [first, ...others] = await Promise.all(asked);
      for (const other of others) expect(other).toEqual(first);
      expect(first).toEqual({
        id: first!.id,
        kind: 'sms',
        phone,
        language: 'en',
        optedOut: false,
        reminders: 'unasked',
        createdAt: NOON,
      });
      expect(await stores.contacts.get(first!.id)).toEqual(first);
      expect(await stores.contacts.findNumber(phone)).toEqual(first);
      expect(await stores.contacts.findNumber(someNumber(ids))).toBeUndefined();
    });

    test('makes a visitor one contact by the token, which is not kept', async () => {
      const { stores, ids } = house();
      const token = ids.token();
      const visitor = await stores.contacts.ofVisitor(token, { id: contactId(ids), at: NOON });
      expect(await stores.contacts.ofVisitor(token, { id: contactId(ids), at: at(1) })).toEqual(visitor);
      expect(visitor).toMatchObject({ kind: 'chat', createdAt: NOON });
      expect(visitor).not.toHaveProperty('phone');
      expect(await stores.contacts.findVisitor(token)).toEqual(visitor);
      expect(await stores.contacts.findVisitor(ids.token())).toBeUndefined();
      expect(await stores.contacts.get(visitor.id)).toEqual(visitor);
    });

    test('links chats to a number', async () => {
      const { stores, ids } = house();
      const number = await stores.contacts.ofNumber(someNumber(ids), { id: contactId(ids), at: NOON });
      const make = () => stores.contacts.ofVisitor(ids.token(), { id: contactId(ids), at: NOON });
      const [one, two] = [await make(), await make()];
      await make();
      await stores.contacts.link(one.id, number.id);
      await stores.contacts.link(two.id, number.id);
      expect((await stores.contacts.get(one.id))!.linkedTo).toBe(number.id);
      expect(await stores.contacts.chatsOf(number.id)).toEqual([one.id, two.id]);
    });

    test('remembers opt-out, wish for reminders and language', async () => {
      const { stores, ids } = house();
      const phone = someNumber(ids);
      const { id } = await stores.contacts.ofNumber(phone, { id: contactId(ids), at: NOON });
      await stores.contacts.setOptedOut(id, true, 1);
      await stores.contacts.setReminders(id, 'refused', 1);
      await stores.contacts.setLanguage(id, 'es');
      const changed = { optedOut: true, reminders: 'refused', language: 'es', phone };
      expect(await stores.contacts.get(id)).toMatchObject(changed);
      expect(await stores.contacts.findNumber(phone)).toMatchObject(changed);
      await stores.contacts.setOptedOut(id, false, 2);
      expect((await stores.contacts.get(id))!.optedOut).toBe(false);
      await expect(stores.contacts.setOptedOut(contactId(ids), true, 1)).rejects.toThrow('no contact');
    });

    test('what was said earlier does not undo what was said later, in whatever order it is written', async () => {
      const { stores, ids } = house();
      const { contacts } = stores;
      const { id } = await contacts.ofNumber(someNumber(ids), { id: contactId(ids), at: NOON });
      expect(await contacts.setOptedOut(id, true, 3_000)).toBe(true);
      expect(await contacts.setOptedOut(id, false, 2_000)).toBe(false);
      expect(await contacts.setOptedOut(id, true, 3_000)).toBe(true);
      expect(await contacts.setReminders(id, 'refused', 2_001)).toBe(true);
      expect(await contacts.setReminders(id, 'granted', 2_000)).toBe(false);
      expect(await contacts.get(id)).toMatchObject({ optedOut: true, reminders: 'refused' });
      expect(await contacts.setOptedOut(id, false, 3_001)).toBe(true);
      expect((await contacts.get(id))!.optedOut).toBe(false);
    });
  });
