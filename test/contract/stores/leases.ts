import { expect, test } from 'vitest';
import { at, NOON } from './fixtures.ts';
import { describeContract, type OpenForContract } from './suite.ts';

export const describeLeaseStore = (name: string, open: OpenForContract): void =>
  describeContract(`the lease store on ${name}`, open, (house) => {
    const names = () => ({ lane: `lane:${house().ids.next()}`, leases: house().stores.leases });
    const times = { now: NOON, until: at(1) };

    test('one of many gets it, and nobody else while it runs', async () => {
      const { leases, lane } = names();
      const owners = Array.from({ length: 8 }, (_, i) => `owner-${i}`);
      const got = await Promise.all(owners.map((owner) => leases.acquire(lane, owner, times)));
      const held = got.filter((lease) => lease !== undefined);
      expect(held).toHaveLength(1);
      expect(held[0]).toEqual({ name: lane, owner: owners[got.indexOf(held[0])], fence: 1, until: at(1) });
      expect(await leases.acquire(lane, 'another', { now: at(0.9), until: at(2) })).toBeUndefined();
    });

    test('goes on when it has run out, with a higher fence; the old owner has lost it', async () => {
      const { leases, lane } = names();
      const old = (await leases.acquire(lane, 'old', times))!;
      const rivals = await Promise.all(
        ['a', 'b', 'c'].map((owner) => leases.acquire(lane, owner, { now: at(1), until: at(3) })),
      );
      const [next] = rivals.filter((lease) => lease !== undefined);
      expect(rivals.filter((lease) => lease !== undefined)).toHaveLength(1);
      expect(next!.fence).toBeGreaterThan(old.fence);
      expect(await leases.renew(old, at(9))).toBe(false);
      await leases.release(old);
      expect(await leases.acquire(lane, 'd', { now: at(2), until: at(4) })).toBeUndefined();
    });

    test('is renewed by its owner', async () => {
      const { leases, lane } = names();
      const mine = (await leases.acquire(lane, 'mine', times))!;
      expect(await leases.renew(mine, at(5))).toBe(true);
      expect(await leases.acquire(lane, 'other', { now: at(4), until: at(6) })).toBeUndefined();
    });

    test('is free at once when released, and its fence still grows', async () => {
      const { leases, lane } = names();
      const mine = (await leases.acquire(lane, 'mine', times))!;
      await leases.release(mine);
      expect(await leases.renew(mine, at(5))).toBe(false);
      expect((await leases.acquire(lane, 'other', times))!.fence).toBe(2);
    });

    test('taken again by the same owner, the earlier one is lost', async () => {
      const { leases, lane } = names();
      const first = (await leases.acquire(lane, 'mine', times))!;
      const second = (await leases.acquire(lane, 'mine', times))!;
      expect(second.fence).toBeGreaterThan(first.fence);
      expect(await leases.renew(first, at(5))).toBe(false);
      expect(await leases.renew(second, at(5))).toBe(true);
    });

    test('all of them end at once when nobody can be left who holds one', async () => {
      const { leases, lane } = names();
      const dead = (await leases.acquire(lane, 'dead', times))!;
      await leases.endAll();
      expect(await leases.renew(dead, at(5))).toBe(false);
      const next = (await leases.acquire(lane, 'next', times))!;
      expect(next.fence).toBe(dead.fence + 1);
    });
  });
