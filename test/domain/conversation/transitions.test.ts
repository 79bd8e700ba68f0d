import { describe, expect, it } from 'vitest';
import { decide } from '../../../src/domain/conversation/decide.ts';
import { applyDecision } from '../../../src/domain/conversation/commit.ts';
import type { Effect } from '../../../src/domain/conversation/effects.ts';
import type { ConversationEvent } from '../../../src/domain/conversation/events.ts';
import { INTENTS, type Intent } from '../../../src/domain/conversation/reading.ts';
import type { Conversation, Dialogue, Mode } from '../../../src/domain/conversation/state.ts';
import type {
  ContactId,
  EffectKey,
  MessageId,
  PhoneNumber,
  SendId,
  StaffId,
} from '../../../src/domain/ids.ts';
import { checkInvariants } from './invariants.ts';
import { booking, EMERGENCY, openDesk, OPEN_AT, reading, ROSA, THURSDAY, visitId } from './desk.ts';

type StepName = Dialogue['step'];
type EventName = ConversationEvent['type'];
/** Where it leads: the mode, and the step; `=` is the very same conversation, `same` the same step. */
type Cell = '=' | `${Mode} ${StepName | 'same'}`;

const goal = { kind: 'book', forWhom: 'self' } as const;
const visit = { appointmentId: visitId('a1'), patientId: ROSA, slot: THURSDAY };

/** One conversation at each step, with what is pending there. */
const STEPS: { readonly [S in StepName]: readonly [Extract<Dialogue, { readonly step: S }>, ...Effect[]] } = {
  idle: [{ step: 'idle' }],
  working: [
    { step: 'working', goal, patientId: ROSA },
    { type: 'search-slots', exclude: [] },
  ],
  'asking-number': [{ step: 'asking-number', goal }],
  'asking-code': [{ step: 'asking-code', goal, phone: '+12025550123' as PhoneNumber }],
  'asking-name': [{ step: 'asking-name', goal }],
  'asking-birth-date': [{ step: 'asking-birth-date', goal }],
  'asking-who': [{ step: 'asking-who', goal }],
  'choosing-slot': [{ step: 'choosing-slot', goal, patientId: ROSA, offers: [THURSDAY], offeredAt: OPEN_AT }],
  booking: [
    { step: 'booking', goal, patientId: ROSA, slot: THURSDAY, bookingId: booking('b1'), held: true },
    { type: 'book', bookingId: booking('b1'), slot: THURSDAY, patientId: ROSA },
  ],
  'asking-reminders': [{ step: 'asking-reminders', appointmentId: visitId('a1'), patientId: ROSA }],
  'choosing-visit': [{ step: 'choosing-visit', goal: { kind: 'move' }, visits: [visit, visit] }],
  'move-or-cancel': [{ step: 'move-or-cancel', visit }],
  'visit-or-person': [{ step: 'visit-or-person' }],
  'asking-callback': [{ step: 'asking-callback' }],
};
const STEP_NAMES = Object.keys(STEPS) as readonly StepName[];

const everywhere = (cell: Cell): Record<StepName, Cell> =>
  Object.fromEntries(STEP_NAMES.map((step) => [step, cell])) as Record<StepName, Cell>;

/**
 * Every mode × event × step. An event is given in its plainest form: an ordinary message, STOP, a result nobody waits
 * for, a deadline that has not come, a reply that was not delivered, a chat that brings a wish to book.
 */
