import type { WhenWish } from '../../../domain/conversation/reading.ts';
import type { LocalTime } from '../../../domain/time.ts';
import type { TimeTalk } from '../dates/time-talk.ts';
import type { Word } from '../words/word.ts';
import type { OfferedSlot } from './choice.ts';

const EARLIER_THAT_DAY =
  /(?<= )(?:earlier (?:in the (?:day|morning|afternoon)|that (?:day|morning|afternoon)|that same day|time)|mas temprano)(?= )/;
const LATER_THAT_DAY =
  /(?<= )(?:later (?:in the (?:day|morning|afternoon)|that (?:day|morning|afternoon)|that same day|time)|mas tarde)(?= )/;
const SOONER =
  /(?<= )(?:earlier|sooner|before (?:that|then)|mas pronto|antes(?: de eso)?|mas cercan[ao]|mas proxim[ao])(?= )/;
const LATER = /(?<= )(?:later|after (?:that|then)|further out|despues(?: de eso)?|mas adelante)(?= )/;

/** "Something earlier", "later that day": a wish measured by what was offered. Days that are named outweigh it. */
export function shiftedWish(
  words: readonly Word[],
  slots: readonly OfferedSlot[],
  talk: TimeTalk,
): WhenWish | undefined {
  const inOrder = [...slots].sort((a, b) => a.at - b.at);
  const [first, last] = [inOrder[0], inOrder.at(-1)];
  if (!first || !last || talk.days.length > 0 || talk.clocks.length > 0) return undefined;
  const line = ` ${words.map(({ text }) => text).join(' ')} `;
  const days = {
    date: first.date,
    ...(last.date !== first.date && { lastDate: last.date }),
    certain: first.date === last.date,
  };
  const minutes = slots.map(({ minute }) => minute);
  if (EARLIER_THAT_DAY.test(line)) return { ...days, until: wallTime(Math.min(...minutes)) };
  if (LATER_THAT_DAY.test(line)) return { ...days, from: wallTime(Math.max(...minutes)) };
  if (SOONER.test(line)) {
    const lastDate = first.date > talk.today ? { lastDate: first.date } : {};
    return { date: talk.today, ...lastDate, soonest: true, certain: false };
  }
  return LATER.test(line) ? { date: last.date, certain: false } : undefined;
}

const wallTime = (minutes: number): LocalTime =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}` as LocalTime;
