import fc from 'fast-check';
import { applyDecision } from '../../../src/domain/conversation/commit.ts';
import { decide } from '../../../src/domain/conversation/decide.ts';
import type { Effect } from '../../../src/domain/conversation/effects.ts';
import type {
  ConversationEvent,
  EffectResult,
  HeardMessage,
} from '../../../src/domain/conversation/events.ts';
import type { Facts } from '../../../src/domain/conversation/facts.ts';
import { INTENTS, type Reading } from '../../../src/domain/conversation/reading.ts';
import { newConversation, type Conversation } from '../../../src/domain/conversation/state.ts';
import type { Voice } from '../../../src/domain/conversation/voice.ts';
import type {
  BookingId,
  ContactId,
  ConversationId,
  MessageId,
  SendId,
  StaffId,
} from '../../../src/domain/ids.ts';
import { HOUR, MINUTE, plus, SECOND, type LocalDate } from '../../../src/domain/time.ts';
import { LEVELS, type Verdict } from '../../../src/domain/triage/verdict.ts';
import { checkInvariants } from './invariants.ts';
import {
  ABUSE,
  calm,
  clinic,
  CRISIS,
  EMERGENCY,
  FRIDAY,
  OPEN_AT,
  reading,
  ROSA,
  THURSDAY,
  THURSDAY_LATER,
  URGENT,
  verdict,
  visitId,
} from './desk.ts';

/** Numbers that pick from whatever there is to pick from when the step comes. */
const pick = fc.nat({ max: 30 });
const VERDICTS: readonly Verdict[] = [
  calm,
  calm,
  calm,
  calm,
  { ...calm, level: 'routine', path: 'medical' },
  URGENT,
  ABUSE,
  EMERGENCY,
  verdict('emergency', 'breathing'),
  CRISIS,
  // Only earlier messages make it so.
  { ...EMERGENCY, rules: [{ ...EMERGENCY.rules[0]!, spans: [] }] },
];
const MEANINGS: readonly HeardMessage['consent'][] = [
  { kind: 'none', bare: false },
  { kind: 'stop', bare: true, keyword: 'STOP' },
  { kind: 'stop', bare: true, keyword: 'CANCEL', mayBeCancel: true },
  { kind: 'stop', bare: false, free: true },
  { kind: 'stop', bare: false, free: true, mayBeCrisis: true },
  { kind: 'start', bare: true, keyword: 'START' },
  { kind: 'start', bare: true, keyword: 'YES' },
  { kind: 'help', bare: true, keyword: 'HELP' },
];

/** Chats that are linked to the number. */
const VISITORS = ['v1', 'v2'] as readonly string[] as readonly ContactId[];

/** Everything that can happen, in numbers that shrink well. */
export const happening = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constant('hear'), count: fc.integer({ min: 1, max: 3 }), a: pick }),
  },
  { weight: 30, arbitrary: fc.record({ do: fc.constant('talk'), a: pick, b: pick }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('resolve') }) },
  { weight: 24, arbitrary: fc.record({ do: fc.constant('settle'), a: pick, b: pick }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('settle-oddly'), a: pick, b: pick }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('danger'), a: pick, b: pick }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('consent'), a: pick, b: pick }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('wait'), a: pick }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('clock') }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('staff'), a: pick, b: pick }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('give-up'), a: pick }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('send-ended'), a: pick, b: pick }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('blocked') }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('join'), a: pick, b: pick }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('again'), a: pick }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('contact'), a: pick }) },
);
export type Happening = typeof happening extends fc.Arbitrary<infer T> ? T : never;

const of = <T>(list: readonly T[], at: number): T => list[at % list.length]!;
const LONG = 'ñ😀'.repeat(2_000);
const BORN = '1985-03-14' as LocalDate;

/** Readings of every kind, each a plausible answer to some question. */
export const READINGS: readonly Partial<Reading>[] = [
  ...INTENTS.map((intent) => ({ intent })),
  { choice: 1 },
  { choice: 2 },
  { choice: 3 },
  { choice: 9 },
  { yesNo: 'yes' },
  { yesNo: 'no' },
  { declinesAll: true },
  { name: LONG },
  { birthDate: BORN },
  { name: 'Rosa', birthDate: BORN },
  { phone: '+12025550123' },
  { phone: 'x' },
  { code: '482913' },
  { when: { date: '2026-11-27' as LocalDate, certain: false } },
  { intent: 'book', when: { part: 'afternoon', certain: true }, reason: LONG },
  { intent: 'book', forWhom: 'other' },
  { intent: 'book', confidence: 0.2 },
  { language: 'es', languageCertain: true },
];

