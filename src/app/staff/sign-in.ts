import type { StaffId } from '../../domain/ids.ts';
import { DAY, plus } from '../../domain/time.ts';
import { Refusal } from '../errors.ts';
import type { House } from '../house.ts';
import type { Session, StaffMember } from '../ports/staff.ts';
import { sessionTimes, type Visitor } from './session.ts';

/** An invitation is used within a day. */
const LINK_MS = DAY;

export interface SignedIn extends Visitor {
  /** For the cookie; only its hash is stored. */
  readonly token: string;
}

type Needs = Pick<
  House,
  'staff' | 'sessions' | 'passwords' | 'signInLinks' | 'clock' | 'ids' | 'audit' | 'observer' | 'live'
>;

/** The answer is the same, and as slow, whether the person is unknown or the password wrong. */
export async function signIn(
  house: Needs,
  credentials: { readonly email: string; readonly password: string },
): Promise<SignedIn> {
  const member = await house.staff.byEmail(credentials.email.trim().toLowerCase());
  const hash = member?.active ? member.passwordHash : undefined;
  const right = await house.passwords.verify(hash, credentials.password);
  if (!member || !right) {
    await noteRefused(house, member?.id);
    throw new Refusal('wrong-credentials', 'That e-mail and password do not go together.');
  }
  house.observer.note({ type: 'sign-in', outcome: 'password' });
  return openSession(house, member);
}

/** A one-use link sets the person's password, signs them in, and ends whatever else was open in their name. */
export async function acceptLink(
  house: Needs,
  link: { readonly token: string; readonly password: string },
): Promise<SignedIn> {
  const passwordHash = await house.passwords.hash(link.password);
  const staffId = await house.signInLinks.use(house.passwords.fingerprint(link.token), house.clock.now());
  const member = staffId && (await house.staff.get(staffId));
  if (!member?.active) {
    await noteRefused(house, member?.id);
    throw new Refusal('link-used-or-expired', 'This sign-in link was used already or is too old.');
  }
  await house.staff.setPassword(member.id, passwordHash);
  await house.sessions.endAllOf(member.id);
  house.live.publish({ type: 'session', staffId: member.id });
  house.observer.note({ type: 'sign-in', outcome: 'link' });
  return openSession(house, member);
}

/** Nobody knows who tried, and what was typed may be somebody's e-mail elsewhere: neither is kept. */
async function noteRefused(house: Needs, tried: StaffId | undefined): Promise<void> {
  house.observer.note({ type: 'sign-in', outcome: 'refused' });
  const at = house.clock.now();
  const row = { actor: 'unknown', action: 'staff.sign-in-refused', subject: tried ?? 'unknown' };
  await house.audit.append({ at, ...row });
}

async function openSession(house: Needs, member: StaffMember): Promise<SignedIn> {
  const now = house.clock.now();
  const token = house.ids.token();
  const session: Session = {
    id: house.passwords.fingerprint(token),
    staffId: member.id,
    scope: 'full',
    csrf: house.ids.token(),
    createdAt: now,
    ...sessionTimes(now),
  };
  await house.sessions.put(session);
  await house.audit.append({ at: now, actor: member.id, action: 'staff.signed-in', subject: member.id });
  return { token, session, member };
}

/** Makes a fresh one-use link, valid for a day; whatever links this person had before are void. */
export async function issueLink(
  house: Pick<House, 'signInLinks' | 'passwords' | 'ids' | 'clock'>,
  staffId: StaffId,
): Promise<string> {
  const token = house.ids.token();
  await house.signInLinks.put(house.passwords.fingerprint(token), staffId, plus(house.clock.now(), LINK_MS));
  return token;
}
