import type { Channel } from '../domain/channel.ts';
import { carrierActsOn } from '../domain/consent/keywords.ts';
import { consentMeaning, type ConsentMeaning } from '../domain/consent/meaning.ts';
import type { MessageId } from '../domain/ids.ts';
import type { Instant } from '../domain/time.ts';
import type { Verdict } from '../domain/triage/verdict.ts';
import { answerMessages } from './answer-messages.ts';
import type { House } from './house.ts';
import type { Contact } from './ports/contacts.ts';
import type { Lane, StoredMessage } from './ports/messages.ts';

export interface Inbound {
  /** Makes it the same message when it comes again. */
  readonly key: string;
  /** Who wrote it: a number, or a chat visitor, linked or not. */
  readonly from: Contact;
  readonly channel: Channel;
  readonly text: string;
  readonly mediaCount: number;
  /** When it reached us or, fetched later, the carrier. */
  readonly at: Instant;
  /** What the carrier took it for and has answered itself. */
  readonly carrierMeaning?: 'stop' | 'start' | 'help';
}

/**
 * Rules first, then stored once, and only then acknowledged by the caller. Answering begins after that: at once and
 * without any queue where there is danger or a word of consent, else by a turn.
 */
export async function receiveMessage(
  house: House,
  inbound: Inbound,
): Promise<{ readonly stored: boolean; readonly id: MessageId }> {
  const message = toStored(house, inbound);
  const { stored, id } = await house.messages.storeOnce(message);
  if (!stored) {
    house.observer.note({ type: 'message-repeated', channel: inbound.channel });
    return { stored, id };
  }
  const { level } = message.verdict;
  const ms = house.clock.now() - inbound.at;
  house.observer.note({ type: 'message-received', messageId: id, channel: inbound.channel, level, ms });
  house.background.run('answer-message', () => answerMessages(house, [message]));
  return { stored, id };
}

function toStored(house: House, inbound: Inbound): StoredMessage {
  const { from, channel, text, mediaCount } = inbound;
  const verdict = house.pack.judge({ text, language: from.language });
  const consent = meaningFor(from, meaningOf(inbound));
  return {
    id: house.ids.next() as MessageId,
    key: inbound.key,
    contactId: from.linkedTo ?? from.id,
    ...(channel === 'chat' && { chatContactId: from.id }),
    channel,
    receivedAt: inbound.at,
    text,
    mediaCount,
    lane: laneOf(verdict, consent),
    verdict,
    consent,
    ...(isAnsweredByCarrier(house, inbound) && { carrierAnswered: true }),
  };
}

/** What the carrier has acted on is so, whatever our own reading says. */
function meaningOf({ text, carrierMeaning }: Inbound): ConsentMeaning {
  const own = consentMeaning(text);
  if (!carrierMeaning || own.kind === carrierMeaning) return own;
  return { kind: carrierMeaning, bare: true };
}

/** Its list and, without Advanced Opt-Out, its webhooks do not say that the carrier has answered a keyword. */
function isAnsweredByCarrier(
  { settings }: Pick<House, 'settings'>,
  { channel, text, carrierMeaning }: Inbound,
): boolean {
  if (channel !== 'sms') return false;
  return carrierMeaning !== undefined || (settings.optOut === 'carrier' && carrierActsOn(text));
}

/**
 * A bare YES opts in only who had opted out when it came; from everybody else it is an ordinary yes, whatever becomes
 * of the number before it is answered.
 */
function meaningFor(from: Contact, meaning: ConsentMeaning): ConsentMeaning {
  const plainYes = meaning.kind === 'start' && meaning.keyword === 'YES' && !from.optedOut;
  return plainYes ? { kind: 'none', bare: false } : meaning;
}

/** Crisis and emergency come before everything, also before STOP; so do words that may be about ending one's life. */
function laneOf(verdict: Verdict, consent: ConsentMeaning): Lane {
  if (isDanger(verdict, consent)) return 'danger';
  return consent.kind === 'none' ? 'turn' : 'consent';
}

const isDanger = (verdict: Verdict, { mayBeCrisis }: ConsentMeaning): boolean =>
  verdict.crisis || verdict.level === 'emergency' || mayBeCrisis === true;

/** Whether a text is taken however many came before it. */
export const mayBeDanger = ({ pack }: Pick<House, 'pack'>, text: string): boolean =>
  isDanger(pack.judge({ text }), consentMeaning(text));
