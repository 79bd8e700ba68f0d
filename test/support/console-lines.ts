import { sayMoment } from '../../src/domain/conversation/wording.ts';
import { dateIn, plusDays, type Instant } from '../../src/domain/time.ts';
import type { ConversationView, TaskView, VisitView } from '../../src/contract/console.ts';
import type { TestClinic } from './frontdesk.ts';
import { phoneNumber } from './local-carrier.ts';
import type { StaffClient } from './staff-client.ts';

/** What a part of the console shows, as lines of text, and what a transcript wants it to show. */
export async function lookAtConsole(
  staff: StaffClient,
  clinic: TestClinic,
  asked: string,
): Promise<{ readonly shown: string; readonly wanted: string }> {
  const [, view = '', wanted = ''] = /^([a-z]+): (.*)$/s.exec(asked) ?? [];
  const look = VIEWS[view];
  if (!look) throw new Error(`the console has no such view: ${asked}`);
  const lines = await look(staff, clinic);
  return { shown: `${view}: ${lines.length === 0 ? 'empty' : lines.join('\n')}`, wanted };
}

type View = (staff: StaffClient, clinic: TestClinic) => Promise<readonly string[]>;

/** Two weeks and a bit; what transcripts book lies within. */
const CALENDAR_PAGES = [0, 14];

const VIEWS: Readonly<Record<string, View>> = {
  async queue(staff) {
    const { items } = await staff.queue();
    return items.map(({ level, path, mode, who, language, excerpt }) =>
      [level, path ?? '-', mode, who, language, excerpt].join(' · '),
    );
  },
  async tasks(staff, clinic) {
    return (await staff.queue()).tasks.map((task) => taskLine(task, clinic));
  },
  async alarm(staff) {
    const { emergencies, urgent } = await staff.alarm();
    return [`${emergencies} emergencies, ${urgent} urgent`];
  },
  async calendar(staff, clinic) {
    const { clock, frontdesk } = clinic;
    const today = dateIn(clock.now(), frontdesk.house.pack.clinic.zone);
    const pages = await Promise.all(CALENDAR_PAGES.map((days) => staff.calendar(plusDays(today, days), 14)));
    const visits = pages.flatMap(({ days }) =>
      days.flatMap(({ columns }) => columns.flatMap((c) => c.visits)),
    );
    return visits.sort((a, b) => a.start - b.start).map((visit) => visitLine(visit, clinic));
  },
  async person(staff) {
    const { person } = await conversationOf(staff, 1);
    const { optedOut, reminders, patients } = person;
    return [
      optedOut ? 'opted out' : 'may be texted',
      `reminders ${reminders}`,
      ...patients.map(({ name }) => name),
    ];
  },
};

const taskLine = ({ kind, level, who, phone, appointment }: TaskView, clinic: TestClinic): string =>
  [kind, level, who, phone ?? '-', ...(appointment ? [momentOf(appointment.start, clinic)] : [])].join(' · ');

const visitLine = (visit: VisitView, clinic: TestClinic): string => {
  const { start, patient, type, clinician, site, status, reason } = visit;
  return [momentOf(start, clinic), patient, type, clinician, site, status, ...(reason ? [reason] : [])].join(
    ' · ',
  );
};

const momentOf = (at: number, { frontdesk }: TestClinic): string =>
  sayMoment(at as Instant, frontdesk.house.pack.clinic, 'en');

/** A member of staff does something with the first phone's conversation. */
export async function actAtDesk(staff: StaffClient, act: string): Promise<void> {
  const { item } = await conversationOf(staff, 1);
  const at = `/conversations/${item.conversationId}`;
  const [verb = '', words = ''] = act.split(/: (.*)/s);
  switch (verb) {
    case 'claim':
    case 'release':
      return staff.post(`${at}/${verb}`);
    case 'hand back':
      return staff.act(`${at}/hand-back`);
    case 'reply':
      return staff.act(`${at}/replies`, { text: words, clientId: crypto.randomUUID() });
    case 'resolve':
      return staff.act(`${at}/resolve`, { reason: 'done' });
    default:
      throw new Error(`staff cannot do this: ${act}`);
  }
}

export async function conversationOf(staff: StaffClient, phone: number): Promise<ConversationView> {
  const found = await staff.search(phoneNumber(phone));
  const id = found.items[0]?.conversationId;
  if (id === undefined) throw new Error(`phone ${phone} has no conversation`);
  return staff.conversation(id);
}
