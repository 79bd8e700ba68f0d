import { conversationOfKey } from '../domain/conversation/commit.ts';
import { isOpen } from '../domain/scheduling/appointment.ts';
import { release, type DaySheet, type Interval } from '../domain/scheduling/day-sheet.ts';
import { dateIn, plusDays } from '../domain/time.ts';
import { changeSheet } from './change-sheet.ts';
import type { House } from './house.ts';

/**
 * Frees booked stretches that no standing visit stands behind: a crash between saving a moved visit and letting its
 * old time go leaves one. What a pending effect still works on is left alone.
 */
export async function repairSheets(
  house: Pick<House, 'daySheets' | 'appointments' | 'conversations' | 'clock' | 'ids' | 'pack'>,
): Promise<number> {
  const { clinic } = house.pack;
  const today = dateIn(house.clock.now(), clinic.zone);
  const dates = Array.from({ length: clinic.booking.horizonDays + 1 }, (_, index) => plusDays(today, index));
  const sheets = await house.daySheets.readMany(
    clinic.clinicians.map(({ id }) => id),
    dates,
  );
  let repaired = 0;
  for (const sheet of sheets) {
    for (const interval of sheet.intervals) {
      if (interval.kind !== 'booked' || (await isAccountedFor(house, interval))) continue;
      await free(house, sheet, interval);
      repaired += 1;
    }
  }
  return repaired;
}

async function isAccountedFor(
  house: Pick<House, 'appointments' | 'conversations'>,
  { bookingId }: Interval,
): Promise<boolean> {
  const visit = await house.appointments.byBooking(bookingId);
  if (visit && isOpen(visit)) return true;
  // A booking's id is the key of the effect that began it: conversation, version, index.
  const conversation = await house.conversations.get(conversationOfKey(bookingId));
  return (
    conversation?.pending.some(({ effect }) => 'bookingId' in effect && effect.bookingId === bookingId) ??
    false
  );
}

const free = (
  house: Pick<House, 'daySheets' | 'clock' | 'ids' | 'pack'>,
  sheet: DaySheet,
  { bookingId, start }: Interval,
): Promise<boolean> =>
  changeSheet(house, { clinicianId: sheet.resource, start }, (current, now) => ({
    ok: true,
    sheet: release(current, bookingId, now),
  }));
