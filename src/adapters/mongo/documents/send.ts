import type { Send, SendStatus } from '../../../app/ports/sends.ts';
import { PURPOSES, type Purpose } from '../../../domain/consent/purpose.ts';
import type { AppointmentId, ContactId, SendId, StaffId } from '../../../domain/ids.ts';
import { instant } from '../../../domain/time.ts';
import type { CollectionSpec } from '../collection.ts';

export interface SendDoc {
  readonly _id: string;
  readonly key: string;
  readonly purpose: Purpose;
  /** Lower goes first; see `IMPORTANCE`. */
  readonly rank: number;
  readonly channel: Send['channel'];
  readonly contactId: string;
  readonly chatContactId: string;
  readonly replies: readonly string[];
  readonly epoch: number;
  readonly appointmentId: string;
  readonly visitStart: number;
  readonly staffId: string;
  readonly saidAt: number;
  readonly status: SendStatus;
  readonly createdAt: number;
  readonly notBefore: number;
  readonly attempts: number;
  readonly attemptedAt: number;
  readonly carrierSid: string;
  readonly reason: string;
  readonly endedAt: number;
  readonly untold: boolean;
  readonly content: Buffer;
}

export type Content = Pick<Send, 'body' | 'to' | 'flags'>;

/** What may wait for what when more is due than the carrier takes: danger first, courtesy last. */
const IMPORTANCE: Readonly<Record<Purpose, number>> = {
  safety: 0,
  'on-call': 1,
  unseen: 2,
  'opt-out-confirmation': 3,
  'keyword-answer': 4,
  'staff-reply': 5,
  'link-code': 6,
  reply: 7,
  reminder: 8,
};

const NO_EPOCH = -1;

export const SENDS: CollectionSpec<SendDoc> = {
  name: 'sends',
  fields: {
    key: String,
    purpose: { type: String, enum: PURPOSES },
    rank: Number,
    channel: String,
    contactId: String,
    chatContactId: String,
    replies: [String],
    epoch: Number,
    appointmentId: String,
    visitStart: Number,
    staffId: String,
    saidAt: Number,
    status: String,
    createdAt: Number,
    notBefore: Number,
    attempts: Number,
    attemptedAt: Number,
    carrierSid: String,
    reason: String,
    endedAt: Number,
    untold: Boolean,
    content: Buffer,
  },
  indexes: [
    { on: { key: 1 }, unique: true },
    { on: { status: 1, rank: 1, _id: 1 } },
    { on: { status: 1, attemptedAt: 1 } },
    { on: { contactId: 1, _id: 1 } },
    { on: { chatContactId: 1, endedAt: 1, _id: 1 } },
    { on: { purpose: 1, createdAt: 1 } },
    { on: { staffId: 1, createdAt: 1 } },
    { on: { carrierSid: 1 } },
    { on: { untold: 1 } },
  ],
};

export const clearPart = (send: Send): Omit<SendDoc, 'content'> => ({
  _id: send.id,
  key: send.key,
  purpose: send.purpose,
  rank: IMPORTANCE[send.purpose],
  channel: send.channel,
  contactId: send.contactId ?? '',
  chatContactId: send.chatContactId ?? '',
  replies: send.replies,
  epoch: send.epoch ?? NO_EPOCH,
  appointmentId: send.appointmentId ?? '',
  visitStart: send.visitStart ?? 0,
  staffId: send.staffId ?? '',
  saidAt: send.saidAt ?? 0,
  status: send.status,
  createdAt: send.createdAt,
  notBefore: send.notBefore,
  attempts: send.attempts,
  attemptedAt: send.attemptedAt ?? 0,
  carrierSid: send.carrierSid ?? '',
  reason: send.reason ?? '',
  endedAt: send.endedAt ?? 0,
  untold: send.untold ?? false,
});

export const clearOf = (doc: SendDoc): Omit<Send, keyof Content> => ({
  id: doc._id as SendId,
  key: doc.key,
  purpose: doc.purpose,
  channel: doc.channel,
  replies: doc.replies,
  status: doc.status,
  createdAt: instant(doc.createdAt),
  notBefore: instant(doc.notBefore),
  attempts: doc.attempts,
  ...(doc.contactId !== '' && { contactId: doc.contactId as ContactId }),
  ...(doc.chatContactId !== '' && { chatContactId: doc.chatContactId as ContactId }),
  ...(doc.epoch !== NO_EPOCH && { epoch: doc.epoch }),
  ...(doc.appointmentId !== '' && { appointmentId: doc.appointmentId as AppointmentId }),
  ...(doc.visitStart > 0 && { visitStart: instant(doc.visitStart) }),
  ...(doc.staffId !== '' && { staffId: doc.staffId as StaffId }),
  ...(doc.saidAt > 0 && { saidAt: instant(doc.saidAt) }),
  ...(doc.attemptedAt > 0 && { attemptedAt: instant(doc.attemptedAt) }),
  ...(doc.carrierSid !== '' && { carrierSid: doc.carrierSid }),
  ...(doc.reason !== '' && { reason: doc.reason }),
  ...(doc.endedAt > 0 && { endedAt: instant(doc.endedAt) }),
  ...(doc.untold && { untold: true }),
});
