import { expect, test } from 'vitest';
import type { Conversation } from '../../../src/domain/conversation/state.ts';
import type { EffectKey, StaffId } from '../../../src/domain/ids.ts';
import type { Ids } from '../../../src/app/ports/system.ts';
import { plus } from '../../../src/domain/time.ts';
import { at, contactId, conversation, NOON, verdict } from './fixtures.ts';
import { describeContract, type OpenForContract } from './suite.ts';

const full = (ids: Ids): Conversation =>
  conversation(ids, contactId(ids), {
    mode: 'staffed',
    level: 'emergency',
    epoch: 3,
    episode: 2,
    dueAt: at(5),
    waitingSince: at(-3),
    claim: { by: 'nurse' as StaffId, at: at(-1), answeredAt: NOON },
    alarm: {
      level: 'emergency',
      path: 'crisis',
      raisedAt: at(-3),
      rungs: 0,
      redFlags: ['self-harm'],
      code: '482913',
    },
    findings: verdict.findings,
    dialogue: { step: 'asking-name', goal: { kind: 'book', forWhom: 'other', reason: 'la rodilla' } },
    pending: [{ key: 'c:1:0' as EffectKey, effect: { type: 'mark-handled', messages: [] } }],
  });

const code = (ids: Ids) => ids.digits(9);
const alarmed = (ids: Ids, alarmCode: string, more: Partial<Conversation> = {}): Conversation => {
  const base = full(ids);
  const { claim: _, ...waiting } = base;
  return { ...waiting, mode: 'waiting', alarm: { ...base.alarm!, code: alarmCode }, ...more };
};

