import type { ReplyKey } from '../domain/conversation/replies.ts';
import { visitParams } from '../domain/conversation/wording.ts';
import { dueNow, type ReminderWording } from '../domain/reminders/due-now.ts';
import type { Reminder } from '../domain/reminders/reminder.ts';
import type { Appointment } from '../domain/scheduling/appointment.ts';
import { remindByPhone } from './end-send.ts';
import { putOnLedger } from './effects/send.ts';
import type { House } from './house.ts';
import type { StoredReminder } from './ports/reminders.ts';

const BATCH = 200;

/** Sends, puts off or drops every reminder whose time has come, also long after it was due. */
export async function remind(house: House): Promise<void> {
  const due = await house.reminders.due(house.clock.now(), BATCH);
  for (const reminder of due) {
    try {
      await remindOne(house, reminder);
    } catch (cause) {
      house.observer.note({ type: 'fault', where: 'reminder', cause });
    }
  }
}

async function remindOne(house: House, stored: StoredReminder): Promise<void> {
  const { zone, quietHours } = house.pack.clinic;
  const appointment = await house.appointments.get(stored.appointmentId);
  const siblings = await house.reminders.ofAppointment(stored.appointmentId);
  const others = siblings.filter(({ key }) => key !== stored.key).map((other) => asPlanned(house, other));
  const now = house.clock.now();
  const decision = dueNow(asPlanned(house, stored), { appointment, others, now, zone, quietHours });
  switch (decision.kind) {
    case 'send':
      if (appointment) await sendReminder(house, { stored, appointment, ...decision });
      return;
    case 'defer':
      await house.reminders.postpone(stored.key, decision.until);
      return;
    case 'suppress':
      if (decision.staffTask && appointment) await remindByPhone(house, appointment);
      await house.reminders.end(stored.key, 'suppressed', decision.reason);
  }
}

const WORDING = {
  upcoming: 'reminder-upcoming',
  tomorrow: 'reminder-tomorrow',
  today: 'reminder-today',
} as const satisfies Readonly<Record<ReminderWording, ReplyKey>>;

/** Only who said yes is texted. Who was never asked is reminded by phone; who said no is on the call list already. */
async function sendReminder(
  house: House,
  due: {
    readonly stored: StoredReminder;
    readonly appointment: Appointment;
    readonly wording: ReminderWording;
    readonly late: boolean;
  },
): Promise<void> {
  const { stored, appointment } = due;
  const contact = await house.contacts.get(appointment.contactId);
  if (contact?.reminders !== 'granted') {
    await remindByPhone(house, appointment);
    await house.reminders.end(stored.key, 'suppressed', 'no-consent');
    return;
  }
  const { clinic } = house.pack;
  const { language } = appointment;
  const { when, site } = visitParams(appointment, clinic, language);
  const key = due.late ? 'reminder-late' : WORDING[due.wording];
  const reply = { key, params: { clinic: clinic.name, when, site } } as const;
  await putOnLedger(house, {
    key: `reminder:${stored.key}`,
    purpose: 'reminder',
    channel: 'sms',
    contactId: appointment.contactId,
    appointmentId: appointment.id,
    visitStart: appointment.start,
    body: house.pack.say(reply, language),
    replies: [key],
  });
  await house.reminders.end(stored.key, 'done', undefined);
}

/** A lead that is no longer in the plan keeps its name; when it is due was settled when it was planned. */
function asPlanned(house: Pick<House, 'pack'>, stored: StoredReminder): Reminder {
  const { appointmentId, visitStart: start, dueAt } = stored;
  const lead = house.pack.clinic.reminderPlan.find(({ key }) => key === stored.lead);
  return { appointmentId, start, dueAt, lead: lead ?? { key: stored.lead, unit: 'days', amount: 0 } };
}
