import type { ConsentMeaning } from './meaning.ts';

interface Keyword {
  readonly kind: Exclude<ConsentMeaning['kind'], 'none'>;
  readonly word: string;
  readonly mayBeCancel?: true;
}

const keywords = (kind: Keyword['kind'], words: string): readonly [string, Keyword][] =>
  words.split(' ').map((word) => [word.toLowerCase(), { kind, word }]);

/**
 * One-word messages that mean something by themselves. The English stop, start and help words are those US carriers and
 * Twilio act upon, and with "opt out" those the FCC names as revocations (47 CFR 64.1200(a)(10)). No carrier acts on
 * the Spanish ones by default, so the house must.
 *
 * CANCELAR is treated exactly like CANCEL: the strict reading of a revocation, and staff save the visit if that was
 * meant. SI is not here: no carrier takes it for an opt-in, and it answers our own questions.
 */
const KEYWORDS: ReadonlyMap<string, Keyword> = new Map<string, Keyword>([
  ...keywords('stop', 'STOP STOPALL UNSUBSCRIBE END QUIT REVOKE OPTOUT ALTO PARAR DETENER BAJA'),
  ...keywords('start', 'START YES UNSTOP INICIO EMPEZAR'),
  ...keywords('help', 'HELP INFO AYUDA'),
  ['cancel', { kind: 'stop', word: 'CANCEL', mayBeCancel: true }],
  ['cancelar', { kind: 'stop', word: 'CANCELAR', mayBeCancel: true }],
]);

const CARRIER_WORDS: ReadonlySet<string> = new Set(
  'STOP STOPALL UNSUBSCRIBE END QUIT REVOKE OPTOUT CANCEL START YES UNSTOP HELP INFO'.split(' '),
);

/** Whether a carrier that handles opt-outs itself acts on this text: the whole message is one of its words. */
export const carrierActsOn = (text: string): boolean => CARRIER_WORDS.has(text.trim().toUpperCase());

/** Two-word spellings of a keyword; any other keyword with a space in it is just a sentence. */
const SPACED: ReadonlyMap<string, string> = new Map([
  ['opt out', 'optout'],
  ['stop all', 'stopall'],
  ['un stop', 'unstop'],
]);

/** The keyword that is the whole message; letters spread out ("S T O P") are read together. */
export function bareKeyword(sentences: readonly string[]): Keyword | undefined {
  const whole = sentences.join(' ');
  const joined = /^\w(?: \w)+$/.test(whole) ? whole.replaceAll(' ', '') : whole;
  return KEYWORDS.get(SPACED.get(joined) ?? joined);
}
