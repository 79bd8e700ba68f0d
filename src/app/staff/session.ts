import { DAY, HOUR, plus, type Instant } from '../../domain/time.ts';
import { Refusal } from '../errors.ts';
import type { House } from '../house.ts';
import type { Session, StaffMember } from '../ports/staff.ts';

/** A working day; then the password is asked for again. */
const FULL_MS = 12 * HOUR;
/** An emergency is heard in the night and over a weekend too, on a screen nobody has signed out of. */
const ALARM_MS = 7 * DAY;

/** How long a session lasts from the moment the password was typed. */
export const sessionTimes = (now: Instant): Pick<Session, 'lastUsedAt' | 'fullUntil' | 'expiresAt'> => ({
  lastUsedAt: now,
  fullUntil: plus(now, FULL_MS),
  expiresAt: plus(now, ALARM_MS),
});

export interface Visitor {
  readonly session: Session;
  readonly member: StaffMember;
}

type Needs = Pick<
  House,
  'sessions' | 'staff' | 'passwords' | 'clock' | 'settings' | 'audit' | 'live' | 'observer'
>;

/** Who holds this cookie; undefined when nobody does (any more). */
export const whoIs = (house: Omit<Needs, 'observer'>, token: string): Promise<Visitor | undefined> =>
  visitorIn(house, house.passwords.fingerprint(token));

/** Whose session it is, as it stands now: one that was left alone, or has lasted a working day, locks here. */
export async function visitorIn(
  house: Omit<Needs, 'observer' | 'passwords'>,
  sessionId: string,
): Promise<Visitor | undefined> {
  const now = house.clock.now();
  const session = await house.sessions.get(sessionId);
  if (!session || session.expiresAt <= now) return undefined;
  const member = await house.staff.get(session.staffId);
  if (!member?.active) return undefined;
  const isOver = now >= session.fullUntil || now - session.lastUsedAt >= house.settings.idleLockMs;
  if (session.scope === 'alarm' || !isOver) return { session, member };
  return { session: await toAlarm(house, session, 'house'), member };
}

/** Locks the screen: from now on the session is good for the alarm alone. */
export async function lock(house: Omit<Needs, 'observer'>, session: Session): Promise<void> {
  if (session.scope === 'full') await toAlarm(house, session, session.staffId);
}

async function toAlarm(
  house: Pick<House, 'sessions' | 'audit' | 'clock' | 'live'>,
  session: Session,
  actor: string,
): Promise<Session> {
  const { id, staffId } = session;
  await house.sessions.lock(id);
  house.live.publish({ type: 'session', staffId });
  await house.audit.append({ at: house.clock.now(), actor, action: 'staff.locked', subject: staffId });
  return { ...session, scope: 'alarm' };
}

/** The same person's password opens a locked screen again. */
export async function unlock(house: Needs, visitor: Visitor, password: string): Promise<Visitor> {
  const { session, member } = visitor;
  const { id: staffId } = member;
  const right = await house.passwords.verify(member.passwordHash, password);
  const at = house.clock.now();
  if (!right) {
    house.observer.note({ type: 'sign-in', outcome: 'refused' });
    await house.audit.append({ at, actor: 'unknown', action: 'staff.unlock-refused', subject: staffId });
    throw new Refusal('wrong-credentials', 'That is not your password.');
  }
  const times = sessionTimes(at);
  await house.sessions.unlock(session.id, times);
  house.live.publish({ type: 'session', staffId });
  await house.audit.append({ at, actor: staffId, action: 'staff.unlocked', subject: staffId });
  return { member, session: { ...session, ...times, scope: 'full' } };
}

/** Signs a person out. */
export async function signOut(
  house: Pick<House, 'sessions' | 'audit' | 'clock' | 'live'>,
  { id, staffId }: Session,
): Promise<void> {
  await house.sessions.end(id);
  house.live.publish({ type: 'session', staffId });
  const at = house.clock.now();
  await house.audit.append({ at, actor: staffId, action: 'staff.signed-out', subject: staffId });
}
