import type { MessageId } from '../ids.ts';
import { mergeWish } from './goal.ts';
import type { Intent, Reading } from './reading.ts';

/** All messages of one turn read as one answer. */
export interface Answer extends Reading {
  /** The last of them: what the patient said, for the ledger of consent. */
  readonly said: MessageId;
}

/** Below this a reading is a guess, and the front desk asks or hands over rather than acts. */
export const SURE = 0.5;

/** Small talk gives way to any request in the same turn. */
const VAGUE: ReadonlySet<Intent> = new Set(['other', 'greeting', 'thanks', 'clinical']);

export const isVague = (intent: Intent): boolean => VAGUE.has(intent);

/**
 * The latest specific request wins and wishes add up; a wish for a person is heard wherever in the turn it stands.
 * Undefined when there is nothing to combine.
 */
export function combine(
  readings: readonly { readonly id: MessageId; readonly reading: Reading }[],
): Answer | undefined {
  const [first, ...rest] = readings;
  if (!first) return undefined;
  return rest.reduce<Answer>((answer, { id, reading }) => join(answer, id, reading), {
    ...first.reading,
    said: first.id,
  });
}

function join(before: Answer, said: MessageId, reading: Reading): Answer {
  const { intent, confidence } = mainOf(before, reading);
  const when = mergeWish(before.when, reading.when);
  const { language, languageCertain } = reading.languageCertain ? reading : before;
  return {
    ...before,
    ...reading,
    intent,
    confidence,
    language,
    languageCertain,
    said,
    ...(when && { when }),
  };
}

type Main = Pick<Reading, 'intent' | 'confidence'>;

function mainOf(before: Main, after: Main): Main {
  for (const one of [before, after]) if (one.intent === 'human' && one.confidence >= SURE) return one;
  const weight = ({ intent, confidence }: Main): number =>
    confidence < SURE || intent === 'other' ? 0 : VAGUE.has(intent) ? 1 : 2;
  return weight(after) >= weight(before) ? after : before;
}

/** The intent, when the reading is sure enough of it to act. */
export const sureIntent = ({ intent, confidence }: Answer): Intent => (confidence >= SURE ? intent : 'other');
