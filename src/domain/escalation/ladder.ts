import type { Clinic } from '../clinic.ts';
import type { Alarm } from '../conversation/state.ts';
import { plus, type Instant } from '../time.ts';

/** Nobody has taken note of it yet. */
export const isRinging = (alarm: Alarm | undefined): alarm is Alarm =>
  alarm !== undefined && alarm.acknowledgedAt === undefined;

/** Rungs of the whole ladder; an alarm that has climbed as many has told the patient. */
export const ladderTop = (clinic: Clinic): number => clinic.ladderMs.length;

/**
 * When the alarm climbs next; undefined when it is quiet or at the top. An emergency climbs rung by rung. An urgent
 * case waits out its service level and then goes straight to the top.
 */
export function nextRungAt(clinic: Clinic, alarm: Alarm | undefined): Instant | undefined {
  if (!isRinging(alarm) || alarm.rungs >= ladderTop(clinic)) return undefined;
  if (alarm.level !== 'emergency') return plus(alarm.raisedAt, clinic.serviceLevels.urgentMs);
  const wait = clinic.ladderMs[alarm.rungs];
  return wait === undefined ? undefined : plus(alarm.raisedAt, wait);
}
