import { applyDecision } from '../domain/conversation/commit.ts';
import { decide } from '../domain/conversation/decide.ts';
import type { ConversationEvent } from '../domain/conversation/events.ts';
import type { Facts } from '../domain/conversation/facts.ts';
import { newConversation, type Conversation, type PendingEffect } from '../domain/conversation/state.ts';
import type { ContactId, ConversationId, EffectKey } from '../domain/ids.ts';
import { carryOut } from './carry-out.ts';
import { untilSaved } from './compare-and-set.ts';
import { decisionRecord } from './decision-record.ts';
import { readFacts } from './facts.ts';
import type { House } from './house.ts';
import { ringSettle } from './jobs.ts';

/** An event, or how to make it from the conversation as it is now; undefined when there is nothing (left) to say. */
export type EventSource =
  | ConversationEvent
  | ((conversation: Conversation) => Promise<ConversationEvent | undefined> | ConversationEvent | undefined);

/**
 * Brings an event to a contact's conversation: decide, save by compare-and-set, carry out what was decided, and bring
 * each result back the same way until nothing is left that this run began. Who loses the race decides again.
 */
export async function advance(
  house: House,
  contactId: ContactId,
  source: EventSource,
): Promise<Conversation> {
  const first = await commit(house, contactId, [source]);
  const { conversation, failed } = await settle(house, first.conversation, first.fresh);
  if (failed.length > 0) await ringSettle(house.jobs, conversation.id);
  return conversation;
}

/**
 * Carries out every effect an earlier run has left pending; each has its effect once, however often it is tried.
 * Answers with those that could not be carried out this time either.
 */
export async function settleLeftovers(
  house: House,
  conversationId: ConversationId,
): Promise<readonly EffectKey[]> {
  const conversation = await house.conversations.get(conversationId);
  return conversation ? (await settle(house, conversation, conversation.pending)).failed : [];
}

interface Settling {
  readonly conversation: Conversation;
  readonly failed: readonly EffectKey[];
}

async function settle(house: House, from: Conversation, todo: readonly PendingEffect[]): Promise<Settling> {
  let conversation = from;
  let fresh = todo;
  const failed: EffectKey[] = [];
  while (fresh.length > 0) {
    const tried = fresh;
    const outcomes = await Promise.allSettled(
      tried.map((effect) => carryOutOne(house, conversation, effect)),
    );
    const events: ConversationEvent[] = [];
    for (const [index, outcome] of outcomes.entries()) {
      if (outcome.status === 'fulfilled') {
        if (outcome.value) events.push(outcome.value);
        continue;
      }
      house.observer.note({ type: 'fault', where: 'effect', cause: outcome.reason });
      failed.push(...tried.slice(index, index + 1).map(({ key }) => key));
    }
    if (events.length === 0) break;
    ({ conversation, fresh } = await commit(house, conversation.contactId, events));
  }
  return { conversation, failed };
}

/** Undefined: the result will come by itself, from a job. */
async function carryOutOne(
  house: House,
  conversation: Conversation,
  { key, effect }: PendingEffect,
): Promise<ConversationEvent | undefined> {
  const { result, elsewhere } = await carryOut(house, { conversation, key, effect });
  if (elsewhere) await advance(house, elsewhere.contactId, elsewhere.event);
  return result && { type: 'effect-settled', key, result };
}

interface Committed {
  readonly conversation: Conversation;
  /** Effects this commit has added. */
  readonly fresh: readonly PendingEffect[];
}

/** Several events at once are decided one after the other and saved by one compare-and-set. */
function commit(house: House, contactId: ContactId, sources: readonly EventSource[]): Promise<Committed> {
  return untilSaved(house.ids, 'A conversation', async () => {
    const before = await openConversation(house, contactId);
    const facts = await readFacts(house, contactId);
    const { after, steps } = await decideAll(before, sources, facts);
    if (after === before) return { saved: { conversation: before, fresh: [] } };
    if (!(await save(house, { before, after, steps, facts }))) return undefined;
    const known = new Set(before.pending.map(({ key }) => key));
    const fresh = after.pending.filter(({ key }) => !known.has(key));
    announce(house, before, after);
    return { saved: { conversation: after, fresh } };
  });
}

interface Step {
  readonly event: ConversationEvent;
  readonly after: Conversation;
}

interface Deciding {
  readonly before: Conversation;
  readonly after: Conversation;
  readonly steps: readonly Step[];
  readonly facts: Facts;
}

async function decideAll(
  before: Conversation,
  sources: readonly EventSource[],
  facts: Facts,
): Promise<{ readonly after: Conversation; readonly steps: readonly Step[] }> {
  let after = before;
  const steps: Step[] = [];
  for (const source of sources) {
    const event = typeof source === 'function' ? await source(after) : source;
    if (!event) continue;
    const decision = decide(after, event, facts);
    if (decision.next === after && decision.effects.length === 0) continue;
    after = applyDecision(after, decision);
    steps.push({ event, after });
  }
  return { after, steps };
}

/**
 * The records go out together with the save, so that no crash parts them; of a save that lost its race they are taken
 * back. That a record could not be kept delays nobody's answer.
 */
async function save(house: House, { before, after, steps, facts }: Deciding): Promise<boolean> {
  const shared = { facts, packVersion: house.pack.version, attempt: house.ids.next() };
  const records = steps.map((step) => decisionRecord({ ...step, ...shared }));
  const kept = Promise.all(records.map((record) => house.decisions.keep(record)));
  kept.catch((cause: unknown) => house.observer.note({ type: 'fault', where: 'decision record', cause }));
  const saved = await house.conversations.replace(after, before.version);
  if (!saved) {
    house.background.run('decision records', async () => {
      await kept;
      for (const { key } of records) await house.decisions.drop(key);
    });
    return false;
  }
  for (const { conversationId, version, event: on, effects } of records) {
    house.observer.note({ type: 'decided', conversationId, version, on, effects: effects.length });
  }
  return true;
}

function announce(house: House, before: Conversation, after: Conversation): void {
  const { id, contactId, language } = after;
  if (language !== before.language) {
    // Only for whoever reads the contact without its conversation; nothing waits for it.
    house.background.run('language', () => house.contacts.setLanguage(contactId, language));
  }
  const alarm = after.alarm !== undefined && after.alarm !== before.alarm;
  if (alarm && after.alarm.raisedAt !== before.alarm?.raisedAt) {
    house.observer.note({ type: 'emergency-raised', conversationId: id, path: after.alarm.path });
  }
  house.live.publish({ type: 'conversation', id, contactId, alarm });
}

async function openConversation(house: House, contactId: ContactId): Promise<Conversation> {
  const found = await house.conversations.ofContact(contactId);
  if (found) return found;
  const contact = await house.contacts.get(contactId);
  const fresh = newConversation({
    id: house.ids.next() as ConversationId,
    contactId,
    language: contact?.language ?? 'en',
    channel: contact?.kind ?? 'sms',
  });
  if (await house.conversations.insert(fresh)) return fresh;
  return (await house.conversations.ofContact(contactId)) ?? fresh;
}
