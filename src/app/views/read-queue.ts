import { isOnCallPhone } from '../../domain/access/on-call.ts';
import type { Channel } from '../../domain/channel.ts';
import type { Mode } from '../../domain/conversation/state.ts';
import type { TaskKind } from '../../domain/conversation/effects.ts';
import { compareQueue, answerDueAt } from '../../domain/escalation/queue.ts';
import type { AppointmentId, ConversationId, PhoneNumber, StaffId, TaskId } from '../../domain/ids.ts';
import type { Language } from '../../domain/language.ts';
import type { Instant } from '../../domain/time.ts';
import type { CarePath, Level } from '../../domain/triage/verdict.ts';
import type { House } from '../house.ts';
import type { ConversationHeader } from '../ports/conversations.ts';
import type { Task } from '../ports/tasks.ts';
import { staffName, visitNames, whoWrites } from './names.ts';

export interface QueueItem {
  readonly conversationId: ConversationId;
  readonly mode: Mode;
  readonly level: Level;
  readonly path?: CarePath;
  readonly who: string;
  readonly language: Language;
  readonly channel: Channel;
  readonly excerpt: string;
  readonly waitingSince?: Instant;
  /** `byPhone`: an on-call phone has claimed it by its code, and staff may take it over. */
  readonly claimedBy?: { readonly id: StaffId; readonly name: string; readonly byPhone?: true };
  readonly claimedAt?: Instant;
  readonly answeredAt?: Instant;
  readonly dueAt?: Instant;
  readonly unseenRungs: number;
}

export interface TaskItem {
  readonly id: TaskId;
  readonly kind: TaskKind;
  readonly level: Level;
  readonly who: string;
  readonly phone?: PhoneNumber;
  readonly openedAt: Instant;
  readonly conversationId?: ConversationId;
  readonly appointment?: {
    readonly id: AppointmentId;
    readonly start: Instant;
    readonly clinician: string;
    readonly site: string;
  };
}

const EXCERPT_LENGTH = 90;

type Needs = Pick<
  House,
  'conversations' | 'contacts' | 'patients' | 'messages' | 'staff' | 'tasks' | 'appointments' | 'pack'
>;

/** Everything that waits for a person, the most urgent and longest waiting first. */
export async function readQueue(
  house: Needs,
): Promise<{ readonly items: readonly QueueItem[]; readonly tasks: readonly TaskItem[] }> {
  const [headers, tasks] = await Promise.all([house.conversations.queue(), house.tasks.open()]);
  const sorted = [...headers].sort(compareQueue);
  return {
    items: await Promise.all(sorted.map((header) => queueItem(house, header))),
    tasks: await Promise.all(tasks.map((task) => taskItem(house, task))),
  };
}

export async function queueItem(house: Needs, header: ConversationHeader): Promise<QueueItem> {
  const { id: conversationId, contactId, claimedBy, path, waitingSince, claimedAt, answeredAt } = header;
  const [who, contact, latest] = await Promise.all([
    whoWrites(house, contactId),
    house.contacts.get(contactId),
    house.messages.latest(contactId, 1),
  ]);
  const dueAt = answerDueAt(header, house.pack.clinic);
  return {
    conversationId,
    mode: header.mode,
    level: header.level,
    who,
    language: contact?.language ?? 'en',
    channel: latest[0]?.channel ?? contact?.kind ?? 'sms',
    excerpt: shorten(latest[0]?.text ?? ''),
    unseenRungs: header.rungs ?? 0,
    ...(path && { path }),
    ...(waitingSince !== undefined && { waitingSince }),
    ...(claimedBy && { claimedBy: await holder(house, claimedBy) }),
    ...(claimedAt !== undefined && { claimedAt }),
    ...(answeredAt !== undefined && { answeredAt }),
    ...(dueAt !== undefined && { dueAt }),
  };
}

const holder = async (house: Needs, id: StaffId) => ({
  id,
  name: await staffName(house, id),
  ...(isOnCallPhone(id) && ({ byPhone: true } as const)),
});

const shorten = (text: string): string =>
  text.length <= EXCERPT_LENGTH ? text : `${text.slice(0, EXCERPT_LENGTH - 1).trimEnd()}…`;

async function taskItem(house: Needs, task: Task): Promise<TaskItem> {
  const { id, kind, level, contactId, appointmentId, openedAt } = task;
  const [contact, conversation, visit] = await Promise.all([
    contactId && house.contacts.get(contactId),
    contactId && house.conversations.ofContact(contactId),
    appointmentId && house.appointments.get(appointmentId),
  ]);
  const names = visit && visitNames(house, visit);
  const patient = task.patientId && (await house.patients.get(task.patientId));
  return {
    id,
    kind,
    level,
    who: patient ? patient.name : contactId ? await whoWrites(house, contactId) : 'Unknown',
    openedAt,
    ...(contact?.phone && { phone: contact.phone }),
    ...(conversation && { conversationId: conversation.id }),
    ...(visit &&
      names && {
        appointment: { id: visit.id, start: visit.start, clinician: names.clinician, site: names.site },
      }),
  };
}

/** All that an alarm-only session may know. */
export async function readAlarm(
  house: Pick<House, 'conversations' | 'tasks'>,
): Promise<{ readonly emergencies: number; readonly urgent: number; readonly oldestWaitingSince?: Instant }> {
  const [headers, tasks] = await Promise.all([house.conversations.queue(), house.tasks.open()]);
  const waiting = headers.filter(({ mode }) => mode === 'waiting');
  const count = (level: Level): number =>
    [...waiting, ...tasks].filter((item) => item.level === level).length;
  const since = waiting
    .filter(({ level }) => level === 'emergency')
    .flatMap(({ waitingSince }) => (waitingSince === undefined ? [] : [waitingSince]));
  return {
    emergencies: count('emergency'),
    urgent: count('urgent'),
    ...(since.length > 0 && { oldestWaitingSince: Math.min(...since) as Instant }),
  };
}
