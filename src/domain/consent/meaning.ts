import { asksToStart, asksToStop, mayBeCrisis } from './free-words.ts';
import { bareKeyword } from './keywords.ts';
import { plainSentences } from './plain-words.ts';

/**
 * What a text says about being texted.
 *
 * - `bare`: the whole message is one keyword, as carriers match it; a bare stop word always opts out.
 * - `keyword`: that keyword, in upper case and without spaces ("OPT OUT" is OPTOUT).
 * - `free`: said in the writer's own words, which no carrier catches.
 * - `mayBeCancel`: CANCEL or CANCELAR alone opts out, but the writer may mean the visit; staff look after the slot.
 * - `mayBeCrisis`: words of ending that may be meant of life itself ("I want it all to stop"). Crisis comes first.
 *
 * YES alone is reported as `start`, because a carrier takes it so. It is an opt-in only for a number that has opted
 * out; for everybody else it is an ordinary yes, and the caller, who knows the ledger, decides.
 */
export interface ConsentMeaning {
  readonly kind: 'stop' | 'start' | 'help' | 'none';
  readonly bare: boolean;
  readonly keyword?: string;
  readonly free?: true;
  readonly mayBeCancel?: true;
  readonly mayBeCrisis?: true;
}

/** Reads any text, in English and Spanish, whatever language the conversation is held in. */
export function consentMeaning(text: string): ConsentMeaning {
  const sentences = plainSentences(text);
  const keyword = bareKeyword(sentences);
  if (keyword) {
    const { kind, word } = keyword;
    return { kind, bare: true, keyword: word, ...(keyword.mayBeCancel && { mayBeCancel: true }) };
  }
  const crisis = mayBeCrisis(sentences) ? ({ mayBeCrisis: true } as const) : {};
  if (asksToStop(sentences)) return { kind: 'stop', bare: false, free: true, ...crisis };
  if (asksToStart(sentences)) return { kind: 'start', bare: false, free: true, ...crisis };
  return { kind: 'none', bare: false, ...crisis };
}
