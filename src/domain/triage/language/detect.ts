import { LANGUAGES, type Language } from '../../language.ts';
import type { Token } from '../tokens.ts';
import { CUES } from './cues.ts';

/** What the conversation's language weighs, in telling words. */
const HINT = 1.5;

/**
 * The language of every sentence, so that a text may change between them. A sentence without a telling word has the
 * language of the whole text, and that of the conversation when the text does not tell either.
 */
export function languagesOf(
  tokens: readonly Token[],
  sentences: readonly number[],
  hint: Language | undefined,
): readonly Language[] {
  const perSentence: Record<Language, number>[] = [];
  const whole = { en: 0, es: 0 };
  if (hint !== undefined) whole[hint] += HINT;
  tokens.forEach((token, place) => {
    const score = (perSentence[sentences[place] ?? 0] ??= { en: 0, es: 0 });
    for (const language of LANGUAGES) {
      if (!CUES[language].tells.has(token.form)) continue;
      score[language] += 1;
      whole[language] += 1;
    }
  });
  const overall = leading(whole) ?? 'en';
  return perSentence.map((score) => leading(score) ?? overall);
}

function leading(score: Readonly<Record<Language, number>>): Language | undefined {
  if (score.en === score.es) return undefined;
  return score.en > score.es ? 'en' : 'es';
}
