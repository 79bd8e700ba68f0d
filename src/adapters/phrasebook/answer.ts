import type { Reading, WhenWish } from '../../domain/conversation/reading.ts';
import type { TimeTalk } from './dates/time-talk.ts';
import { declines, namesSeveral, pickChoice, slotsOf } from './details/choice.ts';
import { shiftedWish } from './details/shift.ts';
import { readYesNo } from './details/yes-no.ts';
import type { ReadingContext } from './reading-context.ts';
import type { Message } from './words/read-words.ts';

export interface Answer {
  readonly found: Pick<Reading, 'choice' | 'declinesAll' | 'yesNo'>;
  /** A wish measured by the offer ("something earlier"). */
  readonly when?: WhenWish;
  /** Figures that name several choices at once are not times either. */
  readonly unsettled?: true;
}

/** The message as an answer to what was last asked or offered. */
export function readAnswer({ words }: Message, talk: TimeTalk, context: ReadingContext): Answer {
  const { expecting, choices } = context;
  const yesNo = readYesNo(words, expecting === 'yes-no');
  const open = expecting === 'choice' || expecting === 'yes-no' || expecting === 'nothing';
  const choice = open ? pickChoice(words, talk, context) : undefined;
  if (choice !== undefined) return { found: { choice, ...(yesNo && { yesNo }) } };
  const offered = expecting === 'choice' && choices.length > 0;
  if (offered && namesSeveral(words, context)) return { found: {}, unsettled: true };
  const when = offered ? shiftedWish(words, slotsOf(context), talk) : undefined;
  const turnsDown =
    offered && (when !== undefined || yesNo === 'no' || declines(words) || elsewhere(talk, context));
  return {
    found: { ...(turnsDown && { declinesAll: true }), ...(yesNo && { yesNo }) },
    ...(when && { when }),
  };
}

/** A day or time that none of the offered ones fits; several of them fitting only narrows the offer down. */
const elsewhere = (talk: TimeTalk, context: ReadingContext): boolean =>
  slotsOf(context).length > 0 &&
  [...talk.days, ...talk.clocks].some(({ role }) => role === 'wish') &&
  !talk.days.some((day) => slotsOf(context).some(({ date }) => date >= day.first && date <= day.last));
