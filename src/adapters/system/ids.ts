import { randomBytes, randomFillSync, randomInt } from 'node:crypto';
import type { Clock, Ids } from '../../app/ports/system.ts';

/** Digits of base 32 in the order of their codes, so that ids compare as text like the numbers they stand for. */
const DIGITS = '0123456789abcdefghjkmnpqrstvwxyz';
const BITS_PER_DIGIT = 5;

const TIME_DIGITS = 10;
/** Two halves of 40 bits each: JavaScript's integers end at 53. */
const HALF_DIGITS = 8;
const HALF = 2 ** (HALF_DIGITS * BITS_PER_DIGIT);
const HALF_BYTES = 5;

const TOKEN_BYTES = 18;

/**
 * Ids of 26 letters and digits: milliseconds, then 80 random bits. Within one millisecond, or while the clock stands
 * or goes back, the random part is counted up instead of drawn, so a later id is always greater.
 */
export function systemIds(clock: Clock): Ids {
  let time = 0;
  let high = 0;
  let low = 0;
  const drawHalf = halves();
  const advance = (now: number): void => {
    if (now > time) {
      time = now;
      // The top bit stays free, so that counting up from here cannot run out.
      high = drawHalf() % (HALF / 2);
      low = drawHalf();
      return;
    }
    low += 1;
    if (low === HALF) {
      low = 0;
      high += 1;
    }
  };
  return {
    next() {
      advance(clock.now());
      return digits(time, TIME_DIGITS) + digits(high, HALF_DIGITS) + digits(low, HALF_DIGITS);
    },
    digits: (length) => Array.from({ length }, () => randomInt(10)).join(''),
    token: () => randomBytes(TOKEN_BYTES).toString('base64url'),
  };
}

/** 40 random bits at a time, drawn in bulk. */
function halves(): () => number {
  const pool = Buffer.alloc(HALF_BYTES * 512);
  let used = pool.length;
  return () => {
    if (used === pool.length) {
      randomFillSync(pool);
      used = 0;
    }
    used += HALF_BYTES;
    return pool.readUIntBE(used - HALF_BYTES, HALF_BYTES);
  };
}

function digits(value: number, length: number): string {
  let rest = value;
  let text = '';
  for (let place = 0; place < length; place++) {
    text = DIGITS.charAt(rest % 32) + text;
    rest = Math.floor(rest / 32);
  }
  return text;
}
