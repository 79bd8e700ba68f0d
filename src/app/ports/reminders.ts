import type { AppointmentId } from '../../domain/ids.ts';
import type { Instant } from '../../domain/time.ts';

export interface StoredReminder {
  /** (appointment, start, lead): a reminder happens once under it. */
  readonly key: string;
  readonly appointmentId: AppointmentId;
  /** Start of the visit it was planned for; a moved visit makes it void. */
  readonly visitStart: Instant;
  readonly lead: string;
  readonly dueAt: Instant;
  readonly status: 'planned' | 'done' | 'suppressed';
  readonly reason?: string;
}

export interface ReminderStore {
  /** Only new ones, and those that were dropped because their visit had moved away from this time. */
  planOnce(reminders: readonly StoredReminder[]): Promise<void>;
  due(now: Instant, limit: number): Promise<readonly StoredReminder[]>;
  /** Only a planned reminder can be put off or ended. */
  postpone(key: string, dueAt: Instant): Promise<void>;
  end(key: string, status: 'done' | 'suppressed', reason: string | undefined): Promise<boolean>;
  /** Ends every planned reminder of a visit but those for this start. */
  dropFor(appointmentId: AppointmentId, keepStart: Instant | undefined): Promise<void>;
  ofAppointment(appointmentId: AppointmentId): Promise<readonly StoredReminder[]>;
}
