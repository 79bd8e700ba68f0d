import type { Role } from '../../domain/access/can.ts';
import type { StaffId } from '../../domain/ids.ts';
import type { Instant } from '../../domain/time.ts';

export interface StaffMember {
  readonly id: StaffId;
  readonly name: string;
  /** Lower case; what they sign in with. */
  readonly email: string;
  readonly role: Role;
  /** Absent until a sign-in link was used to set one. */
  readonly passwordHash?: string;
  readonly active: boolean;
}

/** `full` sees patients as far as the role goes; `alarm` may only hear that an emergency waits. */
export type SessionScope = 'full' | 'alarm';

export interface Session {
  /** Hash of the cookie's token. */
  readonly id: string;
  readonly staffId: StaffId;
  readonly scope: SessionScope;
  /** Sent back by the console in a header with every change. */
  readonly csrf: string;
  readonly createdAt: Instant;
  readonly lastUsedAt: Instant;
  /** Until then it may be `full`; afterwards, until it expires, only the password makes it so again. */
  readonly fullUntil: Instant;
  readonly expiresAt: Instant;
}

export interface StaffStore {
  addOnce(member: StaffMember): Promise<boolean>;
  get(id: StaffId): Promise<StaffMember | undefined>;
  byEmail(email: string): Promise<StaffMember | undefined>;
  all(): Promise<readonly StaffMember[]>;
  setPassword(id: StaffId, passwordHash: string): Promise<void>;
}

export interface SessionStore {
  put(session: Session): Promise<void>;
  get(id: string): Promise<Session | undefined>;
  touch(id: string, at: Instant): Promise<void>;
  /** Good for the alarm alone from now on. */
  lock(id: string): Promise<void>;
  /** Full again, for as long as this says. */
  unlock(id: string, times: Pick<Session, 'lastUsedAt' | 'fullUntil' | 'expiresAt'>): Promise<void>;
  end(id: string): Promise<void>;
  endAllOf(staffId: StaffId): Promise<void>;
}

/** One-use sign-in links; only hashes of their tokens are kept. */
export interface SignInLinkStore {
  /** The one link of this person from now on: those before it are void. */
  put(tokenHash: string, staffId: StaffId, expiresAt: Instant): Promise<void>;
  /** Takes it out of use, with every other of the same person, and says whose it was. */
  use(tokenHash: string, now: Instant): Promise<StaffId | undefined>;
  /** Whether this person has ever used a link. */
  everUsed(staffId: StaffId): Promise<boolean>;
}

export interface Passwords {
  /** One-way and quick: for tokens that are long and random, so that a stolen database opens no door. */
  fingerprint(token: string): string;
  hash(password: string): Promise<string>;
  /** Without a hash it takes as long as with one, and is never right. */
  verify(hash: string | undefined, password: string): Promise<boolean>;
}
