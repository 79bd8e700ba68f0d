import type { Intent } from '../../domain/conversation/reading.ts';
import type { CompiledFrontDesk, Entry, Strength } from './phrases/front-desk.ts';
import { isWhole, matches, type Ground } from './phrases/match.ts';

export interface IntentReading {
  readonly intent: Intent;
  readonly confidence: number;
}

/** What a match of each strength is worth; several add up, like independent witnesses, to less than one. */
const WORTH: Readonly<Record<Strength, number>> = { sure: 0.9, likely: 0.6, hint: 0.3 };
const WHOLE_MESSAGE = 0.95;
const LEAST = 0.3;
/** Enough to set aside what else the message may be. */
const SPEAKS_FOR_ITSELF = 0.55;

/** Of intents worth the same the earlier wins: a person asked for is never refused, moving contains cancelling. */
const PRECEDENCE: readonly Intent[] = [
  'human',
  'wrong-number',
  'move',
  'cancel',
  'running-late',
  'show',
  'refill',
  'results',
  'book',
  'confirm',
  'insurance',
  'price',
  'directions',
  'hours',
  'robot-question',
];
/** Taken only when nothing is asked for: "my ear hurts, can you see me" is a booking. In this order. */
const OTHERWISE: readonly Intent[] = ['clinical', 'complaint', 'thanks', 'greeting'];

/** Politeness around the whole of a message. */
const POLITE = new Set(
  'hi hello hey please thanks thank you ok okay so well and yes hola por favor gracias pues bueno buenas buenos dias tardes oye disculpe'.split(
    ' ',
  ),
);

/** The intent that the pack's phrases speak for most; `other` when none does. */
export function readIntent(frontDesk: CompiledFrontDesk, ground: Ground): IntentReading {
  const worth = worthOfAll(frontDesk, ground);
  const asked = best(PRECEDENCE, worth);
  const otherwise = OTHERWISE.map((intent) => ({ intent, confidence: worth.get(intent) ?? 0 })).find(
    ({ confidence }) => confidence >= SPEAKS_FOR_ITSELF,
  );
  if (asked && (asked.confidence >= SPEAKS_FOR_ITSELF || !otherwise)) return doubted(asked, worth);
  return otherwise ?? asked ?? { intent: 'other', confidence: LEAST };
}

function worthOfAll({ byWord }: CompiledFrontDesk, ground: Ground): ReadonlyMap<Intent, number> {
  const worth = new Map<Intent, number>();
  const ruledOut = new Set<Intent>();
  const whole = wholes(ground);
  for (const { intent, kind, phrase } of candidatesOf(byWord, ground)) {
    const before = worth.get(intent) ?? 0;
    if (kind === 'only') {
      if (whole.some((span) => isWhole(phrase, ground, span))) {
        worth.set(intent, Math.max(before, WHOLE_MESSAGE));
      }
    } else if (matches(phrase, ground)) {
      if (kind === 'unless') ruledOut.add(intent);
      else worth.set(intent, 1 - (1 - before) * (1 - WORTH[kind]));
    }
  }
  for (const intent of ruledOut) worth.delete(intent);
  return worth;
}

function candidatesOf(byWord: CompiledFrontDesk['byWord'], { texts }: Ground): ReadonlySet<Entry> {
  const found = new Set(byWord.get(''));
  for (const text of texts) for (const entry of byWord.get(text) ?? []) found.add(entry);
  return found;
}

/** The whole message, and the whole without its politeness. */
function wholes({ words }: Ground): readonly { readonly first: number; readonly after: number }[] {
  let [first, after] = [0, words.length];
  while (first < after && POLITE.has(words[first]?.text ?? '')) first += 1;
  while (after > first && POLITE.has(words[after - 1]?.text ?? '')) after -= 1;
  return [
    { first: 0, after: words.length },
    { first, after },
  ];
}

/** The first of these worth the most; beyond `sure` more words for a thing do not make it more sure. */
function best(order: readonly Intent[], worth: ReadonlyMap<Intent, number>): IntentReading | undefined {
  const capped = (intent: Intent): number => Math.min(worth.get(intent) ?? 0, WORTH.sure);
  const intent = order.reduce((a, b) => (capped(b) > capped(a) ? b : a));
  const confidence = worth.get(intent);
  return confidence === undefined ? undefined : { intent, confidence };
}

/** Two things asked for at once: the front desk takes the one, less sure of itself. */
function doubted(taken: IntentReading, worth: ReadonlyMap<Intent, number>): IntentReading {
  const rival = Math.max(
    0,
    ...PRECEDENCE.filter((intent) => intent !== taken.intent).map((i) => worth.get(i) ?? 0),
  );
  const confidence = rival >= SPEAKS_FOR_ITSELF ? Math.min(taken.confidence, 0.75) : taken.confidence;
  return { intent: taken.intent, confidence: Math.round(confidence * 100) / 100 };
}