export function openWorld(kind: 'sms' | 'chat', patients = 0) {
  let conversation: Conversation = newConversation({
    id: 'c1' as ConversationId,
    contactId: 'k1' as ContactId,
    language: 'en',
    channel: kind,
  });
  let facts: Facts = {
    now: OPEN_AT,
    clinic,
    contact: { kind, optedOut: false, patients, remindersAnswered: false },
    optOut: 'app',
  };
  let ids = 0;
  const events: ConversationEvent[] = [];
  /** Holds the calendar keeps for this patient: taken by `slot-held`, ended by a visit, a loss or a release. */
  const holds = new Set<BookingId>();

  const happen = (event: ConversationEvent): void => {
    facts = { ...facts, now: plus(facts.now, 1) };
    const before = conversation;
    const decision = decide(before, event, facts);
    if (decision.next === before && decision.effects.length === 0) return;
    conversation = applyDecision(before, decision);
    noteHolds(before, event, decision.effects);
    checkInvariants({ before, event, facts, decision, after: conversation });
    checkHolds();
  };

  const noteHolds = (before: Conversation, event: ConversationEvent, effects: readonly Effect[]): void => {
    if (event.type === 'effect-settled' && event.result.type === 'slot-held') {
      holds.add(event.result.bookingId);
    }
    const settled =
      event.type === 'effect-settled' ? before.pending.find(({ key }) => key === event.key) : undefined;
    if (settled && 'bookingId' in settled.effect && ['book', 'move-visit'].includes(settled.effect.type)) {
      if (['booked', 'moved', 'slot-lost'].includes((event as { result: EffectResult }).result.type)) {
        holds.delete(settled.effect.bookingId);
      }
    }
    for (const effect of effects) if (effect.type === 'release-hold') holds.delete(effect.bookingId);
  };

  const checkHolds = (): void => {
    const used = new Set<BookingId>();
    const { dialogue, pending } = conversation;
    if (dialogue.step === 'booking') used.add(dialogue.bookingId);
    for (const { effect } of pending) {
      if (effect.type === 'book' || effect.type === 'move-visit') used.add(effect.bookingId);
    }
    const leaked = [...holds].filter((id) => !used.has(id));
    if (leaked.length > 0) throw new Error(`I20 a slot stays held for nobody: ${leaked.join()}`);
  };

  const voice = (a: number): Voice => {
    if (kind === 'chat') return { channel: 'chat', via: 'k1' as ContactId };
    return a % 7 === 3 ? { channel: 'chat', via: of(VISITORS, a) } : { channel: 'sms' };
  };

  const message = (a: number, changes: Partial<HeardMessage> = {}, spoken = voice(a)): HeardMessage => ({
    id: `m${++ids}` as MessageId,
    at: facts.now,
    ...spoken,
    text: a % 11 === 5 ? '' : 'words',
    mediaCount: a % 11 === 5 ? 1 : 0,
    verdict: a > 24 ? of(VERDICTS, a) : calm,
    consent: a % 15 === 14 ? of(MEANINGS, a) : MEANINGS[0]!,
    ...changes,
  });

  const settle = (a: number, b: number): void => {
    const entry = conversation.pending.length === 0 ? undefined : of(conversation.pending, a);
    if (!entry) return;
    happen({ type: 'effect-settled', key: entry.key, result: plausible(entry.effect, b, () => ++ids) });
  };

  /** A patient who means to get somewhere, and a house that mostly keeps up. */
  const talk = (a: number, b: number): void => {
    const calmly = message(1, { verdict: calm, consent: MEANINGS[0]!, text: 'words', mediaCount: 0 });
    outside({ type: 'messages-arrived', messages: [calmly] });
    for (let round = 0; round < a % 4; round += 1) {
      const entry = conversation.pending.findLast(
        ({ effect, abandoned }) => !abandoned && THINKING.has(effect.type),
      );
      if (!entry) return;
      happen({
        type: 'effect-settled',
        key: entry.key,
        result: plausible(entry.effect, round === 0 ? b % 20 : b, () => ++ids),
      });
    }
  };

  const outside = (event: ConversationEvent): void => {
    events.push(event);
    happen(event);
  };

  const staff = (a: number, b: number): void => {
    const by = of(['ana', 'ben', 'on-call-1'], b) as StaffId;
    // Now and then somebody acts on what was on the screen some moments ago.
    const seen = b % 4 === 3 ? Math.max(0, conversation.version - 1 - (b % 3)) : conversation.version;
    const all: readonly ConversationEvent[] = [
      { type: 'claimed', by },
      { type: 'claimed', by },
      { type: 'released', by },
      { type: 'staff-replied', by, text: LONG, key: `r${++ids}`, seen },
      { type: 'handed-back', by, seen },
      { type: 'resolved', by, seen },
      { type: 'level-lowered', by, to: of(LEVELS, b), seen },
    ];
    outside(of(all, a));
  };

  const waits = [SECOND, 30 * SECOND, MINUTE, 5 * MINUTE, 31 * MINUTE, 5 * HOUR, 25 * HOUR];

  const step = (one: Happening): void => {
    const { a = 0, b = 0 } = one as { readonly a?: number; readonly b?: number };
    switch (one.do) {
      case 'hear': {
        const count = (one as { readonly count: number }).count;
        const messages = Array.from({ length: count }, (_, index) => message(a + index, {}, voice(a)));
        return outside({ type: 'messages-arrived', messages });
      }
      case 'talk':
        return talk(a, b);
      case 'resolve':
        return outside({ type: 'resolved', by: 'ana' as StaffId, seen: conversation.version });
      case 'settle':
        return settle(a, b);
      case 'settle-oddly': {
        const entry = conversation.pending.length === 0 ? undefined : of(conversation.pending, a);
        const other = plausible(of(SAMPLES, b), b, () => ++ids);
        if (entry && other.type !== 'slot-held') {
          happen({ type: 'effect-settled', key: entry.key, result: other });
        }
        return undefined;
      }
      case 'danger':
        return outside({
          type: 'danger-heard',
          message: message(a, { verdict: of(VERDICTS.slice(7), b), consent: of(MEANINGS, a) }),
          alarmCode: String(1000 + a),
        });
      case 'consent':
        return outside({
          type: 'consent-heard',
          message: message(a, {
            consent: of(MEANINGS, b),
            ...(a % 2 === 0 && { carrierAnswered: true as const }),
          }),
        });
      case 'wait':
        facts = { ...facts, now: plus(facts.now, of(waits, a)) };
        return undefined;
      case 'clock':
        return happen({ type: 'deadline-passed' });
      case 'staff':
        return staff(a, b);
      case 'give-up': {
        const entry = conversation.pending.length === 0 ? undefined : of(conversation.pending, a);
        return entry && happen({ type: 'gave-up', key: entry.key });
      }
      case 'send-ended':
        return outside({
          type: 'send-ended',
          key: `s${++ids}`,
          sendId: `s${ids}` as SendId,
          purpose: of(
            ['safety', 'reply', 'unseen', 'on-call', 'link-code', 'staff-reply', 'keyword-answer'],
            a,
          ),
          outcome: of(['failed', 'unclear', 'refused', 'stale'], b),
          ...(a % 7 === 1 && { intro: conversation.channel }),
        });
      case 'blocked':
        return kind === 'chat' ? undefined : outside({ type: 'carrier-blocked', key: `b${++ids}` });
      case 'join': {
        const goal = b % 2 === 0 ? ({ kind: 'book', forWhom: 'self' } as const) : undefined;
        if (kind === 'chat') return undefined;
        return outside({
          type: 'chat-joined',
          via: of(VISITORS, b),
          key: `j${++ids}`,
          level: of(LEVELS, a),
          ...(goal && { goal }),
        });
      }
      case 'again':
        return events.length === 0 ? undefined : happen(of(events, a));
      default:
        facts = {
          ...facts,
          contact: {
            ...facts.contact,
            optedOut: a % 5 === 0,
            patients: a % 4,
            remindersAnswered: a % 2 === 0,
          },
        };
        return undefined;
    }
  };

  /** The house works off all it has promised, with nobody saying anything more. */
  const comeToRest = (): void => {
    for (let round = 0; conversation.pending.length > 0; round += 1) {
      if (round > 500) throw new Error('I21 the house never comes to rest');
      settle(0, round % 3);
    }
    const { taken, dialogue } = conversation;
    if (taken.length > 0) throw new Error(`I21 never answered: ${taken.join()}`);
    if (dialogue.step === 'working' || dialogue.step === 'booking') throw new Error('I21 stuck at work');
    if (holds.size > 0) throw new Error('I21 a slot stays held');
  };

  return {
    step,
    comeToRest,
    get conversation() {
      return conversation;
    },
  };
}

