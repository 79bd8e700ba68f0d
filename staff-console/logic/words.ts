import type { ConversationView, QueueItem, TaskView } from '../../src/contract/console.ts';
import { isDay } from './calendar-days.ts';
import { formatter } from './clock.ts';

/* Words for what the server names by closed lists. */

export const LANGUAGE_WORDS: Readonly<Record<QueueItem['language'], string>> = {
  en: 'English',
  es: 'Spanish',
};
export const CHANNEL_WORDS: Readonly<Record<QueueItem['channel'], string>> = { sms: 'SMS', chat: 'Chat' };

export const PATH_WORDS: Readonly<Record<NonNullable<QueueItem['path']>, string | undefined>> = {
  crisis: 'Crisis',
  abuse: 'Abuse',
  medical: undefined,
};

export const TASK_WORDS: Readonly<
  Record<TaskView['kind'], { readonly title: string; readonly why: string }>
> = {
  'call-now': { title: 'Call now', why: 'A text that matters could not be delivered.' },
  'reminder-call': { title: 'Reminder call', why: 'This patient is reminded by telephone, not by text.' },
  'opt-out-with-visit': {
    title: 'Opted out with a visit',
    why: 'They stopped all texts and still have a visit. Ask whether it stands.',
  },
  identity: { title: 'Check who this is', why: 'The birth date was wrong three times.' },
  unreachable: { title: 'Unreachable', why: 'Texts to this number do not arrive.' },
};

/** Who holds a conversation, as the person looking at it reads it. */
export function holderWords(
  item: Pick<QueueItem, 'mode' | 'claimedBy'>,
  ownId: string,
): { readonly words: string; readonly own: boolean } {
  const { claimedBy } = item;
  if (claimedBy) {
    const own = claimedBy.id === ownId;
    return { words: own ? 'You have it' : `${claimedBy.name} has it`, own };
  }
  return { words: item.mode === 'bot' ? 'The assistant has it' : 'Nobody has it', own: false };
}

type Person = ConversationView['person'];

export const REMINDER_WORDS: Readonly<Record<Person['reminders'], string>> = {
  unasked: 'Not asked yet',
  granted: 'By text',
  refused: 'No texts – call instead',
};

/** "Agreed to reminders", "Stopped all texts". */
export function consentWords({ scope, act }: Pick<Person['consents'][number], 'scope' | 'act'>): string {
  const what = scope === 'everything' ? 'all texts' : scope === 'conversation' ? 'texts about care' : scope;
  return act === 'granted' ? `Agreed to ${what}` : `Stopped ${what}`;
}

const HANDLED_BY: Readonly<Record<string, string>> = {
  app: 'by text to us',
  carrier: 'through the carrier',
  staff: 'through staff',
};

export const handledWords = (handledBy: string): string => HANDLED_BY[handledBy] ?? handledBy;

/** "Chest pain" for `chest_pain` or `chest-pain`. */
export function conceptWords(concept: string): string {
  return capital(concept.replaceAll(/[_-]+/g, ' ').trim());
}

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const STATUS_WORDS: Readonly<Record<string, string>> = { present: 'yes', possible: 'maybe', absent: 'no' };
const SUBJECT_WORDS: Readonly<Record<string, string>> = {
  self: 'the writer',
  child: 'a child',
  other: 'someone else',
  nobody: 'nobody',
};
const TIME_WORDS: Readonly<Record<string, string>> = {
  now: 'now',
  recent: 'lately',
  past: 'in the past',
  hypothetical: 'not yet',
};

export type FindingLine = Person['findings'][number];

/** "yes · the writer · now". */
export const findingWords = ({ status, subject, time }: FindingLine): string =>
  [STATUS_WORDS[status] ?? status, SUBJECT_WORDS[subject] ?? subject, TIME_WORDS[time] ?? time].join(' · ');

/** What was said to be so comes first, what was said not to be so last; each thing once. */
export function sortedFindings(findings: readonly FindingLine[]): readonly FindingLine[] {
  const rank = ['present', 'possible', 'absent'];
  const lines = new Map(findings.map((line) => [`${line.concept} ${findingWords(line)}`, line]));
  return [...lines.values()].sort((a, b) => rank.indexOf(a.status) - rank.indexOf(b.status));
}

export const VISIT_STATUS: Readonly<Record<string, string>> = {
  booked: 'Booked',
  confirmed: 'Confirmed',
  cancelled: 'Cancelled',
  fulfilled: 'Took place',
  'no-show': 'Did not come',
};

/** "Mar 4, 1985" for 1985-03-04. */
export function birthWords(birthDate: string): string {
  if (!isDay(birthDate)) return birthDate;
  return formatter('UTC', { month: 'short', day: 'numeric', year: 'numeric' }).format(Date.parse(birthDate));
}
