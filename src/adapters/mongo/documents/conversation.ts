import type { ConversationHeader } from '../../../app/ports/conversations.ts';
import type { KeyRing } from '../../../app/ports/keys.ts';
import type { Conversation } from '../../../domain/conversation/state.ts';
import type { ContactId, ConversationId, StaffId } from '../../../domain/ids.ts';
import { instant, type Instant } from '../../../domain/time.ts';
import { NEVER, type CollectionSpec } from '../collection.ts';

/** `state` is the whole conversation and the truth; the rest repeats what the queue, the sweeps and on-call need. */
export interface ConversationDoc {
  readonly _id: string;
  readonly contactId: string;
  readonly version: number;
  readonly mode: Conversation['mode'];
  readonly level: Conversation['level'];
  readonly path: NonNullable<Conversation['alarm']>['path'] | '';
  readonly epoch: number;
  readonly episode: number;
  readonly dueAt: number;
  readonly waitingSince: number;
  readonly claimedBy: string;
  readonly claimedAt: number;
  readonly answeredAt: number;
  readonly raisedAt: number;
  readonly rungs: number;
  readonly alarmCode: string;
  readonly pending: number;
  readonly savedAt: number;
  readonly state: Buffer;
}

export const CONVERSATIONS: CollectionSpec<ConversationDoc> = {
  name: 'conversations',
  fields: {
    contactId: String,
    version: Number,
    mode: String,
    level: String,
    path: String,
    epoch: Number,
    episode: Number,
    dueAt: Number,
    waitingSince: Number,
    claimedBy: String,
    claimedAt: Number,
    answeredAt: Number,
    raisedAt: Number,
    rungs: Number,
    alarmCode: String,
    pending: Number,
    savedAt: Number,
    state: Buffer,
  },
  indexes: [
    { on: { contactId: 1 }, unique: true },
    { on: { dueAt: 1 } },
    { on: { mode: 1 } },
    { on: { alarmCode: 1 } },
    { on: { pending: 1, savedAt: 1 } },
  ],
};

/** What a header is read from. */
export const HEADER = [
  'contactId',
  'version',
  'mode',
  'level',
  'path',
  'episode',
  'waitingSince',
  'claimedBy',
  'claimedAt',
  'answeredAt',
  'raisedAt',
  'rungs',
] as const satisfies readonly (keyof ConversationDoc)[];

export function clearPart(
  conversation: Conversation,
  keys: KeyRing,
): Omit<ConversationDoc, 'state' | 'savedAt'> {
  const { id, contactId, version, mode, level, epoch, episode, alarm, claim } = conversation;
  return {
    _id: id,
    contactId,
    version,
    mode,
    level,
    epoch,
    episode,
    path: alarm?.path ?? '',
    dueAt: conversation.dueAt ?? NEVER,
    waitingSince: conversation.waitingSince ?? 0,
    claimedBy: claim?.by ?? '',
    claimedAt: claim?.at ?? 0,
    answeredAt: claim?.answeredAt ?? 0,
    raisedAt: alarm?.raisedAt ?? 0,
    rungs: alarm?.rungs ?? -1,
    alarmCode: alarm ? keys.hash('alarm-code', alarm.code) : '',
    pending: conversation.pending.length,
  };
}

export const headerOf = (doc: ConversationDoc): ConversationHeader => ({
  id: doc._id as ConversationId,
  contactId: doc.contactId as ContactId,
  version: doc.version,
  mode: doc.mode,
  level: doc.level,
  episode: doc.episode,
  ...(doc.path !== '' && { path: doc.path }),
  ...(doc.claimedBy !== '' && { claimedBy: doc.claimedBy as StaffId }),
  ...moment('waitingSince', doc.waitingSince),
  ...moment('claimedAt', doc.claimedAt),
  ...moment('answeredAt', doc.answeredAt),
  ...moment('raisedAt', doc.raisedAt),
  ...(doc.rungs >= 0 && { rungs: doc.rungs }),
});

/** The field under its name, or nothing when it was never set. */
const moment = <Name extends string>(name: Name, at: number): { readonly [N in Name]?: Instant } =>
  at > 0 ? ({ [name]: instant(at) } as { readonly [N in Name]: Instant }) : {};