const TRANSITIONS: Record<Mode, Record<EventName, Record<StepName, Cell>>> = {
  bot: {
    'messages-arrived': everywhere('bot same'),
    'danger-heard': everywhere('waiting idle'),
    'consent-heard': everywhere('bot idle'),
    'effect-settled': everywhere('='),
    'deadline-passed': everywhere('='),
    'send-ended': everywhere('bot same'),
    'carrier-blocked': everywhere('bot idle'),
    // What the house is busy with goes on; a question of the phone gives way to what the chat is about.
    'chat-joined': { ...everywhere('bot asking-name'), working: 'bot same', booking: 'bot same' },
    claimed: everywhere('staffed idle'),
    released: everywhere('='),
    'staff-replied': everywhere('staffed idle'),
    'handed-back': everywhere('='),
    resolved: everywhere('bot idle'),
    'level-lowered': everywhere('='),
    'gave-up': everywhere('='),
  },
  waiting: {
    'messages-arrived': everywhere('waiting same'),
    'danger-heard': everywhere('waiting same'),
    'consent-heard': everywhere('waiting same'),
    'effect-settled': everywhere('='),
    'deadline-passed': everywhere('='),
    'send-ended': everywhere('waiting same'),
    'carrier-blocked': everywhere('waiting same'),
    'chat-joined': everywhere('waiting same'),
    claimed: everywhere('staffed same'),
    released: everywhere('='),
    'staff-replied': everywhere('staffed same'),
    'handed-back': everywhere('bot idle'),
    resolved: everywhere('bot idle'),
    'level-lowered': everywhere('='),
    'gave-up': everywhere('='),
  },
  staffed: {
    'messages-arrived': everywhere('staffed same'),
    'danger-heard': everywhere('staffed same'),
    'consent-heard': everywhere('staffed same'),
    'effect-settled': everywhere('='),
    'deadline-passed': everywhere('='),
    'send-ended': everywhere('staffed same'),
    'carrier-blocked': everywhere('staffed same'),
    'chat-joined': everywhere('staffed same'),
    claimed: everywhere('='),
    released: everywhere('waiting same'),
    'staff-replied': everywhere('staffed same'),
    'handed-back': everywhere('bot idle'),
    resolved: everywhere('bot idle'),
    'level-lowered': everywhere('='),
    'gave-up': everywhere('='),
  },
};

const BY = 'ana' as StaffId;
const stranger = 'nobody:1:0' as EffectKey;

function eventOf(name: EventName): ConversationEvent {
  const desk = openDesk();
  const events: { readonly [N in EventName]: Extract<ConversationEvent, { readonly type: N }> } = {
    'messages-arrived': { type: 'messages-arrived', messages: [desk.message('hello')] },
    'danger-heard': {
      type: 'danger-heard',
      message: desk.message('chest pain', { verdict: EMERGENCY }),
      alarmCode: '4821',
    },
    'consent-heard': { type: 'consent-heard', message: desk.message('STOP') },
    'effect-settled': { type: 'effect-settled', key: stranger, result: { type: 'done' } },
    'deadline-passed': { type: 'deadline-passed' },
    'send-ended': {
      type: 'send-ended',
      key: 's1',
      sendId: 's1' as SendId,
      purpose: 'reply',
      outcome: 'failed',
    },
    'carrier-blocked': { type: 'carrier-blocked', key: 'b1' },
    'chat-joined': { type: 'chat-joined', key: 'j1', via: 'v1' as ContactId, goal, level: 'none' },
    claimed: { type: 'claimed', by: BY },
    released: { type: 'released', by: BY },
    'staff-replied': { type: 'staff-replied', by: BY, text: 'Hello', key: 'r1', seen: 0 },
    'handed-back': { type: 'handed-back', by: BY, seen: 0 },
    resolved: { type: 'resolved', by: BY, seen: 0 },
    'level-lowered': { type: 'level-lowered', by: BY, to: 'none', seen: 0 },
    'gave-up': { type: 'gave-up', key: stranger },
  };
  return events[name];
}

function at(mode: Mode, step: StepName): Conversation {
  const desk = openDesk();
  const [dialogue, ...pending] = STEPS[step];
  desk.set({
    mode,
    dialogue,
    introduced: ['sms'],
    ...(mode !== 'bot' && { waitingSince: OPEN_AT }),
    ...(mode === 'staffed' && { claim: { by: BY, at: OPEN_AT } }),
    pending: pending.map((effect, index) => ({ key: `c1:0:${index}` as EffectKey, effect })),
  });
  // Any event that changes nothing sets the clock.
  const { next } = decide(desk.conversation, { type: 'gave-up', key: stranger }, desk.facts);
  return next;
}

const cellOf = (before: Conversation, after: Conversation): Cell => {
  const step = after.dialogue.step === before.dialogue.step ? 'same' : after.dialogue.step;
  return `${after.mode} ${step}`;
};