const THINKING: ReadonlySet<Effect['type']> = new Set([
  'understand',
  'identify',
  'search-slots',
  'list-visits',
  'hold-slot',
  'book',
  'move-visit',
  'cancel-visit',
  'confirm-visit',
  'send-link-code',
  'check-link-code',
  'join-number',
]);

const SAMPLES: readonly Effect[] = [
  { type: 'mark-handled', messages: [] },
  { type: 'understand', messages: [], expecting: 'nothing', choices: [] },
  { type: 'identify', birthDate: BORN },
  { type: 'search-slots', exclude: [] },
  { type: 'list-visits', of: 'contact' },
  { type: 'cancel-visit', appointmentId: visitId('a1') },
];

/** What a helpful patient would say to that. */
function fitting(
  { expecting }: Extract<Effect, { readonly type: 'understand' }>,
  b: number,
): Partial<Reading> {
  switch (expecting) {
    case 'nothing':
    case 'place-or-callback':
      return { intent: of(['book', 'book', 'move', 'cancel', 'show', 'confirm'] as const, b) };
    case 'name':
      return { name: 'Rosa Marte' };
    case 'birth-date':
      return { birthDate: BORN };
    case 'choice':
      return { choice: 1 + (b % 3) };
    case 'yes-no':
      return { yesNo: of(['yes', 'no'] as const, b) };
    case 'phone-number':
      return { phone: '+12025550123' };
    case 'code':
      return { code: '482913' };
  }
}

