import type { Reply } from '../../domain/conversation/replies.ts';
import type { House } from '../house.ts';
import { DONE, type Order, type Outcome } from './outcome.ts';
import { putOnLedger } from './send.ts';

/** Texts the phone of this rung: how urgent and which code claims it, and nothing about the patient. */
export async function pageOnCall(
  house: Pick<House, 'sends' | 'outbox' | 'clock' | 'ids' | 'pack' | 'observer'>,
  { conversation, key, effect }: Order<'page-on-call'>,
): Promise<Outcome> {
  const { rung, level, code } = effect;
  house.observer.note({ type: 'alarm-climbed', conversationId: conversation.id, rung });
  const phone = house.pack.clinic.onCall[rung - 1];
  if (!phone) return DONE;
  const reply: Reply = { key: 'on-call-page', params: { level: level.toUpperCase(), code } };
  await putOnLedger(house, {
    key,
    purpose: 'on-call',
    channel: 'sms',
    to: phone.phone,
    body: house.pack.say(reply, 'en'),
    replies: [reply.key],
  });
  return DONE;
}
