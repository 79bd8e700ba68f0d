import type { EffectResult } from '../../domain/conversation/events.ts';
import type { Effect } from '../../domain/conversation/effects.ts';
import type { Conversation } from '../../domain/conversation/state.ts';
import type { AppointmentId } from '../../domain/ids.ts';
import type { Appointment } from '../../domain/scheduling/appointment.ts';
import { confirm } from '../../domain/scheduling/day-sheet.ts';
import { changeSheet } from '../change-sheet.ts';
import type { House } from '../house.ts';
import { planVisitReminders } from './plan-visit-reminders.ts';

/** Makes a hold a visit, or takes the slot again if the hold was lost. The booking's id is the visit's id too. */
export async function bookVisit(
  house: Pick<House, 'daySheets' | 'appointments' | 'reminders' | 'clock' | 'ids' | 'pack' | 'observer'>,
  conversation: Conversation,
  effect: Extract<Effect, { readonly type: 'book' }>,
): Promise<EffectResult> {
  const { bookingId, slot, patientId, reason } = effect;
  const taken = await changeSheet(house, slot, (sheet, now) => confirm(sheet, bookingId, slot, now));
  house.observer.note({ type: 'visit', outcome: taken ? 'booked' : 'lost' });
  if (!taken) return { type: 'slot-lost' };
  const appointment: Appointment = {
    ...slot,
    id: bookingId as string as AppointmentId,
    patientId,
    contactId: conversation.contactId,
    bookingId,
    status: 'booked',
    language: conversation.language,
    ...(reason !== undefined && { reason }),
  };
  await house.appointments.insertOnce(appointment);
  await planVisitReminders(house, appointment);
  return { type: 'booked', appointmentId: appointment.id, slot };
}
