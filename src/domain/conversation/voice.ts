import type { Channel } from '../channel.ts';
import type { ContactId } from '../ids.ts';
import type { Decision } from './decide.ts';
import type { Effect } from './effects.ts';
import { change, without } from './step.ts';
import type { Conversation } from './state.ts';

/** Where somebody speaks: the number's own texts, or one of the chats that are linked to it. */
export interface Voice {
  readonly channel: Channel;
  /** Of a chat: its visitor. */
  readonly via?: ContactId;
}

export const voiceOf = ({ channel, via }: Voice): Voice =>
  channel === 'chat' && via !== undefined ? { channel, via } : { channel };

export const isSameVoice = (one: Voice, other: Voice): boolean =>
  one.channel === other.channel && (one.channel === 'sms' || one.via === other.via);

/** From here on replies go there. */
export function speakTo(decision: Decision, voice: Voice): Decision {
  if (isSameVoice(decision.next, voice)) return decision;
  return change(without(decision, 'via'), voiceOf(voice));
}

/**
 * Somebody else of the same number speaks: what another voice has proved does not count for this one, and a chat
 * hears nothing of a question that was asked elsewhere. What the house is busy with goes on, for whoever asked.
 */
export function listenTo(decision: Decision, voice: Voice): Decision {
  if (isSameVoice(decision.next, voice)) return decision;
  const { mode, dialogue } = decision.next;
  const heard = change(speakTo(decision, voice), { verified: [] });
  const isAsking = mode === 'bot' && dialogue.step !== 'working' && dialogue.step !== 'booking';
  return voice.channel === 'chat' && isAsking ? change(heard, { dialogue: { step: 'idle' } }) : heard;
}

/** Their results are told to somebody. */
const AWAITED: ReadonlySet<Effect['type']> = new Set([
  'understand',
  'identify',
  'search-slots',
  'hold-slot',
  'book',
  'move-visit',
  'cancel-visit',
  'confirm-visit',
  'list-visits',
  'send-link-code',
  'check-link-code',
  'join-number',
]);

/** Who waits for the result of this effect, for the commit that makes it pending. */
export const askerOf = (conversation: Conversation, { type }: Effect): { readonly asker?: Voice } =>
  AWAITED.has(type) ? { asker: voiceOf(conversation) } : {};

/** Whether the house is at work for another voice, which is answered first. */
export const isBusyForOther = ({ pending }: Conversation, voice: Voice): boolean =>
  pending.some(({ asker, abandoned }) => !abandoned && asker !== undefined && !isSameVoice(asker, voice));
