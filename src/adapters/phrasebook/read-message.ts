import type { Expecting, Intent, Reading } from '../../domain/conversation/reading.ts';
import { readAnswer } from './answer.ts';
import type { WordSpan } from './dates/line.ts';
import { readTimeTalk, type TimeTalk } from './dates/time-talk.ts';
import { wishFrom } from './dates/wish.ts';
import { findName } from './details/name.ts';
import { findReason } from './details/reason.ts';
import { findType } from './details/visit.ts';
import { readIdentity, type Identity } from './identity.ts';
import { readIntent, type IntentReading } from './intent.ts';
import { guessLanguage } from './language.ts';
import { findPersons, forWhom } from './people.ts';
import type { ReadingContext } from './reading-context.ts';
import type { CompiledFrontDesk } from './phrases/front-desk.ts';
import type { Ground } from './phrases/match.ts';
import type { Message } from './words/read-words.ts';
import type { Word } from './words/word.ts';

/** With these a time says when to come or which visit is meant; with others ("it hurts since monday") it does not. */
const TIMED: readonly Intent[] = [
  'book',
  'move',
  'cancel',
  'show',
  'confirm',
  'hours',
  'running-late',
  'human',
  'other',
];
const FOR_A_REASON: readonly Intent[] = ['book', 'clinical', 'human'];
/** A day said where something else was asked for is a birth date half given, or part of an address. */
const NO_TIME: readonly Expecting[] = ['name', 'birth-date', 'code', 'phone-number', 'place-or-callback'];
const SMALL_TALK: readonly Intent[] = ['greeting', 'thanks', 'other'];

/** What was asked for is there: nothing is left to doubt, whatever else the words may be. */
const ANSWERED = 0.9;
/** A day and little else is most likely a wish for a visit. */
const DAY_ALONE = 0.5;
const FEW_WORDS = 8;
/** Enough for a request to outweigh a bare name. */
const REQUEST = 0.6;

/** Everything one message says, read in the light of what was last asked. */
export function readMessage(
  message: Message,
  frontDesk: CompiledFrontDesk,
  context: ReadingContext,
): Reading {
  const { expecting } = context;
  const { language, certain } = guessLanguage(message, context.language, expecting === 'name');
  const identity = readIdentity(message, context);
  const talk = readTimeTalk(blotted(message.words, identity.taken), context);
  const persons = findPersons(message.words);
  const ask = readIntent(frontDesk, groundOf(message.words, talk, persons));
  const answer = readAnswer(message, talk, context);
  const isAnswer = answer.found.yesNo !== undefined || isAllTime(message.words, talk);
  const name = nameIn(message, identity, { ask, expecting, isAnswer });
  const details = { ...identity.found, ...answer.found, ...(name !== undefined && { name }) };
  const intent = settle(ask, { answered: Object.keys(details).length > 0, talk, message, expecting });
  const doubtful = isDoubtful(intent) && NO_TIME.includes(expecting) && !namesWeekday(talk);
  const timed = TIMED.includes(intent.intent) && !doubtful;
  const settled = details.choice !== undefined || answer.unsettled === true;
  const when = answer.when ?? (timed && !settled ? wishFrom(talk, intent.intent) : undefined);
  const whom = forWhom(message.words, persons);
  const barred = [...talk.spans, ...identity.taken, ...persons.values()];
  const reason = FOR_A_REASON.includes(intent.intent) ? findReason(message, barred) : undefined;
  const appointmentType = findType(message.words, context.appointmentTypes);
  return {
    language,
    languageCertain: certain,
    ...intent,
    ...details,
    ...(when && { when }),
    ...(whom && { forWhom: whom }),
    ...(reason !== undefined && { reason }),
    ...(appointmentType !== undefined && { appointmentType }),
  };
}

/** A weekday is a day to come on, whatever was asked; bare figures may be something else. */
const namesWeekday = ({ days }: TimeTalk): boolean =>
  days.some(({ role, weekday }) => role === 'wish' && weekday !== undefined);

/** "Thursday afternoon" is nobody's name, though "Domingo Santos" is one. */
const isAllTime = (words: readonly Word[], { spans }: TimeTalk): boolean =>
  spans.length > 0 &&
  words.every(
    ({ text }, at) => spans.some(({ first, after }) => at >= first && at < after) || BESIDE_TIME.has(text),
  );

const BESIDE_TIME: ReadonlySet<string> = new Set(
  'the on this el la los por en para de a at in or o y and'.split(' '),
);

/** What was read as a birth date or a phone number is no time to come at. */
const blotted = (words: readonly Word[], taken: readonly WordSpan[]): readonly Word[] =>
  words.map((word, at) =>
    taken.some(({ first, after }) => at >= first && at < after) ? { ...word, text: '~' } : word,
  );

const groundOf = (words: readonly Word[], talk: TimeTalk, persons: Ground['persons']): Ground => ({
  words,
  texts: new Set(words.map(({ text }) => text)),
  when: joinedSpans(talk.spans),
  persons,
});

/** Neighbouring words about time as one stretch, by its first word. */
function joinedSpans(spans: readonly WordSpan[]): ReadonlyMap<number, WordSpan> {
  const joined: WordSpan[] = [];
  for (const span of [...spans].sort((a, b) => a.first - b.first)) {
    const last = joined.at(-1);
    if (last && span.first <= last.after) {
      joined[joined.length - 1] = { first: last.first, after: Math.max(last.after, span.after) };
    } else joined.push(span);
  }
  return new Map(joined.map((span) => [span.first, span]));
}

function nameIn(
  message: Message,
  identity: Identity,
  {
    ask,
    expecting,
    isAnswer,
  }: { readonly ask: IntentReading; readonly expecting: Expecting; readonly isAnswer: boolean },
): string | undefined {
  const requests = isAnswer || (!SMALL_TALK.includes(ask.intent) && ask.confidence >= REQUEST);
  if (expecting === 'name') return findName(message, identity.taken, requests ? 'no' : 'yes');
  const besideBirth = expecting === 'birth-date' && identity.found.birthDate !== undefined;
  return findName(message, identity.taken, besideBirth ? 'perhaps' : 'no');
}

interface Beside {
  readonly answered: boolean;
  readonly talk: TimeTalk;
  readonly message: Message;
  readonly expecting: Expecting;
}

/** The intent, given what else the message holds. */
function settle(ask: IntentReading, { answered, talk, message, expecting }: Beside): IntentReading {
  const doubtful = isDoubtful(ask);
  if (!doubtful && ask.intent !== 'greeting') return ask;
  if (answered) return doubtful ? { intent: 'other', confidence: ANSWERED } : ask;
  const wishes = [...talk.days, ...talk.clocks].filter(({ role }) => role === 'wish');
  // "How are you today?" wishes for nothing.
  const greets = !doubtful && wishes.every((wish) => 'first' in wish && wish.first === talk.today);
  if (wishes.length === 0 || greets) return ask;
  if (expecting === 'choice') return { intent: 'other', confidence: ANSWERED };
  const alone = message.words.length <= FEW_WORDS;
  return expecting === 'nothing' && alone ? { intent: 'book', confidence: DAY_ALONE } : ask;
}

const isDoubtful = ({ intent, confidence }: IntentReading): boolean =>
  intent === 'other' || confidence < DAY_ALONE;
