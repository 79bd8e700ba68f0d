import { expect } from 'vitest';
import type { Decision } from '../../../src/domain/conversation/decide.ts';
import type { Effect } from '../../../src/domain/conversation/effects.ts';
import type { ConversationEvent, HeardMessage } from '../../../src/domain/conversation/events.ts';
import type { Facts } from '../../../src/domain/conversation/facts.ts';
import type { Conversation } from '../../../src/domain/conversation/state.ts';
import { MAX_APPLIED, MAX_FINDINGS, MAX_TAKEN } from '../../../src/domain/conversation/bounds.ts';
import { isSameVoice } from '../../../src/domain/conversation/voice.ts';
import { KEYWORD_ANSWER_MS } from '../../../src/domain/consent/may-send.ts';
import { verifiedNow } from '../../../src/domain/conversation/pursue.ts';
import { nextDeadline } from '../../../src/domain/escalation/deadlines.ts';
import { isRinging } from '../../../src/domain/escalation/ladder.ts';
import { compareLevels } from '../../../src/domain/triage/verdict.ts';

/** One step of a history: what was, what happened, what was decided, what is. */
export interface Step {
  readonly before: Conversation;
  readonly event: ConversationEvent;
  readonly facts: Facts;
  readonly decision: Decision;
  readonly after: Conversation;
}

type Send = Extract<Effect, { readonly type: 'send' }>;
const sendsOf = ({ decision }: Step): readonly Send[] =>
  decision.effects.filter((effect): effect is Send => effect.type === 'send');

const MAX_STATE_BYTES = 64 * 1024;
const OUTRANKS_SILENCE = ['safety', 'unseen', 'opt-out-confirmation', 'keyword-answer'];
const ANSWERING: readonly Effect['type'][] = [
  'search-slots',
  'list-visits',
  'identify',
  'hold-slot',
  'book',
  'move-visit',
  'cancel-visit',
  'confirm-visit',
  'join-number',
];