export const describeConversationStore = (name: string, open: OpenForContract): void =>
  describeContract(`the conversation store on ${name}`, open, (house) => {
    test('gives back the whole state, by id and by contact', async () => {
      const { stores, ids } = house();
      const stored = full(ids);
      expect(await stores.conversations.insert(stored)).toBe(true);
      expect(await stores.conversations.get(stored.id)).toEqual(stored);
      expect(await stores.conversations.ofContact(stored.contactId)).toEqual(stored);
      expect(await stores.conversations.ofContact(contactId(ids))).toBeUndefined();
    });

    test('keeps one conversation a contact', async () => {
      const { stores, ids } = house();
      const contact = contactId(ids);
      const rivals = Array.from({ length: 5 }, () => conversation(ids, contact));
      const answers = await Promise.all(rivals.map((one) => stores.conversations.insert(one)));
      expect(answers.filter(Boolean)).toHaveLength(1);
    });

    test('lets exactly one of many writers save over a version', async () => {
      const { stores, ids } = house();
      const first = conversation(ids, contactId(ids));
      await stores.conversations.insert(first);
      const rivals = Array.from({ length: 8 }, (_, i) => ({ ...first, version: 1, epoch: i }));
      const answers = await Promise.all(rivals.map((next) => stores.conversations.replace(next, 0)));
      expect(answers.filter(Boolean)).toHaveLength(1);
      const winner = rivals[answers.indexOf(true)];
      expect(await stores.conversations.get(first.id)).toEqual(winner);
      expect(await stores.conversations.replace({ ...first, version: 1 }, 0)).toBe(false);
      expect(await stores.conversations.replace({ ...first, version: 2 }, 1)).toBe(true);
    });

    test('saves a version several steps on, none that does not go on, and nothing over nothing', async () => {
      const { stores, ids } = house();
      const stranger = conversation(ids, contactId(ids), { version: 1 });
      expect(await stores.conversations.replace(stranger, 0)).toBe(false);
      const first = conversation(ids, contactId(ids));
      await stores.conversations.insert(first);
      expect(await stores.conversations.replace({ ...first, version: 3 }, 0)).toBe(true);
      expect(await stores.conversations.replace({ ...first, version: 4 }, 3)).toBe(true);
      await expect(stores.conversations.replace(stranger, 1)).rejects.toThrow(RangeError);
    });

    test('refuses a state above 64 kB, by name and without quoting it', async () => {
      const { stores, ids } = house();
      const fits = conversation(ids, contactId(ids), { applied: ['ñ'.repeat(32_000)] });
      expect(await stores.conversations.insert(fits)).toBe(true);
      const large = conversation(ids, contactId(ids), { applied: ['secret'.repeat(12_000)] });
      const error: unknown = await stores.conversations.insert(large).catch((cause: unknown) => cause);
      expect(error).toMatchObject({ name: 'ConversationTooLarge' });
      expect(String(error)).toContain(large.id);
      expect(String(error)).not.toContain('secret');
    });

    test('tells which are due, the earliest first, and never those without a moment', async () => {
      const { stores, ids } = house();
      const due = (minutes: number) => conversation(ids, contactId(ids), { dueAt: at(minutes) });
      const [late, early, future] = [due(-2_000), due(-3_000), due(-500)];
      for (const one of [late, early, future]) await stores.conversations.insert(one);
      await stores.conversations.insert(conversation(ids, contactId(ids)));
      expect(await stores.conversations.due(at(-1_000), 10)).toEqual([early.id, late.id]);
      expect(await stores.conversations.due(at(-1_000), 1)).toEqual([early.id]);
      const { dueAt: _, ...settled } = early;
      await stores.conversations.replace({ ...settled, version: 1 }, 0);
      expect(await stores.conversations.due(at(-1_000), 10)).toEqual([late.id]);
    });

    test('tells which still have effects to do and were not saved lately', async () => {
      const { stores, ids, clock } = house();
      const before = clock.now();
      const [pending, settled] = [full(ids), conversation(ids, contactId(ids))];
      await stores.conversations.insert(pending);
      await stores.conversations.insert(settled);
      expect(await stores.conversations.unsettled(before, 1_000)).not.toContain(pending.id);
      const found = await stores.conversations.unsettled(plus(clock.now(), 1), 1_000);
      expect(found).toContain(pending.id);
      expect(found).not.toContain(settled.id);
    });

    test('shows headers of what waits for staff or is with them, and of nothing else', async () => {
      const { stores, ids } = house();
      const [staffed, waiting] = [full(ids), alarmed(ids, code(ids))];
      const bot = conversation(ids, contactId(ids));
      for (const one of [staffed, waiting, bot]) await stores.conversations.insert(one);
      const queue = await stores.conversations.queue();
      expect(queue.find(({ id }) => id === bot.id)).toBeUndefined();
      const header = {
        id: staffed.id,
        contactId: staffed.contactId,
        version: 0,
        mode: 'staffed',
        level: 'emergency',
        path: 'crisis',
        episode: 2,
        waitingSince: at(-3),
        claimedBy: 'nurse',
        claimedAt: at(-1),
        answeredAt: NOON,
        raisedAt: at(-3),
        rungs: 0,
      };
      expect(queue.find(({ id }) => id === staffed.id)).toEqual(header);
      expect(await stores.conversations.header(staffed.id)).toEqual(header);
      const { claimedBy: _, claimedAt: __, answeredAt: ___, ...unclaimed } = header;
      expect(queue.find(({ id }) => id === waiting.id)).toEqual({
        ...unclaimed,
        id: waiting.id,
        contactId: waiting.contactId,
        mode: 'waiting',
      });
      expect(await stores.conversations.header(bot.id)).toEqual({
        id: bot.id,
        contactId: bot.contactId,
        version: 0,
        mode: 'bot',
        level: 'none',
        episode: 1,
      });
    });

    test('finds an alarm by the code on-call staff text back, a waiting one first', async () => {
      const { stores, ids } = house();
      const mine = code(ids);
      const claimed = alarmed(ids, code(ids), { mode: 'staffed' });
      const sameCode = alarmed(ids, mine, { mode: 'staffed' });
      const waiting = alarmed(ids, mine);
      const over = alarmed(ids, code(ids), { mode: 'bot' });
      for (const one of [sameCode, waiting, claimed, over]) await stores.conversations.insert(one);
      expect(await stores.conversations.byAlarmCode(mine)).toBe(waiting.id);
      expect(await stores.conversations.byAlarmCode(claimed.alarm!.code)).toBe(claimed.id);
      expect(await stores.conversations.byAlarmCode(over.alarm!.code)).toBeUndefined();
      expect(await stores.conversations.byAlarmCode('')).toBeUndefined();
    });

    test('of two alarms that share a code the one that rang last is found', async () => {
      const { stores, ids } = house();
      const shared = code(ids);
      const ringing = (minutes: number) => {
        const one = alarmed(ids, shared);
        return { ...one, alarm: { ...one.alarm!, raisedAt: at(minutes) } };
      };
      const [second, first, third] = [ringing(-2), ringing(-3), ringing(-1)];
      for (const one of [second, first, third]) await stores.conversations.insert(one);
      expect(await stores.conversations.byAlarmCode(shared)).toBe(third.id);
      await stores.conversations.replace({ ...third, version: 1, mode: 'staffed' }, 0);
      expect(await stores.conversations.byAlarmCode(shared)).toBe(second.id);
    });
  });
