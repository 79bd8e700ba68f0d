import type { AppointmentTypeId, ClinicianId, SiteId } from '../ids.ts';
import type { Instant } from '../time.ts';

/** A free or taken stretch of one clinician's day at one site, for one type of appointment; `end` not included. */
export interface Slot {
  readonly clinicianId: ClinicianId;
  readonly siteId: SiteId;
  readonly typeId: AppointmentTypeId;
  readonly start: Instant;
  readonly end: Instant;
}