/** What the house may bring back for this effect. */
export function plausible(effect: Effect, b: number, id: () => number): EffectResult {
  const visit = { appointmentId: visitId(`a${b}`), patientId: ROSA, slot: THURSDAY };
  switch (effect.type) {
    case 'understand':
      return {
        type: 'understood',
        readings: effect.messages.map((message, index) => ({
          id: message,
          reading: reading(b < 20 ? fitting(effect, b) : of(READINGS, b + index)),
        })),
      };
    case 'identify':
      return {
        type: 'identified',
        outcome:
          b % 3 === 0
            ? { kind: of(['unknown', 'which', 'unknown', 'too-many'] as const, b) }
            : { kind: 'known', patientId: ROSA },
      };
    case 'search-slots':
      return of<EffectResult>(
        [
          { type: 'slots-found', match: 'as-wished', slots: [THURSDAY, THURSDAY_LATER, FRIDAY] },
          { type: 'slots-found', match: 'nearest', slots: [FRIDAY] },
          { type: 'slots-found', match: 'as-wished', slots: [THURSDAY] },
          { type: 'slots-found', match: 'none', slots: [] },
        ],
        b,
      );
    case 'hold-slot':
      return b % 3 === 0 ? { type: 'slot-lost' } : { type: 'slot-held', bookingId: `b${id()}` as BookingId };
    case 'book':
      return b % 3 === 0
        ? { type: 'slot-lost' }
        : { type: 'booked', appointmentId: visitId(`a${b}`), slot: effect.slot };
    case 'move-visit':
      return of<EffectResult>(
        [
          { type: 'moved', appointmentId: effect.appointmentId, slot: effect.slot },
          { type: 'slot-lost' },
          { type: 'visit-gone' },
        ],
        b,
      );
    case 'cancel-visit':
      return b % 3 === 0 ? { type: 'visit-gone' } : { type: 'cancelled', slot: THURSDAY };
    case 'confirm-visit':
      return b % 3 === 0 ? { type: 'visit-gone' } : { type: 'confirmed', slot: THURSDAY };
    case 'list-visits':
      return { type: 'visits-listed', visits: [[], [visit], [visit, visit, visit, visit]][b % 3]! };
    case 'send-link-code':
      return b % 3 === 0
        ? { type: 'code-refused', reason: of(['opted-out', 'too-many', 'unusable-number'], b) }
        : { type: 'code-sent' };
    case 'check-link-code':
      return { type: 'code-checked', outcome: of(['right', 'wrong', 'expired'], b) };
    default:
      return { type: 'done' };
  }
}
