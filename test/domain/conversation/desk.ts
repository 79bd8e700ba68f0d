import { applyDecision } from '../../../src/domain/conversation/commit.ts';
import { decide } from '../../../src/domain/conversation/decide.ts';
import type { Effect } from '../../../src/domain/conversation/effects.ts';
import type {
  ConversationEvent,
  EffectResult,
  HeardMessage,
} from '../../../src/domain/conversation/events.ts';
import type { Facts } from '../../../src/domain/conversation/facts.ts';
import type { Reading } from '../../../src/domain/conversation/reading.ts';
import type { Reply, ReplyKey } from '../../../src/domain/conversation/replies.ts';
import { newConversation, type Conversation } from '../../../src/domain/conversation/state.ts';
import type {
  AppointmentId,
  BookingId,
  ClinicianId,
  ContactId,
  ConversationId,
  MessageId,
  PatientId,
  PhoneNumber,
  RuleId,
  SiteId,
} from '../../../src/domain/ids.ts';
import type { Language } from '../../../src/domain/language.ts';
import type { Slot } from '../../../src/domain/scheduling/slot.ts';
import { MINUTE, plus, type Instant } from '../../../src/domain/time.ts';
import type { CarePath, Level, Verdict } from '../../../src/domain/triage/verdict.ts';
import { consentMeaning } from '../../../src/domain/consent/meaning.ts';
import { smallClinic, VISIT, wall } from '../scheduling/small-clinic.ts';

/** A Tuesday morning, with the front desk open until noon. */
export const OPEN_AT = wall('2026-11-24 10:00');
/** The night after it. */
export const CLOSED_AT = wall('2026-11-25 02:00');

const phone = (text: string) => ({ label: text, phone: text as PhoneNumber });

export const clinic = smallClinic({
  name: 'Riverside Family Practice',
  ladderMs: [60_000, 120_000, 180_000],
  onCall: [phone('+12025550110'), phone('+12025550111'), phone('+12025550112')],
  facts: {
    insurance: { en: 'We take most plans.', es: 'Aceptamos casi todos los seguros.' },
    price: { en: 'A visit costs 90 dollars.', es: 'La consulta cuesta 90 USD.' },
    parking: { en: 'Behind the house.', es: 'Detrás de la casa.' },
  },
});

export const calm: Verdict = {
  level: 'none',
  path: undefined,
  crisis: false,
  abuse: false,
  rules: [],
  findings: [],
  packVersion: 'test',
  redFlags: [],
};

/** A verdict that `flag` fired, by the words of this very message. */
export function verdict(level: Level, flag: string, path: CarePath = 'medical'): Verdict {
  return {
    ...calm,
    level,
    path,
    crisis: path === 'crisis',
    abuse: path === 'abuse',
    redFlags: level === 'emergency' ? [flag] : [],
    rules: [
      {
        id: flag as RuleId,
        level,
        path,
        hard: true,
        staffReason: { en: flag },
        spans: [{ start: 0, end: 4 }],
        subject: 'self',
      },
    ],
  };
}

export const EMERGENCY = verdict('emergency', 'chest-pain');
export const CRISIS = verdict('emergency', 'self-harm', 'crisis');
export const URGENT = verdict('urgent', 'infant-fever');
export const ABUSE = verdict('urgent', 'hurt-at-home', 'abuse');

export const reading = (changes: Partial<Reading> = {}): Reading => ({
  language: 'en',
  languageCertain: false,
  intent: 'other',
  confidence: 0.9,
  ...changes,
});

export const slot = (text: string, changes: Partial<Slot> = {}): Slot => {
  const start = wall(text);
  return {
    clinicianId: 'ana' as ClinicianId,
    siteId: 'hill' as SiteId,
    typeId: VISIT,
    start,
    end: plus(start, 20 * MINUTE),
    ...changes,
  };
};

export const THURSDAY = slot('2026-11-26 14:40');
export const THURSDAY_LATER = slot('2026-11-26 15:20');
export const FRIDAY = slot('2026-11-27 09:00');

export const ROSA = 'rosa' as PatientId;
export const booking = (id: string): BookingId => id as BookingId;
export const visitId = (id: string): AppointmentId => id as AppointmentId;

type ResultOf<T extends EffectResult['type']> = Extract<EffectResult, { readonly type: T }>;
type EffectOf<T extends Effect['type']> = Extract<Effect, { readonly type: T }>;

export interface Setting {
  readonly now?: Instant;
  readonly contact?: Partial<Facts['contact']>;
  readonly optOut?: 'carrier' | 'app';
  readonly language?: Language;
}

