import type { House } from './house.ts';

const DIGITS = 4;
/** Of ten thousand codes few are ever in use; whoever finds so many taken lives with one that two alarms share. */
const TRIES = 20;

/** A code that no live alarm carries: an on-call phone names the one it claims by it. */
export async function freshAlarmCode(house: Pick<House, 'ids' | 'conversations'>): Promise<string> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const code = house.ids.digits(DIGITS);
    if ((await house.conversations.byAlarmCode(code)) === undefined) return code;
  }
  return house.ids.digits(DIGITS);
}
