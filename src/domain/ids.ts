import type { Brand } from './brand.ts';

/** A phone number or a chat visitor: whoever writes to the clinic. */
export type ContactId = Brand<string, 'ContactId'>;
/** The one conversation of a contact. */
export type ConversationId = Brand<string, 'ConversationId'>;
/** One inbound message, in order of arrival when compared as text. */
export type MessageId = Brand<string, 'MessageId'>;
/** One outbound message on the ledger of sends. */
export type SendId = Brand<string, 'SendId'>;
/** A person with appointments. */
export type PatientId = Brand<string, 'PatientId'>;
export type AppointmentId = Brand<string, 'AppointmentId'>;
/** A claim on slots of day sheets: first a hold, then a booking, under one id. */
export type BookingId = Brand<string, 'BookingId'>;
/** A piece of work only a person can do. */
export type TaskId = Brand<string, 'TaskId'>;
export type StaffId = Brand<string, 'StaffId'>;
export type ClinicianId = Brand<string, 'ClinicianId'>;
export type SiteId = Brand<string, 'SiteId'>;
export type AppointmentTypeId = Brand<string, 'AppointmentTypeId'>;
export type RuleId = Brand<string, 'RuleId'>;
/** (conversation, version, index) as one text: an effect happens once under its key. */
export type EffectKey = Brand<string, 'EffectKey'>;
/** A phone number in E.164, for example +12025550123. */
export type PhoneNumber = Brand<string, 'PhoneNumber'>;
