import type { Role } from '../../domain/access/can.ts';
import type { StaffId } from '../../domain/ids.ts';
import type { House } from '../house.ts';
import { issueLink } from './sign-in.ts';

/** One person a role, so that a new clinic can be looked at from every side at once. */
const FIRST_STAFF: readonly { readonly name: string; readonly email: string; readonly role: Role }[] = [
  { name: 'Ana Reyes', email: 'nurse@clinic.example', role: 'nurse' },
  { name: 'Sam Ortiz', email: 'desk@clinic.example', role: 'front-desk' },
  { name: 'Jo Lindqvist', email: 'admin@clinic.example', role: 'administrator' },
];

export interface Invitation {
  readonly role: Role;
  readonly name: string;
  /** One use, valid for a day. */
  readonly token: string;
}

/** At the first start makes one member of staff a role; at each start invites whoever has not come in yet. */
export async function welcomeStaff(
  house: Pick<House, 'staff' | 'signInLinks' | 'passwords' | 'ids' | 'clock'>,
): Promise<readonly Invitation[]> {
  if ((await house.staff.all()).length === 0) {
    for (const person of FIRST_STAFF) {
      await house.staff.addOnce({ ...person, id: house.ids.next() as StaffId, active: true });
    }
  }
  const invitations: Invitation[] = [];
  for (const { id, name, role, active, passwordHash } of await house.staff.all()) {
    if (!active || passwordHash !== undefined) continue;
    invitations.push({ role, name, token: await issueLink(house, id) });
  }
  return invitations;
}
