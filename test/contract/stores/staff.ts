import { expect, test } from 'vitest';
import type { Session, StaffMember } from '../../../src/app/ports/staff.ts';
import type { StaffId } from '../../../src/domain/ids.ts';
import { at, NOON } from './fixtures.ts';
import { describeContract, type OpenForContract } from './suite.ts';

export const describeStaffStore = (name: string, open: OpenForContract): void =>
  describeContract(`the staff store on ${name}`, open, (house) => {
    const member = (): StaffMember => {
      const id = house().ids.next() as StaffId;
      return { id, name: 'Ana Morales', email: `${id}@clinic.example`, role: 'nurse', active: true };
    };

    test('adds a person once an id and once an address, and finds them by it', async () => {
      const { staff } = house().stores;
      const ana = member();
      expect(await staff.addOnce(ana)).toBe(true);
      expect(await staff.addOnce(ana)).toBe(false);
      expect(await staff.addOnce({ ...member(), email: ana.email })).toBe(false);
      expect(await staff.get(ana.id)).toEqual(ana);
      expect(await staff.byEmail(ana.email.toUpperCase())).toEqual(ana);
      expect(await staff.byEmail('nobody@clinic.example')).toBeUndefined();
      expect(await staff.all()).toContainEqual(ana);
    });

    test('keeps a password hash, and the rest as it was', async () => {
      const { staff } = house().stores;
      const ana = member();
      await staff.addOnce(ana);
      await staff.setPassword(ana.id, '$argon2id$one');
      await staff.setPassword(ana.id, '$argon2id$two');
      expect(await staff.get(ana.id)).toEqual({ ...ana, passwordHash: '$argon2id$two' });
      await expect(staff.setPassword('nobody' as StaffId, 'x')).rejects.toThrow('no staff');
    });
  });

export const describeSessionStore = (name: string, open: OpenForContract): void =>
  describeContract(`the session store on ${name}`, open, (house) => {
    const session = (staffId = house().ids.next() as StaffId): Session => ({
      id: house().ids.token(),
      staffId,
      scope: 'full',
      csrf: house().ids.token(),
      createdAt: NOON,
      lastUsedAt: NOON,
      fullUntil: at(30),
      expiresAt: at(60),
    });

    test('keeps a session, its use and its scope', async () => {
      const { sessions } = house().stores;
      const mine = session();
      await sessions.put(mine);
      expect(await sessions.get(mine.id)).toEqual(mine);
      await sessions.touch(mine.id, at(5));
      await sessions.touch(mine.id, at(3));
      await sessions.lock(mine.id);
      expect(await sessions.get(mine.id)).toEqual({ ...mine, lastUsedAt: at(5), scope: 'alarm' });
      const times = { lastUsedAt: at(20), fullUntil: at(50), expiresAt: at(80) };
      await sessions.unlock(mine.id, times);
      expect(await sessions.get(mine.id)).toEqual({ ...mine, ...times, scope: 'full' });
      expect(await sessions.get('never')).toBeUndefined();
    });

    test('ends one, or all of a person', async () => {
      const { sessions } = house().stores;
      const ana = house().ids.next() as StaffId;
      const [one, two, three, other] = [session(ana), session(ana), session(ana), session()];
      for (const each of [one, two, three, other]) await sessions.put(each);
      await sessions.end(one.id);
      expect(await sessions.get(one.id)).toBeUndefined();
      expect(await sessions.get(two.id)).toEqual(two);
      await sessions.endAllOf(ana);
      expect(await sessions.get(two.id)).toBeUndefined();
      expect(await sessions.get(three.id)).toBeUndefined();
      expect(await sessions.get(other.id)).toEqual(other);
      await sessions.touch(one.id, at(9));
      expect(await sessions.get(one.id)).toBeUndefined();
    });
  });

export const describeSignInLinkStore = (name: string, open: OpenForContract): void =>
  describeContract(`the sign-in link store on ${name}`, open, (house) => {
    test('a link works once, for one of many, until it expires', async () => {
      const { stores, ids } = house();
      const [ana, leo] = [ids.next() as StaffId, ids.next() as StaffId];
      const [link, stale] = [ids.token(), ids.token()];
      await stores.signInLinks.put(link, ana, at(10));
      await stores.signInLinks.put(stale, leo, at(10));
      expect(await stores.signInLinks.everUsed(ana)).toBe(false);
      const used = await Promise.all(Array.from({ length: 5 }, () => stores.signInLinks.use(link, at(9))));
      expect(used.filter((who) => who !== undefined)).toEqual([ana]);
      expect(await stores.signInLinks.use(stale, at(10))).toBeUndefined();
      expect(await stores.signInLinks.use('never', NOON)).toBeUndefined();
      expect(await stores.signInLinks.everUsed(ana)).toBe(true);
      expect(await stores.signInLinks.everUsed(leo)).toBe(false);
    });

    test('a person has one link at a time, and none once one was used', async () => {
      const { stores, ids } = house();
      const [ana, leo] = [ids.next() as StaffId, ids.next() as StaffId];
      const [first, second, other] = [ids.token(), ids.token(), ids.token()];
      await stores.signInLinks.put(first, ana, at(10));
      await stores.signInLinks.put(other, leo, at(10));
      await stores.signInLinks.put(second, ana, at(10));
      expect(await stores.signInLinks.use(first, at(1))).toBeUndefined();
      expect(await stores.signInLinks.use(second, at(1))).toBe(ana);
      expect(await stores.signInLinks.use(other, at(1))).toBe(leo);
    });
  });