const spelled = (cell: Cell, step: StepName): Cell =>
  cell.endsWith(` ${step}`) ? (cell.replace(step, 'same') as Cell) : cell;

describe.each(Object.entries(TRANSITIONS))('in mode %s', (mode, events) => {
  describe.each(Object.entries(events))('%s', (event, steps) => {
    it.each(Object.entries(steps))('at %s leads to %s', (stepName, cell) => {
      const step = stepName as StepName;
      const { facts } = openDesk();
      const before = at(mode as Mode, step);
      const happened = eventOf(event as EventName);
      const decision = decide(before, happened, facts);
      if (cell === '=') {
        expect(decision.next).toBe(before);
        expect(decision.effects).toEqual([]);
        return;
      }
      const after = applyDecision(before, decision);
      expect(cellOf(before, after)).toBe(spelled(cell, step));
      const reachable = mode === 'bot' || step === 'idle' || step === 'asking-callback';
      if (reachable) checkInvariants({ before, event: happened, facts, decision, after });
    });
  });
});

/** What a message of each intent does at each step, for a number with one patient and no birth date proved. */
const anywhere: Record<Intent, Cell> = {
  book: 'bot asking-birth-date',
  move: 'bot asking-birth-date',
  cancel: 'bot asking-birth-date',
  show: 'bot asking-birth-date',
  confirm: 'bot working',
  human: 'waiting idle',
  'robot-question': 'bot same',
  hours: 'bot same',
  directions: 'bot same',
  insurance: 'bot same',
  price: 'bot same',
  refill: 'waiting idle',
  results: 'waiting idle',
  'running-late': 'waiting idle',
  'wrong-number': 'waiting idle',
  greeting: 'bot same',
  thanks: 'bot same',
  complaint: 'waiting idle',
  clinical: 'bot same',
  other: 'bot same',
};

const INTENTS_AT: Record<StepName, Record<Intent, Cell>> = {
  idle: { ...anywhere, clinical: 'bot visit-or-person' },
  // A changed wish is searched for at once, another request replaces the search.
  working: { ...anywhere, book: 'bot same' },
  // Asked for a visit again in place of an answer: its details add up, and the question stays open.
  'asking-number': { ...anywhere, book: 'bot same' },
  'asking-code': { ...anywhere, book: 'bot same' },
  'asking-name': { ...anywhere, book: 'bot same' },
  'asking-birth-date': anywhere,
  'asking-who': { ...anywhere, book: 'bot same' },
  'choosing-slot': anywhere,
  // What is being written to the calendar runs to its end first.
  booking: {
    ...anywhere,
    book: 'bot same',
    move: 'bot same',
    cancel: 'bot same',
    show: 'bot same',
    confirm: 'bot same',
  },
  'asking-reminders': anywhere,
  'choosing-visit': anywhere,
  'move-or-cancel': anywhere,
  'visit-or-person': anywhere,
  'asking-callback': {
    ...anywhere,
    'robot-question': 'bot idle',
    hours: 'bot idle',
    directions: 'bot idle',
    insurance: 'bot idle',
    price: 'bot idle',
    greeting: 'bot idle',
    thanks: 'bot idle',
    clinical: 'bot visit-or-person',
    other: 'bot idle',
  },
};

describe.each(STEP_NAMES)('at %s', (step) => {
  it.each(INTENTS)('the intent %s leads where the table says', (intent) => {
    const { facts: unknown } = openDesk();
    const facts = { ...unknown, contact: { ...unknown.contact, patients: 1 } };
    const start = at('bot', step);
    const key = 'c1:0:9' as EffectKey;
    const message = 'm1' as MessageId;
    const effect = { type: 'understand', messages: [message], expecting: 'nothing', choices: [] } as const;
    const before = { ...start, taken: [message], pending: [...start.pending, { key, effect }] };
    const event = {
      type: 'effect-settled',
      key,
      result: { type: 'understood', readings: [{ id: message, reading: reading({ intent }) }] },
    } as const;
    const decision = decide(before, event, facts);
    const after = applyDecision(before, decision);
    expect(cellOf(before, after)).toBe(spelled(INTENTS_AT[step][intent], step));
    checkInvariants({ before, event, facts, decision, after });
  });
});