/** Each is numbered in SPEC.md beside the conversation; a step that breaks one names it. */
export const INVARIANTS: Readonly<Record<string, (step: Step) => void>> = {
  'I1 one version a commit, and every effect pending under its own key': ({ before, decision, after }) => {
    expect(after.version).toBe(before.version + 1);
    expect(decision.next.version).toBe(before.version);
    const keys = after.pending.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    const added = after.pending.slice(after.pending.length - decision.effects.length);
    expect(added.map(({ key, effect }) => ({ key, effect }))).toEqual(
      decision.effects.map((effect, index) => ({ key: `${after.id}:${after.version}:${index}`, effect })),
    );
  },

  'I2 the epoch never falls, and rises when the bot stops speaking': ({ before, event, after }) => {
    expect(after.epoch).toBeGreaterThanOrEqual(before.epoch);
    const handover = before.mode === 'bot' && after.mode !== 'bot';
    const danger = event.type === 'danger-heard' && !before.applied.includes(`danger:${event.message.id}`);
    if (handover || danger) expect(after.epoch).toBeGreaterThan(before.epoch);
  },

  'I3 the level falls only by staff, or with an episode that was never urgent': ({
    before,
    event,
    after,
  }) => {
    if (compareLevels(after.level, before.level) >= 0) return;
    const byStaff = event.type === 'level-lowered' || event.type === 'resolved';
    const quietEnd = event.type === 'deadline-passed' && after.episode === before.episode + 1;
    expect(byStaff || (quietEnd && compareLevels(before.level, 'urgent') < 0)).toBe(true);
  },

  'I4 with a person in charge the bot says only what is safety, a promise, or the law': (step) => {
    if (step.before.mode === 'bot') return;
    if (step.after.mode === 'bot') expect(sendsOf(step)).toEqual([]);
    for (const { purpose } of sendsOf(step)) expect(OUTRANKS_SILENCE).toContain(purpose);
  },

  'I5 no reply goes by text to a number that opted out': (step) => {
    if (!step.facts.contact.optedOut) return;
    for (const { purpose, channel } of sendsOf(step)) {
      if (channel === 'sms') expect(OUTRANKS_SILENCE).toContain(purpose);
    }
  },

  'I6 a message is marked handled only with its answer, or when a person has it': (step) => {
    const { decision, after, event, before } = step;
    if (!decision.effects.some(({ type }) => type === 'mark-handled')) return;
    const answered = sendsOf(step).length > 0;
    const recorded = decision.effects.some(({ type }) => type === 'record-consent');
    const again = event.type === 'danger-heard' || event.type === 'consent-heard' || event.type === 'gave-up';
    const closedByPerson = before.mode !== 'bot' || event.type === 'resolved';
    // HELP over and over is answered once in a while.
    const justHelped = step.facts.now - (before.keywordsAnswered?.help ?? -Infinity) < KEYWORD_ANSWER_MS;
    const said = answered || recorded || again || justHelped;
    expect(said || closedByPerson || after.mode !== 'bot').toBe(true);
  },

  'I7 what was taken stays so until it is marked handled': ({ before, event, after }) => {
    const struck =
      event.type === 'effect-settled'
        ? before.pending.flatMap(({ key, effect }) =>
            key === event.key && effect.type === 'mark-handled' ? effect.messages : [],
          )
        : [];
    expect(after.taken).toEqual(expect.arrayContaining(before.taken.filter((id) => !struck.includes(id))));
  },

  'I8 a step that works has something pending that will end it': ({ after }) => {
    if (after.dialogue.step !== 'working' && after.dialogue.step !== 'booking') return;
    const alive = after.pending.filter(
      ({ effect, abandoned }) => !abandoned && ANSWERING.includes(effect.type),
    );
    expect(alive).toHaveLength(1);
  },

  'I9 every message taken is on its way to an answer': ({ after }) => {
    if (after.dialogue.step === 'working' || after.dialogue.step === 'booking') return;
    const underWay = new Set(
      after.pending.flatMap(({ effect }) =>
        effect.type === 'mark-handled' || effect.type === 'understand' ? effect.messages : [],
      ),
    );
    const linking = after.pending.some(
      ({ effect }) => effect.type === 'send-link-code' || effect.type === 'check-link-code',
    );
    if (!linking) expect(after.taken.filter((id) => !underWay.has(id))).toEqual([]);
  },

  'I10 the state is bounded': ({ after }) => {
    expect(Buffer.byteLength(JSON.stringify(after), 'utf8')).toBeLessThan(MAX_STATE_BYTES);
    expect(after.findings.length).toBeLessThanOrEqual(MAX_FINDINGS);
    expect(after.applied.length).toBeLessThanOrEqual(MAX_APPLIED);
    expect(after.taken.length).toBeLessThanOrEqual(MAX_TAKEN);
  },

  'I11 the clock is set for the next deadline, and never behind': ({ event, facts, after }) => {
    expect(after.dueAt).toBe(nextDeadline(after, facts.clinic));
    if (event.type === 'deadline-passed') expect(after.dueAt ?? Infinity).toBeGreaterThan(facts.now);
  },

  'I12 the mode and what belongs to it agree': ({ after }) => {
    expect(after.claim !== undefined).toBe(after.mode === 'staffed');
    if (after.mode === 'waiting') expect(after.waitingSince).toBeDefined();
    if (after.mode === 'bot') {
      expect(after.alarm).toBeUndefined();
      expect(after.waitingSince).toBeUndefined();
    } else {
      expect(['idle', 'asking-callback']).toContain(after.dialogue.step);
    }
  },

  'I13 visits are shown and changed only behind a birth date proved within half an hour': ({
    decision,
    facts,
    after,
  }) => {
    for (const effect of decision.effects) {
      if (effect.type !== 'list-visits' || effect.of === 'contact') continue;
      expect(effect.of.length).toBeGreaterThan(0);
      expect(verifiedNow(after, facts.now)).toEqual(expect.arrayContaining([...effect.of]));
    }
  },

  'I14 a chat without a number does nothing about visits': ({ decision, facts }) => {
    if (facts.contact.kind !== 'chat') return;
    const barred = new Set<Effect['type']>(['identify', 'search-slots', 'list-visits', 'hold-slot']);
    expect(decision.effects.filter(({ type }) => barred.has(type))).toEqual([]);
  },

  'I15 disclosures come with the first reply on a channel, once, and never in an emergency': (step) => {
    const introduced = new Set(step.before.introduced);
    for (const { purpose, channel, replies } of sendsOf(step)) {
      const told = replies.some(({ key }) => key === 'intro');
      if (purpose === 'reply' && step.event.type !== 'chat-joined') {
        expect(told).toBe(!introduced.has(channel));
      }
      if (told) introduced.add(channel);
      const emergency = replies.some(({ key }) => ['emergency', 'emergency-abuse', 'crisis'].includes(key));
      expect(told && emergency).toBe(false);
    }
  },

  'I16 an alarm falls silent only by a person': ({ before, event, after }) => {
    if (!isRinging(before.alarm) || isRinging(after.alarm)) return;
    expect(['claimed', 'staff-replied', 'handed-back', 'resolved', 'level-lowered']).toContain(event.type);
  },

  'I17 a ladder goes on unless something new rings': ({ before, after }) => {
    if (!before.alarm || !after.alarm || before.alarm.raisedAt !== after.alarm.raisedAt) return;
    expect(after.alarm.rungs).toBeGreaterThanOrEqual(before.alarm.rungs);
    expect(after.alarm.code).toBe(before.alarm.code);
  },

  'I18 every reply carries the epoch that its own decision leaves': (step) => {
    for (const { epoch, purpose } of sendsOf(step)) {
      if (purpose === 'reply') expect(epoch).toBe(step.after.epoch);
    }
  },

  'I19 danger is never met with silence': (step) => {
    const { event, before, after, facts } = step;
    if (event.type !== 'danger-heard' || before.applied.includes(`danger:${event.message.id}`)) return;
    expect(after.mode).not.toBe('bot');
    expect(after.level).toBe('emergency');
    expect(after.alarm).toBeDefined();
    const saidLately = before.safetySent.some(({ at }) => facts.now - at < 120_000);
    expect(saidLately || sendsOf(step).some(({ purpose }) => purpose === 'safety')).toBe(true);
  },

  'I22 what came after the screen was read is not closed, lowered, answered or silenced by it': ({
    before,
    event,
    after,
  }) => {
    if (!('seen' in event) || (before.newsVersion ?? 0) <= event.seen) return;
    expect(event.type).toBe('staff-replied');
    expect(isRinging(after.alarm)).toBe(isRinging(before.alarm));
    expect(after.claim?.answeredAt).toBe(before.claim?.answeredAt);
    expect(after.waitingSince).toBe(before.waitingSince);
  },

  'I23 words of the patient and a ring are news from the very version that brings them': ({
    before,
    event,
    after,
  }) => {
    const rang = after.alarm !== undefined && after.alarm.raisedAt !== before.alarm?.raisedAt;
    const heard = after.lastHeardAt !== undefined && after.lastHeardAt !== before.lastHeardAt;
    const joined = event.type === 'chat-joined';
    if (rang || heard || joined) expect(after.newsVersion).toBe(after.version);
    else expect(after.newsVersion).toBe(before.newsVersion);
  },

  'I24 an answer goes to who asked, and nothing else is shown in a chat': ({ before, event, decision }) => {
    const heard = heardIn(event).at(-1);
    const settled =
      event.type === 'effect-settled' ? before.pending.find(({ key }) => key === event.key) : undefined;
    const to = event.type === 'chat-joined' ? { channel: 'chat', via: event.via } : (heard ?? settled?.asker);
    for (const effect of decision.effects) {
      if (effect.type !== 'send' && effect.type !== 'send-staff-text') continue;
      const { channel, via } = effect;
      if (to) expect({ channel, via }).toEqual({ channel: to.channel, via: to.via });
      else {
        // A promise about danger also goes to whoever told of it.
        const { channel: first, via: visitor } = before.alarm?.voice ?? before;
        const places = [
          { channel: before.channel, via: before.via },
          { channel: first, via: visitor },
        ];
        expect(places).toContainEqual({ channel, via });
      }
    }
  },

  'I25 what one voice has proved or was asked does not count for another': ({ before, event, after }) => {
    const heard = heardIn(event).filter(({ id }) => after.taken.includes(id) && !before.taken.includes(id));
    const other = heard.some((message) => !isSameVoice(before, message)) || event.type === 'chat-joined';
    if (!other) return;
    expect(after.verified).toEqual([]);
    if (after.channel !== 'chat' || event.type === 'chat-joined') return;
    expect(['idle', 'working', 'booking', 'asking-callback']).toContain(after.dialogue.step);
  },
};

const heardIn = (event: ConversationEvent): readonly HeardMessage[] => {
  if (event.type === 'messages-arrived') return event.messages;
  return event.type === 'danger-heard' || event.type === 'consent-heard' ? [event.message] : [];
};

export function checkInvariants(step: Step): void {
  for (const [name, holds] of Object.entries(INVARIANTS)) {
    try {
      holds(step);
    } catch (cause) {
      throw new Error(`${name} does not hold after ${step.event.type}: ${String(cause)}`, { cause });
    }
  }
}
