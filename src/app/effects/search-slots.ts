import { chooseOffers, OFFER_COUNT, type Offers } from '../../domain/scheduling/offers.ts';
import type { Span } from '../../domain/scheduling/day-sheet.ts';
import type { Slot } from '../../domain/scheduling/slot.ts';
import { daysToSearch, isEnough } from '../../domain/scheduling/search.ts';
import { dateIn, type LocalDate } from '../../domain/time.ts';
import type { House } from '../house.ts';
import type { Appointment } from '../../domain/scheduling/appointment.ts';
import type { Order, Outcome } from './outcome.ts';

type Needs = Pick<House, 'daySheets' | 'appointments' | 'clock' | 'pack'>;

/** Reads day sheets outward from the wished day until there is enough to offer or the horizon is reached. */
export async function searchSlots(house: Needs, { effect }: Order<'search-slots'>): Promise<Outcome> {
  const [moving, busy] = await Promise.all([
    effect.moving && house.appointments.get(effect.moving),
    otherVisits(house, effect),
  ]);
  const { clinic } = house.pack;
  const today = dateIn(house.clock.now(), clinic.zone);
  const dates: LocalDate[] = [];
  let offers: Offers = { slots: [], match: 'none' };
  for (let round = 0; ; round += 1) {
    const more = daysToSearch({ wish: effect.wish, today, horizonDays: clinic.booking.horizonDays, round });
    if (more.length === 0) break;
    dates.push(...more);
    dates.sort();
    offers = await offersOn(house, effect, { dates, moving, busy });
    if (isEnough(offers, effect.wish, OFFER_COUNT)) break;
  }
  return { result: { type: 'slots-found', ...offers } };
}

/** Where the patient is to be already; not the visit that is being moved. */
async function otherVisits(
  house: Needs,
  { patientId, moving }: Order<'search-slots'>['effect'],
): Promise<readonly Span[]> {
  if (patientId === undefined) return [];
  const visits = await house.appointments.upcoming([patientId], house.clock.now());
  return visits.filter(({ id }) => id !== moving);
}

async function offersOn(
  house: Needs,
  effect: Order<'search-slots'>['effect'],
  {
    dates,
    moving,
    busy,
  }: {
    readonly dates: readonly LocalDate[];
    readonly moving: Appointment | undefined;
    readonly busy: readonly Span[];
  },
): Promise<Offers> {
  const { clinic } = house.pack;
  const resources = clinic.clinicians.map((clinician) => clinician.id);
  const sheets = await house.daySheets.readMany(resources, dates);
  const standard = clinic.appointmentTypes.find((type) => type.default) ?? clinic.appointmentTypes[0];
  const typeId = moving?.typeId ?? effect.typeId ?? standard?.id;
  if (!typeId) return { slots: [], match: 'none' };
  const exclude: Pick<Slot, 'start'>[] = [...effect.exclude, ...(moving ? [moving] : [])];
  const { wish } = effect;
  const query = { clinic, dates, sheets, typeId, wish, now: house.clock.now(), exclude, busy };
  const same = chooseOffers({ ...query, clinicianId: moving?.clinicianId });
  if (!moving || same.match === 'as-wished') return same;
  // A visit moves with its clinician where that suits the patient, else with another before it comes to a second best.
  const any = chooseOffers(query);
  return any.match === 'as-wished' || same.match === 'none' ? any : same;
}