/** A front desk around `decide`: keeps the conversation, the clock and everything that was decided, in order. */
export function openDesk({ now = OPEN_AT, contact, optOut = 'carrier', language = 'en' }: Setting = {}) {
  const kind = contact?.kind ?? 'sms';
  let conversation = newConversation({
    id: 'c1' as ConversationId,
    contactId: 'k1' as ContactId,
    language,
    channel: kind,
  });
  let facts: Facts = {
    now,
    clinic,
    contact: { kind, optedOut: false, patients: 0, remindersAnswered: false, ...contact },
    optOut,
  };
  let messages = 0;
  let last: readonly Effect[] = [];
  const log: Effect[] = [];

  const happen = (event: ConversationEvent): readonly Effect[] => {
    const decision = decide(conversation, event, facts);
    last = decision.effects;
    log.push(...last);
    conversation = applyDecision(conversation, decision);
    return last;
  };

  const message = (text: string, changes: Partial<HeardMessage> = {}): HeardMessage => ({
    id: `m${++messages}` as MessageId,
    at: facts.now,
    channel: changes.channel ?? kind,
    text,
    mediaCount: 0,
    verdict: calm,
    consent: consentMeaning(text),
    ...changes,
  });

  const settle = <T extends EffectResult['type']>(of: Effect['type'], result: ResultOf<T>) => {
    const entry = conversation.pending.find(({ effect }) => effect.type === of);
    if (!entry) throw new Error(`No ${of} is pending, but ${pendingTypes().join(', ') || 'nothing'}.`);
    return happen({ type: 'effect-settled', key: entry.key, result });
  };

  const pendingTypes = () => conversation.pending.map(({ effect }) => effect.type);

  /** A turn with these messages, understood as said. */
  const turn = (...said: readonly (readonly [text: string, reading: Partial<Reading>])[]) => {
    const heard = said.map(([text]) => message(text));
    happen({ type: 'messages-arrived', messages: heard });
    const readings = heard.map(({ id }, index) => ({ id, reading: reading(said[index]?.[1]) }));
    return settle('understand', { type: 'understood', readings });
  };

  return {
    get conversation(): Conversation {
      return conversation;
    },
    get facts(): Facts {
      return facts;
    },
    set(changes: Partial<Conversation>) {
      conversation = { ...conversation, ...changes };
    },
    happen,
    message,
    settle,
    turn,
    pendingTypes,
    says: (text: string, as: Partial<Reading> = {}) => turn([text, as]),
    danger: (text: string, said: Verdict = EMERGENCY, changes: Partial<HeardMessage> = {}) =>
      happen({
        type: 'danger-heard',
        message: message(text, { verdict: said, ...changes }),
        alarmCode: '4821',
      }),
    keyword: (text: string, changes: Partial<HeardMessage> = {}) =>
      happen({ type: 'consent-heard', message: message(text, changes) }),
    wait(ms: number) {
      facts = { ...facts, now: plus(facts.now, ms) };
    },
    goTo(at: Instant) {
      facts = { ...facts, now: at };
    },
    contact(changes: Partial<Facts['contact']>) {
      facts = { ...facts, contact: { ...facts.contact, ...changes } };
    },
    /** The clock rings whenever the conversation asked for it, up to now. */
    clock() {
      const rung: Effect[] = [];
      for (
        let rings = 0;
        conversation.dueAt !== undefined && conversation.dueAt <= facts.now && rings < 9;
        rings += 1
      ) {
        rung.push(...happen({ type: 'deadline-passed' }));
      }
      return rung;
    },
    /** Everything that needs no thought is carried out. */
    tidy() {
      const plain = new Set<Effect['type']>([
        'mark-handled',
        'send',
        'send-staff-text',
        'release-hold',
        'record-consent',
        'open-task',
        'open-visit-tasks',
        'page-on-call',
      ]);
      for (const { key, effect } of [...conversation.pending]) {
        if (plain.has(effect.type)) happen({ type: 'effect-settled', key, result: { type: 'done' } });
      }
    },
    log,
    last: () => last,
    /** What the last decision said, message by message. */
    said: (effects: readonly Effect[] = last): readonly (readonly ReplyKey[])[] =>
      effects.flatMap((effect) => (effect.type === 'send' ? [effect.replies.map((reply) => reply.key)] : [])),
    reply: <K extends ReplyKey>(key: K): Extract<Reply, { readonly key: K }> => {
      const found = last
        .flatMap((effect) => (effect.type === 'send' ? effect.replies : []))
        .find((reply) => reply.key === key);
      if (!found) throw new Error(`${key} was not said.`);
      return found as Extract<Reply, { readonly key: K }>;
    },
    effect: <T extends Effect['type']>(type: T): EffectOf<T> => {
      const found = last.find((effect) => effect.type === type);
      if (!found) throw new Error(`There is no ${type} among ${last.map((one) => one.type).join(', ')}.`);
      return found as EffectOf<T>;
    },
    types: (effects: readonly Effect[] = last) => effects.map((effect) => effect.type),
  };
}

export type Desk = ReturnType<typeof openDesk>;

/** A known patient with a proved birth date in a conversation that was introduced. */
export function knownPatient(setting: Setting = {}): Desk {
  const desk = openDesk({ ...setting, contact: { patients: 1, ...setting.contact } });
  desk.set({
    introduced: ['sms', 'chat'],
    verified: [{ patientId: ROSA, until: plus(desk.facts.now, 30 * MINUTE) }],
  });
  return desk;
}

/** The same, with Thursday 2:40, Thursday 3:20 and Friday 9:00 offered. */
export function offered(setting: Setting = {}): Desk {
  const desk = knownPatient(setting);
  desk.says('I need a visit', { intent: 'book', reason: 'my knee' });
  desk.settle('search-slots', {
    type: 'slots-found',
    match: 'as-wished',
    slots: [THURSDAY, THURSDAY_LATER, FRIDAY],
  });
  desk.tidy();
  return desk;
}
