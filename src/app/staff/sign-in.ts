import type { StaffId } from '../../domain/ids.ts';
import { HOUR, plus } from '../../domain/time.ts';
import { Refusal } from '../errors.ts';
import type { House } from '../house.ts';
import type { Session, StaffMember } from '../ports/staff.ts';

/** A working day; then everybody signs in anew. */
const SESSION_MS = 12 * HOUR;

export interface SignedIn {
  /** For the cookie; only its hash is stored. */
  readonly token: string;
  readonly session: Session;
  readonly member: StaffMember;
}

type Needs = Pick<
  House,
  'staff' | 'sessions' | 'passwords' | 'signInLinks' | 'clock' | 'ids' | 'audit' | 'observer'
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
    house.observer.note({ type: 'sign-in', outcome: 'refused' });
    throw new Refusal('wrong-credentials', 'That e-mail and password do not go together.');
  }
  house.observer.note({ type: 'sign-in', outcome: 'password' });
  return openSession(house, member);
}

/** A one-use link sets the person's password and signs them in. */
export async function acceptLink(
  house: Needs,
  link: { readonly token: string; readonly password: string },
): Promise<SignedIn> {
  const passwordHash = await house.passwords.hash(link.password);
  const staffId = await house.signInLinks.use(house.passwords.fingerprint(link.token), house.clock.now());
  const member = staffId && (await house.staff.get(staffId));
  if (!member?.active) {
    house.observer.note({ type: 'sign-in', outcome: 'refused' });
    throw new Refusal('link-used-or-expired', 'This sign-in link was used already or is too old.');
  }
  await house.staff.setPassword(member.id, passwordHash);
  await house.sessions.endAllOf(member.id);
  house.observer.note({ type: 'sign-in', outcome: 'link' });
  return openSession(house, member);
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
    lastUsedAt: now,
    expiresAt: plus(now, SESSION_MS),
  };
  await house.sessions.put(session);
  await house.audit.append({ at: now, actor: member.id, action: 'staff.signed-in', subject: member.id });
  return { token, session, member };
}

/** Signs a person out. */
export async function signOut(house: Needs, session: Session): Promise<void> {
  await house.sessions.end(session.id);
  const { staffId } = session;
  await house.audit.append({
    at: house.clock.now(),
    actor: staffId,
    action: 'staff.signed-out',
    subject: staffId,
  });
}

export interface Visitor {
  readonly session: Session;
  readonly member: StaffMember;
}

/** Who holds this cookie; undefined when nobody does (any more). */
export async function whoIs(
  house: Pick<House, 'sessions' | 'staff' | 'passwords' | 'clock' | 'settings'>,
  token: string,
): Promise<Visitor | undefined> {
  const now = house.clock.now();
  const session = await house.sessions.get(house.passwords.fingerprint(token));
  if (!session || session.expiresAt <= now) return undefined;
  const member = await house.staff.get(session.staffId);
  if (!member?.active) return undefined;
  const idle = now - session.lastUsedAt >= house.settings.idleLockMs;
  if (idle && session.scope === 'full') {
    await house.sessions.setScope(session.id, 'alarm');
    return { session: { ...session, scope: 'alarm' }, member };
  }
  return { session, member };
}

/** Locks the screen: from now on the session is good for the alarm alone. */
export async function lock(house: Pick<House, 'sessions'>, session: Session): Promise<void> {
  await house.sessions.setScope(session.id, 'alarm');
}

/** The same person's password opens a locked screen again. */
export async function unlock(
  house: Pick<House, 'sessions' | 'passwords' | 'clock' | 'observer'>,
  visitor: Visitor,
  password: string,
): Promise<void> {
  const { session, member } = visitor;
  if (!(await house.passwords.verify(member.passwordHash, password))) {
    house.observer.note({ type: 'sign-in', outcome: 'refused' });
    throw new Refusal('wrong-credentials', 'That is not your password.');
  }
  await house.sessions.setScope(session.id, 'full');
  await house.sessions.touch(session.id, house.clock.now());
}

/** Makes a fresh one-use link, valid for a day, for someone who never used one. */
export async function issueLink(
  house: Pick<House, 'signInLinks' | 'passwords' | 'ids' | 'clock'>,
  staffId: StaffId,
): Promise<string> {
  const token = house.ids.token();
  await house.signInLinks.put(
    house.passwords.fingerprint(token),
    staffId,
    plus(house.clock.now(), 24 * HOUR),
  );
  return token;
}
