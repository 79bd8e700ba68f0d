import { z } from 'zod';
import type { Clinic, ReminderLead } from '../../domain/clinic.ts';
import type { AppointmentTypeId, ClinicianId, SiteId } from '../../domain/ids.ts';
import { LANGUAGES } from '../../domain/language.ts';
import { DAY, MINUTE } from '../../domain/time.ts';
import {
  amount,
  country,
  date,
  duration,
  id,
  perLanguage,
  phone,
  shortNumber,
  text,
  texts,
  wallSpan,
  week,
  zone,
} from './clinic-values.ts';

const site = z.strictObject({ id: id<SiteId>(), name: text, address: text, directions: texts });

const appointmentType = z
  .strictObject({
    id: id<AppointmentTypeId>(),
    name: texts,
    minutes: z.int().min(5).max(480),
    words: perLanguage(z.array(text)),
    default: z.literal(true).optional(),
  })
  .transform(({ default: standard, ...type }) => ({ ...type, ...(standard && { default: standard }) }));

const clinician = z.strictObject({
  id: id<ClinicianId>(),
  name: text,
  appointmentTypes: z.array(id<AppointmentTypeId>()).min(1),
  hours: z
    .array(
      z
        .strictObject({ site: id<SiteId>(), week })
        .transform(({ site: siteId, ...rest }) => ({ siteId, ...rest })),
    )
    .min(1),
});

const reminder = amount.transform(({ amount: count, unit }): ReminderLead => ({
  key: `${String(count)}${unit === 'days' ? 'd' : 'h'}`,
  unit,
  amount: count,
}));

const leadMs = (lead: ReminderLead): number => lead.amount * (lead.unit === 'days' ? DAY : 60 * MINUTE);

const minutes = duration.transform((ms) => Math.ceil(ms / MINUTE));

const days = amount.refine((span) => span.unit === 'days', {
  message: 'is not a number of days',
  params: { fix: 'Write it like 60 days.' },
});

/** clinic.yaml as it is written; what comes out is what the house works with. */
export const clinicFile = z
  .strictObject({
    name: text,
    phone,
    country,
    emergencyNumber: shortNumber,
    crisisLine: shortNumber,
    zone,
    languages: z.array(z.enum(LANGUAGES)).min(1),
    sites: z.array(site).min(1),
    appointmentTypes: z.array(appointmentType).min(1),
    clinicians: z.array(clinician).min(1),
    openingHours: week,
    holidays: z.array(z.strictObject({ date, name: texts })).default([]),
    booking: z.strictObject({ hold: minutes, lead: minutes, horizon: days, grid: minutes }),
    reminders: z.array(reminder),
    quietHours: wallSpan,
    serviceLevels: z.strictObject({ emergency: duration, urgent: duration, routine: duration }),
    onCall: z.array(z.strictObject({ after: duration, label: text, phone })).min(1),
    firstReplyMaxSegments: z.int().min(1).max(10),
    facts: z.strictObject({ insurance: texts, price: texts, parking: texts }),
  })
  .transform(({ booking, reminders, serviceLevels, onCall, ...same }): Clinic => ({
    ...same,
    booking: {
      holdMinutes: booking.hold,
      leadMinutes: booking.lead,
      horizonDays: booking.horizon.amount,
      gridMinutes: booking.grid,
    },
    reminderPlan: [...reminders].sort((a, b) => leadMs(b) - leadMs(a)),
    serviceLevels: {
      emergencyMs: serviceLevels.emergency,
      urgentMs: serviceLevels.urgent,
      routineWorkingMs: serviceLevels.routine,
    },
    ladderMs: onCall.map((step) => step.after),
    onCall: onCall.map(({ label, phone: number }) => ({ label, phone: number })),
  }));
