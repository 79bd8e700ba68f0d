import type { Expecting, Reading } from '../../domain/conversation/reading.ts';
import { dateIn } from '../../domain/time.ts';
import type { WordSpan } from './dates/line.ts';
import { findBirthDate, speaksOfBirth, type BirthDateFound } from './details/birth-date.ts';
import { findCode, findPhone } from './details/numbers.ts';
import type { ReadingContext } from './reading-context.ts';
import type { Message } from './words/read-words.ts';

export interface Identity {
  readonly found: Pick<Reading, 'birthDate' | 'phone' | 'code'>;
  /** The words that say so; they say nothing about when to come. */
  readonly taken: readonly WordSpan[];
}

const PHONE_ASKED: readonly Expecting[] = ['phone-number', 'place-or-callback'];
/** There, figures are something else. */
const NO_PHONE: readonly Expecting[] = ['code', 'birth-date'];

/** Who writes, as far as the message says: birth date, phone number, code. */
export function readIdentity(message: Message, context: ReadingContext): Identity {
  const { expecting } = context;
  const born = birthDateIn(message, context);
  const phone = NO_PHONE.includes(expecting)
    ? undefined
    : findPhone(message.text, PHONE_ASKED.includes(expecting));
  const code = expecting === 'code' ? findCode(message.text) : undefined;
  return {
    found: {
      ...(born && { birthDate: born.birthDate }),
      ...(phone && { phone: phone.phone }),
      ...(code !== undefined && { code }),
    },
    taken: [...(born ? [born.span] : []), ...(phone ? spanOf(message, phone) : [])],
  };
}

/** A past date is a birth date where one was asked for or spoken of, or where it is all that is said. */
function birthDateIn({ words }: Message, context: ReadingContext): BirthDateFound | undefined {
  const { expecting, choices, now, zone } = context;
  const found = findBirthDate(words, dateIn(now, zone));
  if (!found) return undefined;
  if (expecting === 'birth-date' || expecting === 'name' || speaksOfBirth(words)) return found;
  const isAll = found.span.first === 0 && found.span.after === words.length;
  return isAll && !found.mayBeAhead && !choices.some(({ at }) => at !== undefined) ? found : undefined;
}

function spanOf(
  { words }: Message,
  place: { readonly start: number; readonly end: number },
): readonly WordSpan[] {
  const first = words.findIndex(({ end }) => end > place.start);
  const beyond = words.findIndex(({ start }) => start >= place.end);
  return first === -1 ? [] : [{ first, after: beyond === -1 ? words.length : beyond }];
}
