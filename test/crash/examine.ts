import type { Purpose } from '../../src/domain/consent/purpose.ts';
import type { ContactId, SendId } from '../../src/domain/ids.ts';
import { instant, dateIn, plusDays, type Instant } from '../../src/domain/time.ts';
import type { House } from '../../src/app/house.ts';
import type { Contact } from '../../src/app/ports/contacts.ts';
import { textKey } from '../../src/app/receive-text.ts';
import type { World } from './world.ts';

const MANY = 1_000;
const FAR: Instant = instant(8_000_000_000_000_000);

/** What people would find afterwards, wherever the house was killed on the way. */
export interface Findings {
  /** By phone: what it showed from the clinic, codes blanked out. */
  readonly phones: Readonly<Record<string, readonly string[]>>;
  readonly conversations: readonly unknown[];
  readonly visits: readonly unknown[];
  readonly reminders: readonly unknown[];
  readonly tasks: readonly string[];
  readonly consents: readonly unknown[];
  readonly audit: readonly string[];
}

/** A safety text whose outcome nobody knows goes again: twice is better than never. */
const MAY_REPEAT: ReadonlySet<Purpose> = new Set(['safety', 'unseen', 'on-call']);

/** Waits until the house has nothing left to do; says what it is stuck with if that does not come. */
export async function untilQuiet(world: World): Promise<readonly string[]> {
  try {
    await world.until('quiet', async () => ((await restless(world)).length === 0 ? true : undefined));
    return [];
  } catch {
    return restless(world);
  }
}

async function restless(world: World): Promise<readonly string[]> {
  const { house } = world;
  await world.carrier.settled();
  const [unsettled, neglected, waiting, handing, depth] = await Promise.all([
    house.conversations.unsettled(FAR, MANY),
    house.messages.neglected(FAR, MANY),
    house.sends.due(FAR, MANY),
    house.sends.stranded(FAR, MANY),
    world.jobsWaiting(),
  ]);
  const missing = await unknownTexts(world);
  return [
    ...unsettled.map((id) => `conversation ${id} has effects nobody carried out`),
    ...neglected.map((id) => `contact ${id} has messages nobody handled`),
    ...waiting.map(({ replies, purpose }) => `a ${purpose} was never handed over: ${replies.join()}`),
    ...handing.map(({ replies, purpose }) => `nobody knows what became of a ${purpose}: ${replies.join()}`),
    ...missing.map((body) => `a text is not stored: ${body}`),
    ...(depth > 0 ? [`${String(depth)} jobs wait`] : []),
  ];
}

async function unknownTexts({ carrier, house }: World): Promise<readonly string[]> {
  const onCall = new Set(house.pack.clinic.onCall.map(({ phone }) => phone));
  const inbound = carrier
    .messages()
    .filter(({ direction, from }) => direction === 'inbound' && from !== undefined && !onCall.has(from));
  const known = await house.messages.known(inbound.map(({ sid }) => textKey(sid)));
  return inbound.filter(({ sid }) => !known.has(textKey(sid))).map(({ body }) => body);
}

/** What must not be, however the play went. */
export async function faultsOf(world: World): Promise<readonly string[]> {
  const faults: string[] = [...world.faults.map((fault) => `a fault inside: ${fault}`)];
  const { house } = world;
  faults.push(...(await sendFaults(world)), ...(await sheetFaults(house)));
  const chains = await house.audit.verify();
  if (!chains.whole) faults.push(`the audit chain is broken: ${chains.fault}`);
  const failed = await world.failedJobs();
  faults.push(...failed.map(({ name, error }) => `the job ${name} was given up: ${error}`));
  for (const contact of await contactsOf(world)) faults.push(...(await contactFaults(house, contact)));
  return faults;
}

/** Each message at the carrier stands for one send, and each send for at most one message. */
async function sendFaults({ carrier, house }: World): Promise<readonly string[]> {
  const faults: string[] = [];
  const messages = new Map<string, number>();
  for (const { direction, statusCallback } of carrier.messages()) {
    if (direction !== 'outbound-api') continue;
    const id = new URL(statusCallback ?? 'http://none').searchParams.get('send') ?? 'none';
    messages.set(id, (messages.get(id) ?? 0) + 1);
  }
  for (const [id, times] of messages) {
    const send = await house.sends.get(id as SendId);
    if (!send) faults.push('the carrier has a message no send stands for');
    else if (times > 1 && !MAY_REPEAT.has(send.purpose)) {
      faults.push(`a ${send.purpose} went out ${String(times)} times: ${send.replies.join()}`);
    }
  }
  return faults;
}

/** Each standing visit has exactly its own stretch on a day sheet, and nothing else is booked. */
async function sheetFaults(house: House): Promise<readonly string[]> {
  const faults: string[] = [];
  const { clinic } = house.pack;
  const now = house.clock.now();
  const today = dateIn(now, clinic.zone);
  const dates = Array.from({ length: clinic.booking.horizonDays + 2 }, (_, day) => plusDays(today, day - 1));
  const sheets = await house.daySheets.readMany(
    clinic.clinicians.map(({ id }) => id),
    dates,
  );
  const visits = await house.appointments.between(instant(0), FAR);
  const booked = sheets.flatMap(({ resource, intervals }) =>
    intervals
      .filter((interval) => interval.kind === 'booked' || interval.expiresAt > now)
      .map((interval) => ({ resource, ...interval })),
  );
  for (const { kind, bookingId, start } of booked) {
    const visit = visits.find((one) => one.bookingId === bookingId);
    if (!visit) faults.push(`nobody stands behind what is ${kind} at ${new Date(start).toISOString()}`);
  }
  for (const visit of visits) {
    const own = booked.filter(
      ({ kind, resource, bookingId, start, end }) =>
        kind === 'booked' &&
        resource === visit.clinicianId &&
        bookingId === visit.bookingId &&
        start === visit.start &&
        end === visit.end,
    );
    if (own.length !== 1) faults.push(`a visit has ${String(own.length)} stretches on its day sheet`);
  }
  return faults;
}

