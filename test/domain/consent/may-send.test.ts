import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  LINK_CODES_PER_HOUR,
  maySend,
  REMINDERS_PER_DAY,
  REMINDERS_PER_WEEK,
  REPLIES_PER_HOUR,
  type SendQuestion,
  type SendVerdict,
} from '../../../src/domain/consent/may-send.ts';
import { PURPOSES, type Purpose } from '../../../src/domain/consent/purpose.ts';
import { HOUR, MINUTE, plus, type LocalTime } from '../../../src/domain/time.ts';
import { NEW_YORK, wall } from '../scheduling/small-clinic.ts';

const NOON = wall('2026-11-24 12:00');
const NIGHT = wall('2026-11-24 22:00');
const MORNING = wall('2026-11-25 08:00');

const SEND: SendVerdict = { kind: 'send' };
const refused = (reason: string, staffTask = false) => ({ kind: 'refuse', reason, staffTask });
const deferred = { kind: 'defer', until: MORNING } as const;

function ask(purpose: Purpose, changes: Partial<SendQuestion> = {}): SendVerdict {
  const now = changes.now ?? NOON;
  return maySend({
    purpose,
    channel: 'sms',
    optedOut: false,
    now,
    createdAt: now,
    zone: NEW_YORK,
    quietHours: { from: '20:00' as LocalTime, until: '08:00' as LocalTime },
    epoch: { made: 3, current: 3 },
    earlier: { lastHour: 0, lastDay: 0, lastWeek: 0, sameCause: 0 },
    repeatedFlag: false,
    appointment: { stands: true, start: plus(now, 48 * HOUR) },
    ...changes,
  });
}

const earlier = (changes: Partial<SendQuestion['earlier']>): Partial<SendQuestion> => ({
  earlier: { lastHour: 0, lastDay: 0, lastWeek: 0, sameCause: 0, ...changes },
});

/** The table of the house, cell by cell: after opt-out, quiet hours, over its cap, stale epoch. */
const TABLE: Record<Purpose, readonly [optedOut: unknown, quiet: unknown, capped: unknown, stale: unknown]> =
  {
    safety: [SEND, SEND, SEND, SEND],
    'opt-out-confirmation': [SEND, SEND, refused('repeated'), SEND],
    'keyword-answer': [SEND, SEND, refused('repeated'), SEND],
    unseen: [SEND, SEND, refused('repeated'), SEND],
    'link-code': [refused('opted-out'), SEND, refused('cap'), SEND],
    reply: [refused('opted-out', true), SEND, refused('cap', true), refused('stale')],
    'staff-reply': [refused('opted-out', true), SEND, SEND, SEND],
    reminder: [refused('opted-out', true), deferred, refused('cap', true), SEND],
    'on-call': [SEND, SEND, SEND, SEND],
  };

const OVER = earlier({ lastHour: 99, lastDay: 99, lastWeek: 99, sameCause: 1 });

describe.each(PURPOSES)('%s', (purpose) => {
  const [optedOut, quiet, capped, stale] = TABLE[purpose];
  it('sends by day to who has not opted out', () => expect(ask(purpose)).toEqual(SEND));
  it('after an opt-out', () => expect(ask(purpose, { optedOut: true })).toEqual(optedOut));
  it('in quiet hours', () => expect(ask(purpose, { now: NIGHT })).toEqual(quiet));
  it('over its cap', () => expect(ask(purpose, OVER)).toEqual(capped));
  it('made under an older epoch', () =>
    expect(ask(purpose, { epoch: { made: 2, current: 3 } })).toEqual(stale));
});

describe('safety', () => {
  it('is not repeated for the same finding', () => {
    expect(ask('safety', { repeatedFlag: true })).toEqual(refused('repeated'));
  });

  it.each(['safety', 'unseen'] as const)(
    '%s after an opt-out is the clinic’s choice, and then a person’s work',
    (p) => {
      expect(ask(p, { optedOut: true, safetyAfterOptOut: false })).toEqual(refused('opted-out', true));
    },
  );
});

describe('the answer to a keyword', () => {
  it.each(['opt-out-confirmation', 'keyword-answer'] as const)(
    '%s goes within five minutes or not at all',
    (p) => {
      expect(ask(p, { createdAt: plus(NOON, -5 * MINUTE) })).toEqual(SEND);
      expect(ask(p, { createdAt: plus(NOON, -5 * MINUTE - 1) })).toEqual(refused('too-late'));
    },
  );
});

describe('caps', () => {
  it.each([
    ['reply', 'lastHour', REPLIES_PER_HOUR],
    ['link-code', 'lastHour', LINK_CODES_PER_HOUR],
    ['reminder', 'lastDay', REMINDERS_PER_DAY],
    ['reminder', 'lastWeek', REMINDERS_PER_WEEK],
  ] as const)('%s: %s up to %d', (purpose, window, cap) => {
    expect(ask(purpose, earlier({ [window]: cap - 1 }))).toEqual(SEND);
    expect(ask(purpose, earlier({ [window]: cap }))).toMatchObject({ kind: 'refuse', reason: 'cap' });
  });
});

describe('a reminder', () => {
  it('is dropped with its visit', () => {
    const appointment = { stands: false, start: plus(NOON, HOUR) };
    expect(ask('reminder', { appointment })).toEqual(refused('appointment-changed'));
  });

  it('that quiet hours would bring too late to help becomes a call', () => {
    const appointment = { stands: true, start: wall('2026-11-25 08:15') };
    expect(ask('reminder', { now: NIGHT, appointment })).toEqual(refused('too-late', true));
  });

  it('is never sent within half an hour of the visit', () => {
    const appointment = { stands: true, start: plus(NOON, 29 * MINUTE) };
    expect(ask('reminder', { appointment })).toEqual(refused('too-late', true));
  });
});

describe('the chat on the clinic page', () => {
  it.each(PURPOSES)('is not silenced by an opt-out of texts: %s', (purpose) => {
    expect(ask(purpose, { channel: 'chat', optedOut: true })).toEqual(SEND);
  });
});

it('nothing but safety, promises, keyword answers and calls for help goes to a number that opted out', () => {
  fc.assert(
    fc.property(fc.constantFrom(...PURPOSES), fc.boolean(), fc.nat(5), (purpose, night, before) => {
      const verdict = ask(purpose, {
        optedOut: true,
        now: night ? NIGHT : NOON,
        ...earlier({ lastHour: before, lastDay: before, lastWeek: before, sameCause: before }),
      });
      const allowed = ['safety', 'unseen', 'opt-out-confirmation', 'keyword-answer', 'on-call'];
      if (!allowed.includes(purpose)) expect(verdict.kind).toBe('refuse');
    }),
  );
});
