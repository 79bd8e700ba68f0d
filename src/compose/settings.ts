import type { Settings } from '../app/house.ts';
import type { Config } from '../config/config.ts';
import { MINUTE, SECOND } from '../domain/time.ts';

/** Twilio takes about one text a second from a long number; registered senders more. Stay below. */
const TWILIO_SENDS_PER_SECOND = 10;
const LOCAL_SENDS_PER_SECOND = 1_000;

export const settingsOf = ({ carrier, quietGapMs }: Config): Settings => ({
  quietGapMs,
  optOut: carrier.optOut,
  carrierGraceMs: 20 * SECOND,
  carrierPatienceMs: 3 * MINUTE,
  sendsPerSecond: carrier.kind === 'twilio' ? TWILIO_SENDS_PER_SECOND : LOCAL_SENDS_PER_SECOND,
  idleLockMs: 5 * MINUTE,
});
