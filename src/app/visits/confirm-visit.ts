import type { EffectResult } from '../../domain/conversation/events.ts';
import type { AppointmentId } from '../../domain/ids.ts';
import { confirmed } from '../../domain/scheduling/appointment.ts';
import type { House } from '../house.ts';
import { changeVisit } from './change-visit.ts';
import { visitSlot } from './visit-slot.ts';

export async function confirmVisit(
  house: Pick<House, 'appointments' | 'ids' | 'observer'>,
  appointmentId: AppointmentId,
): Promise<EffectResult> {
  const visit = await changeVisit(house, appointmentId, confirmed);
  if (!visit) return { type: 'visit-gone' };
  house.observer.note({ type: 'visit', outcome: 'confirmed' });
  return { type: 'confirmed', slot: visitSlot(visit) };
}
