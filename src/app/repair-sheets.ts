import { conversationOfKey } from '../domain/conversation/commit.ts';
import { isOpen, type Appointment } from '../domain/scheduling/appointment.ts';
import { confirm, release, type DaySheet, type Interval } from '../domain/scheduling/day-sheet.ts';
import { dateIn, DAY, plus, plusDays } from '../domain/time.ts';
import { changeSheet } from './change-sheet.ts';
import type { House } from './house.ts';

type Needs = Pick<
  House,
  'daySheets' | 'appointments' | 'conversations' | 'clock' | 'ids' | 'pack' | 'observer'
>;

/**
 * Visits are the truth, and day sheets are mended after them. Frees booked stretches that no standing visit stands
 * behind: a crash between saving a moved visit and letting its old time go leaves one. Takes again what a standing
 * visit has lost. What a pending effect still works on is left alone.
 */
export async function repairSheets(house: Needs): Promise<number> {
  const { clinic } = house.pack;
  const now = house.clock.now();
  const today = dateIn(now, clinic.zone);
  const dates = Array.from({ length: clinic.booking.horizonDays + 1 }, (_, index) => plusDays(today, index));
  // Before the sheets: a visit that stands by now has had its stretch since before.
  const visits = await house.appointments.between(now, plus(now, (clinic.booking.horizonDays + 1) * DAY));
  const sheets = await house.daySheets.readMany(
    clinic.clinicians.map(({ id }) => id),
    dates,
  );
  return (await freeOrphans(house, sheets)) + (await takeAgain(house, sheets, visits));
}

async function freeOrphans(house: Needs, sheets: readonly DaySheet[]): Promise<number> {
  let freed = 0;
  for (const sheet of sheets) {
    for (const interval of sheet.intervals) {
      if (interval.kind !== 'booked' || (await isAccountedFor(house, interval))) continue;
      await free(house, sheet, interval);
      freed += 1;
    }
  }
  return freed;
}

/** In this order: an effect is struck off only when its visit is written. */
async function isAccountedFor(
  house: Pick<House, 'appointments' | 'conversations'>,
  { bookingId }: Interval,
): Promise<boolean> {
  // A booking's id is the key of the effect that began it: conversation, version, index.
  const conversation = await house.conversations.get(conversationOfKey(bookingId));
  if (conversation?.pending.some(({ effect }) => 'bookingId' in effect && effect.bookingId === bookingId)) {
    return true;
  }
  const visit = await house.appointments.byBooking(bookingId);
  return visit !== undefined && isOpen(visit);
}

const free = (house: Needs, sheet: DaySheet, { bookingId, start }: Interval): Promise<boolean> =>
  changeSheet(house, { clinicianId: sheet.resource, start }, (current, now) => ({
    ok: true,
    sheet: release(current, bookingId, now),
  }));

async function takeAgain(
  house: Needs,
  sheets: readonly DaySheet[],
  visits: readonly Appointment[],
): Promise<number> {
  const onSheets = new Set(
    sheets.flatMap(({ resource, intervals }) =>
      intervals.flatMap(({ kind, bookingId, start }) =>
        kind === 'booked' ? [stretch(resource, bookingId, start)] : [],
      ),
    ),
  );
  let taken = 0;
  for (const { id, clinicianId, bookingId, start } of visits) {
    if (onSheets.has(stretch(clinicianId, bookingId, start))) continue;
    const visit = await house.appointments.get(id);
    if (!visit || visit.bookingId !== bookingId || !isOpen(visit)) continue;
    const mended = await changeSheet(house, visit, (sheet, at) => confirm(sheet, bookingId, visit, at));
    if (mended) taken += 1;
    else house.observer.note({ type: 'fault', where: 'calendar', cause: new TimeLost(id) });
  }
  return taken;
}

const stretch = (...parts: readonly (string | number)[]): string => parts.join(' ');

/** Somebody else has the time of a standing visit: the staff have to see to it. */
class TimeLost extends Error {
  override readonly name = 'TimeLost';

  constructor(id: Appointment['id']) {
    super(`visit ${id} has lost its time on the day sheet to another`);
  }
}
