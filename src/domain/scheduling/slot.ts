import type { AppointmentTypeId, ClinicianId, SiteId } from '../ids.ts';
import type { Span } from './day-sheet.ts';

/** A time a visit could take: with whom, where, for what. */
export interface Slot extends Span {
  readonly clinicianId: ClinicianId;
  readonly siteId: SiteId;
  readonly typeId: AppointmentTypeId;
}
