import type { VisitSummary } from '../../domain/conversation/state.ts';
import type { Appointment } from '../../domain/scheduling/appointment.ts';
import type { House } from '../house.ts';
import { visitSlot } from '../visits/visit-slot.ts';
import type { Order, Outcome } from './outcome.ts';

export async function listVisits(
  house: Pick<House, 'appointments' | 'clock'>,
  { conversation, effect }: Order<'list-visits'>,
): Promise<Outcome> {
  const now = house.clock.now();
  const appointments =
    effect.of === 'contact'
      ? await house.appointments.upcomingOfContact(conversation.contactId, now)
      : await house.appointments.upcoming(effect.of, now);
  return { result: { type: 'visits-listed', visits: appointments.map(summary) } };
}

const summary = (appointment: Appointment): VisitSummary => ({
  appointmentId: appointment.id,
  patientId: appointment.patientId,
  slot: visitSlot(appointment),
});
