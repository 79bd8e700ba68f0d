import { onCallStaffId } from '../../domain/access/on-call.ts';
import { appointmentTypeOf, clinicianOf, siteOf } from '../../domain/clinic.ts';
import type { ContactId, PatientId, StaffId } from '../../domain/ids.ts';
import { formatPhone } from '../../domain/phone.ts';
import type { Appointment } from '../../domain/scheduling/appointment.ts';
import type { House } from '../house.ts';

/** Who a conversation is with, as staff read it: the patients of the number, else the number, else a visitor. */
export async function whoWrites(
  house: Pick<House, 'contacts' | 'patients'>,
  contactId: ContactId,
): Promise<string> {
  const [contact, patients] = await Promise.all([
    house.contacts.get(contactId),
    house.patients.ofContact(contactId),
  ]);
  if (patients.length > 0) return patients.map((patient) => patient.name).join(' · ');
  return contact?.phone ? formatPhone(contact.phone) : 'Chat visitor';
}

export async function staffName(house: Pick<House, 'staff' | 'pack'>, id: StaffId): Promise<string> {
  const onCall = house.pack.clinic.onCall.find((_, index) => id === onCallStaffId(index));
  return onCall?.label ?? (await house.staff.get(id))?.name ?? 'A colleague';
}

export const patientName = async (house: Pick<House, 'patients'>, id: PatientId): Promise<string> =>
  (await house.patients.get(id))?.name ?? 'Unknown patient';

/** Clinician, site and type of a visit in words. */
export function visitNames(
  house: Pick<House, 'pack'>,
  { clinicianId, siteId, typeId }: Pick<Appointment, 'clinicianId' | 'siteId' | 'typeId'>,
): { readonly clinician: string; readonly site: string; readonly type: string } {
  const { clinic } = house.pack;
  return {
    clinician: clinicianOf(clinic, clinicianId)?.name ?? clinicianId,
    site: siteOf(clinic, siteId)?.name ?? siteId,
    type: appointmentTypeOf(clinic, typeId)?.name.en ?? typeId,
  };
}
