import { planReminders } from '../../domain/reminders/plan-reminders.ts';
import type { Appointment } from '../../domain/scheduling/appointment.ts';
import type { House } from '../house.ts';

/** Plans the reminders of a visit for its present time and drops those of an earlier one. */
export async function planVisitReminders(
  house: Pick<House, 'reminders' | 'clock' | 'pack'>,
  appointment: Appointment,
): Promise<void> {
  const { reminderPlan: plan, zone, quietHours } = house.pack.clinic;
  const planned = planReminders({ appointment, plan, now: house.clock.now(), zone, quietHours });
  await house.reminders.dropFor(appointment.id, appointment.start);
  await house.reminders.planOnce(
    planned.map(({ start, lead, dueAt }) => ({
      key: `${appointment.id}:${start}:${lead.key}`,
      appointmentId: appointment.id,
      visitStart: start,
      lead: lead.key,
      dueAt,
      status: 'planned',
    })),
  );
}
