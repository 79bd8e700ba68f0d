import type { StoredMessage } from '../../../src/app/ports/messages.ts';
import type { Send } from '../../../src/app/ports/sends.ts';
import type { Ids } from '../../../src/app/ports/system.ts';
import { newConversation, type Conversation } from '../../../src/domain/conversation/state.ts';
import type {
  AppointmentId,
  AppointmentTypeId,
  BookingId,
  ClinicianId,
  ContactId,
  ConversationId,
  MessageId,
  PatientId,
  PhoneNumber,
  RuleId,
  SendId,
  SiteId,
} from '../../../src/domain/ids.ts';
import type { Appointment } from '../../../src/domain/scheduling/appointment.ts';
import { instant, MINUTE, type Instant } from '../../../src/domain/time.ts';
import type { Verdict } from '../../../src/domain/triage/verdict.ts';

export const NOON = instant(Date.UTC(2026, 10, 20, 12));

export const at = (minutes: number): Instant => instant(NOON + minutes * MINUTE);

export const contactId = (ids: Ids): ContactId => ids.next() as ContactId;
export const patientId = (ids: Ids): PatientId => ids.next() as PatientId;

/** A number nobody has had in this run. */
export const someNumber = (ids: Ids): PhoneNumber => `+1202555${ids.digits(8)}` as PhoneNumber;

export const verdict: Verdict = {
  level: 'emergency',
  path: 'medical',
  crisis: false,
  abuse: false,
  rules: [
    {
      id: 'chest-pain' as RuleId,
      level: 'emergency',
      path: 'medical',
      hard: true,
      staffReason: { en: 'Chest pain with arm numbness' },
      spans: [{ start: 0, end: 19 }],
      subject: 'self',
    },
  ],
  findings: [
    {
      concept: 'chest-pain',
      status: 'present',
      subject: 'other',
      subjectLabel: 'mamá',
      time: 'now',
      span: { start: 0, end: 19 },
      because: [],
    },
  ],
  packVersion: 'pack-1',
  redFlags: ['chest-pain'],
};

export const message = (ids: Ids, of: ContactId, more: Partial<StoredMessage> = {}): StoredMessage => ({
  id: ids.next() as MessageId,
  key: `sms:${ids.next()}`,
  contactId: of,
  channel: 'sms',
  receivedAt: NOON,
  text: 'crushing chest pain 😟 and my left arm is numb',
  mediaCount: 0,
  lane: 'danger',
  verdict,
  consent: { kind: 'none', bare: false },
  ...more,
});

export const send = (ids: Ids, more: Partial<Send> = {}): Send => ({
  id: ids.next() as SendId,
  key: `effect:${ids.next()}`,
  purpose: 'reply',
  channel: 'sms',
  body: 'Reply 1, 2 or 3.',
  replies: ['offers'],
  status: 'waiting',
  createdAt: NOON,
  notBefore: NOON,
  attempts: 0,
  ...more,
});

export const conversation = (ids: Ids, of: ContactId, more: Partial<Conversation> = {}): Conversation => ({
  ...newConversation({ id: ids.next() as ConversationId, contactId: of, language: 'en', channel: 'sms' }),
  ...more,
});

export const appointment = (ids: Ids, more: Partial<Appointment> = {}): Appointment => ({
  id: ids.next() as AppointmentId,
  patientId: patientId(ids),
  contactId: contactId(ids),
  bookingId: ids.next() as BookingId,
  clinicianId: 'morales' as ClinicianId,
  siteId: 'downtown' as SiteId,
  typeId: 'follow-up' as AppointmentTypeId,
  start: at(60),
  end: at(80),
  status: 'booked',
  language: 'en',
  ...more,
});