async function contactFaults(house: House, { id }: Contact): Promise<readonly string[]> {
  const faults: string[] = [];
  const conversation = await house.conversations.ofContact(id);
  if (!conversation) return faults;
  if (conversation.taken.length > 0) faults.push('messages were taken and not struck off');
  if (conversation.dialogue.step === 'working' || conversation.dialogue.step === 'booking') {
    faults.push(`the talk is stuck in ${conversation.dialogue.step}`);
  }
  const decisions = await house.decisions.ofConversation(conversation.id, MANY);
  const kept = new Set(decisions.map(({ version }) => version));
  for (let version = 1; version <= conversation.version; version += 1) {
    if (kept.has(version)) continue;
    faults.push(`of ${String(conversation.version)} decisions number ${String(version)} is not kept`);
  }
  const sends = await house.sends.latest(id, MANY);
  for (const { status, purpose, replies } of sends) {
    if (status === 'unclear' || status === 'accepted' || status === 'sent') {
      faults.push(`a ${purpose} ended as ${status}: ${replies.join()}`);
    }
  }
  return faults;
}

export async function contactsOf(world: World): Promise<readonly Contact[]> {
  const { house } = world;
  const found: Contact[] = [];
  for (const number of world.numbers) {
    const contact = await house.contacts.findNumber(number);
    if (contact) found.push(contact);
  }
  for (const token of world.visitors) {
    const contact = await house.contacts.findVisitor(token);
    if (contact) found.push(contact);
  }
  return found;
}

export async function findingsOf(world: World): Promise<Findings> {
  const { house } = world;
  const contacts = await contactsOf(world);
  const nameOf = (id: ContactId): string => {
    const contact = contacts.find((one) => one.id === id);
    return contact?.phone ?? 'chat';
  };
  const visits = await house.appointments.between(instant(0), FAR);
  const conversations = [];
  const consents = [];
  for (const { id } of contacts) {
    const conversation = await house.conversations.ofContact(id);
    if (conversation) {
      const { mode, level, episode, epoch, dialogue, introduced, language, channel, claim } = conversation;
      const { step } = dialogue;
      const answered = claim?.answeredAt !== undefined;
      const held = claim && { answered };
      conversations.push({
        of: nameOf(id),
        mode,
        level,
        episode,
        epoch,
        step,
        introduced,
        language,
        channel,
        held,
      });
    }
    for (const { scope, act, channel, handledBy } of await house.consents.ofContact(id)) {
      consents.push({ of: nameOf(id), scope, act, channel, handledBy });
    }
  }
  const named = await Promise.all(
    visits.map(async ({ patientId, contactId, start, clinicianId, typeId, status, reason }) => {
      const patient = await house.patients.get(patientId);
      const who = `${patient?.name ?? '?'} ${patient?.birthDate ?? ''}`;
      return {
        who,
        by: nameOf(contactId),
        at: new Date(start).toISOString(),
        clinicianId,
        typeId,
        status,
        reason,
      };
    }),
  );
  const reminders = await Promise.all(visits.map(({ id }) => house.reminders.ofAppointment(id)));
  const rows = await house.audit.latest(MANY);
  return {
    phones: phonesOf(world),
    conversations,
    visits: named,
    reminders: reminders
      .flat()
      .map(({ lead, status, dueAt, reason }) => ({ lead, status, reason, at: new Date(dueAt).toISOString() }))
      .sort((a, b) => a.at.localeCompare(b.at)),
    tasks: (await house.tasks.open()).map(({ kind, level }) => `${kind} ${level}`).sort(),
    consents,
    // An act that is tried again after a crash may be noted twice.
    audit: [...new Set(rows.map(({ action }) => action))].filter((action) => action !== 'chain.begun').sort(),
  };
}

/** A safety text that went again counts as one. */
function phonesOf({ carrier, numbers }: World): Findings['phones'] {
  const seen = new Set<string>();
  const all = carrier
    .messages()
    .filter(({ shown, direction }) => shown !== undefined && direction !== 'inbound')
    .sort((a, b) => (a.shown ?? 0) - (b.shown ?? 0))
    .filter(({ sid, statusCallback }) => {
      const name = statusCallback ?? sid;
      return !seen.has(name) && seen.add(name);
    });
  return Object.fromEntries(
    numbers.map((number) => [number, all.filter(({ to }) => to === number).map(({ body }) => blanked(body))]),
  );
}

/** Codes are different each time. */
const blanked = (body: string): string =>
  /Frontdesk:|code|código/i.test(body) ? body.replace(/\b\d{4}(?:\d{2})?\b/g, '####') : body;
