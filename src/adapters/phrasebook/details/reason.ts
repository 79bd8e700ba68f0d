import type { WordSpan } from '../dates/line.ts';
import { rawBetween, type Message } from '../words/read-words.ts';

const LONGEST = 14;
/** What introduces a reason for a visit, right before the reason begins. */
const INTRODUCED =
  / (?:about|regarding|concerning|because of|because|due to|reason is|reason|(?:seen|looked at|checked|check ?up|appointment|visit|come in|in|someone|somebody|doctor|anyone|me|him|her|us) for|for(?= (?:my|his|her|a|an|some|this|these) )|por|porque|debido a|(?:para|a) (?:revisar|revisarme|checar|checarme|chequear|ver|tratar|que me (?:revisen|vean|chequen))|acerca de|sobre|motivo es|con motivo de) /g;
/** These never begin one: "for tomorrow", "for my son", "por favor", "para el jueves". */
const NOT_A_REASON =
  /^(?:(?:favor|la (?:manana|tarde|noche)|que|telefono|mensaje|aqui|lo antes|me|him|her|them|us|you|someone|myself|el|ella|it|this|that|an? (?:appointment|visit|cita)|the (?:appointment|visit|first time)|una cita|mi cita|my (?:appointment|visit)|your?|how|what|when|doctor|al doctor|a (?:un|una) doctor)(?: |$))/;
const LEADS =
  / (?:i have|ive (?:got|had|been having)|im having|i got|tengo|he tenido|me (?:duele|duelen|pica|lastime|arde|salio)|my .{2,20} (?:hurts?|aches?|itch(?:es)?|is (?:sore|swollen|red)|are (?:sore|swollen)|has been|keeps?)) /;

/**
 * What the visit is about, in the words it was written in, up to the end of the sentence or the first word about time.
 * `barred` are words read as something else: times, a birth date, the person the visit is for.
 */
export function findReason(message: Message, barred: readonly WordSpan[]): string | undefined {
  const { words } = message;
  const line = ` ${words.map(({ text }) => text).join(' ')} `;
  const wordAt = (index: number): number => line.slice(0, index).split(' ').length - 2;
  for (const found of line.matchAll(INTRODUCED)) {
    const end = found.index + found[0].length;
    if (NOT_A_REASON.test(line.slice(end))) continue;
    const reason = upToBreak(message, wordAt(end), barred);
    if (reason !== undefined) return reason;
  }
  const led = LEADS.exec(line);
  return led ? upToBreak(message, wordAt(led.index + 1), barred) : undefined;
}

/** Politeness and wishes that follow a reason without belonging to it. */
const ENDS = set(
  'please thanks thank maybe preferably ideally asap can could would but if gracias porfavor quiza quizas talvez ojala puedo podria puede',
);
/** "And" joins two complaints, unless somebody begins to ask for something. */
const ASKS = set('i id im we he she need want can could would please also quiero necesito puedo tambien');
/** Left hanging when the word about time or place after them is cut off. */
const LOOSE = set(
  'for on at in the a an and el la los por para en de del un una y around before after this next',
);

function set(words: string): ReadonlySet<string> {
  return new Set(words.split(' '));
}

const endsReason = (word: string, next = ''): boolean =>
  ENDS.has(word) || ((word === 'and' || word === 'y') && ASKS.has(next));

function upToBreak(message: Message, first: number, barred: readonly WordSpan[]): string | undefined {
  const { words, text } = message;
  const isBarred = (at: number): boolean => barred.some((span) => at >= span.first && at < span.after);
  let after = first;
  while (after < words.length && after - first < LONGEST) {
    const word = words[after];
    if (!word || isBarred(after)) break;
    const gap = text.slice(words[after - 1]?.end ?? 0, word.start);
    if (
      after > first &&
      (word.begins || /[,;(]/.test(gap) || endsReason(word.text, words[after + 1]?.text))
    ) {
      break;
    }
    after += 1;
  }
  while (after > first && LOOSE.has(words[after - 1]?.text ?? '')) after -= 1;
  const reason = after > first ? rawBetween(message, first, after - 1) : '';
  return /^\p{L}.*\p{L}{2}/su.test(reason) ? reason : undefined;
}
