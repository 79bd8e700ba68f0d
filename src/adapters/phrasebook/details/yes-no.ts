import type { Word } from '../words/word.ts';

const YES =
  'yes yeah yep yup ya yah yas yess yesss y sure ok okay k kk absolutely definitely affirmative correct right indeed alright fine perfect great 👍 👌 ✅ si sii siii claro correcto exacto dale sale va bueno perfecto vale simon seguro';
const YES_PHRASES = [
  'of course',
  'sounds good',
  'sounds great',
  'that works',
  'works for me',
  'please do',
  'go ahead',
  'thats right',
  'thats fine',
  'that is fine',
  'thats me',
  'thats correct',
  'no problem',
  'why not',
  'i do',
  'i would',
  'id like that',
  'i agree',
  'i consent',
  'por supuesto',
  'de acuerdo',
  'esta bien',
  'asi es',
  'como no',
  'no hay problema',
  'sin problema',
  'ill take it',
  'ill take that',
  'ill do that',
  'i can do that',
  'that one',
  'lets do it',
  'lets do that',
  'lets go with that',
  'book it',
  'i accept',
  'that will do',
  'youre right',
  'esa esta bien',
  'ese esta bien',
  'me parece bien',
  'eso es',
  'es correcto',
  'adelante',
  'si quiero',
];
const NO = 'no nope nah n nop noo nooo never negative 👎 ❌ nunca negativo tampoco';
const NO_PHRASES = [
  'no thanks',
  'no thank you',
  'not really',
  'not now',
  'not yet',
  'no way',
  'i dont',
  'i do not',
  'id rather not',
  'please dont',
  'dont want',
  'thats wrong',
  'thats incorrect',
  'that is incorrect',
  'thats false',
  'isnt right',
  'not correct',
  'not at this time',
  'not right now',
  'im good',
  'im ok',
  'no need',
  'thats not right',
  'thats not me',
  'not me',
  'not interested',
  'i dont think so',
  'no gracias',
  'para nada',
  'mejor no',
  'todavia no',
  'ahora no',
  'por ahora no',
  'no quiero',
  'no es correcto',
  'no por favor',
  'creo que no',
];

/** These open any sentence ("ok, can I move it?"), and count only when not much follows. */
const OPENERS = new Set(
  'y n k kk ok okay fine great perfect right alright bueno perfecto vale va sale claro ya'.split(' '),
);
const YES_WORDS = new Set(YES.split(' '));
const NO_WORDS = new Set(NO.split(' '));
/** Every word of an answer; none of them is a slip of another. */
export const ANSWER_WORDS: readonly string[] = [...YES_PHRASES, ...NO_PHRASES].flatMap((phrase) =>
  phrase.split(' '),
);
const POLITE = new Set(
  'please thanks thank you por favor gracias muchas very much so much it me that works fine the hola hi well oh um'.split(
    ' ',
  ),
);

/** Alone, a longer message is about something else even if it begins with "ok". */
const FEW_WORDS = 4;

/**
 * A yes or a no. When one was asked for, how the message begins decides ("yes but on friday"), and 1 and 2 are the
 * answers as they were offered; otherwise it must be all there is.
 */
export function readYesNo(words: readonly Word[], asked: boolean): 'yes' | 'no' | undefined {
  const texts = words.map(({ text }) => text);
  const line = ` ${texts.join(' ')} `;
  const [first = ''] = texts;
  if (asked && texts.length === 1 && (first === '1' || first === '2')) return first === '1' ? 'yes' : 'no';
  if (!asked && !isNothingElse(texts)) return undefined;
  const starts = (phrases: readonly string[]): boolean =>
    phrases.some((phrase) => line.startsWith(` ${phrase} `));
  if (starts(YES_PHRASES)) return 'yes';
  if (starts(NO_PHRASES)) return 'no';
  const opens = OPENERS.has(first) && !isNothingElse(texts);
  if (YES_WORDS.has(first) && !opens) return 'yes';
  if (NO_WORDS.has(first) && !opens) return 'no';
  if (!asked || opens) return undefined;
  if (texts.some((text) => text === 'yes' || text === 'si') && !texts.some((text) => NO_WORDS.has(text))) {
    return 'yes';
  }
  return NO_PHRASES.some((phrase) => line.includes(` ${phrase} `)) ? 'no' : undefined;
}

const isAnswerWord = (text: string): boolean => YES_WORDS.has(text) || NO_WORDS.has(text) || POLITE.has(text);

function isNothingElse(texts: readonly string[]): boolean {
  if (texts.length === 0 || texts.length > FEW_WORDS) return false;
  const line = ` ${texts.join(' ')} `;
  const rests = [...YES_PHRASES, ...NO_PHRASES]
    .filter((phrase) => line.startsWith(` ${phrase} `))
    .map((phrase) => texts.slice(phrase.split(' ').length));
  return [texts, ...rests].some((rest) => rest.every(isAnswerWord));
}
