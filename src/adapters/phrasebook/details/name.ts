import type { WordSpan } from '../dates/line.ts';
import { RELATIONS } from '../people.ts';
import type { Message } from '../words/read-words.ts';
import { plain, type Word } from '../words/word.ts';

const MOST_WORDS = 6;

/** What introduces a name, at the place where the name begins. */
const INTRODUCED =
  / (?:(?:my|his|her|their|the|patients?|full|our) (?:full |legal |first |whole )?(?:names?|name) (?:is|are)|names? (?:is|are)|(?:mi|su|el) nombre (?:completo )?es|me llamo|se llama|a nombre de|under the name(?: of)?|nombre|name) /;
/** These introduce a name as often as they introduce something else, so what follows must look like one. */
const PERHAPS_INTRODUCED = / (?:this is|its|it is|im|i am|call me|llamame|soy|habla|le habla|aqui|es) /;

/** Around a name and no part of it. */
const AROUND = new Set(
  `hi hello hey ok okay sure yes yeah please thanks thank you well um uh here hola si claro bueno gracias por favor buenas buenos dias tardes noches
  good morning afternoon evening name names nombre is es its it im soy patient paciente full dob born birthday birth date and y on for para
  mr mrs ms miss sr sra srta the a el la de nacimiento fecha nacio nacido nacida naci me llamo mi my his her this`.split(
    /\s+/,
  ),
);

/** No part of a name: with one of these the text is a sentence, not an answer to "what is your name?". */
const NEVER = new Set(
  `i you your we our they he she him us what why who how when where which does do did dont can cant could would should want need
  have has had am are was were not no none nothing never to from about with without that there because but if than then so just
  appointment visit book cancel reschedule move doctor nurse clinic help pain hurts hurt sick today tomorrow talk speak human person robot
  already told later wait stop forget give share tell know prefer spanish english
  yo usted ustedes tu que quien como cuando donde cual porque quiero necesito tengo puedo no nada nunca pero cita consulta doctora medico
  cancelar cambiar ayuda dolor duele hablar con sin hoy manana ya otra otro persona esto eso decir dar prefiero espanol ingles`.split(
    /\s+/,
  ),
);
/** Small words inside Spanish, Dutch and other family names. */
const PARTICLES = new Set(
  'de del la las los y e van von der den da dos di san santa st mac mc al el bin ben'.split(' '),
);

/** Of these, what people are also called: Ben Stone, Al Ruiz. */
const GIVEN_TOO = new Set(['ben', 'al', 'van', 'mac']);

/**
 * The name a message gives. When the front desk has `asked` for it the bare name will do; where it may come unasked
 * ("perhaps") it must be written like one; otherwise it must be introduced ("my name is …"). `taken` are words already
 * read as something else, such as a birth date.
 */
export function findName(
  message: Message,
  taken: readonly WordSpan[],
  asked: 'yes' | 'perhaps' | 'no',
): string | undefined {
  const introduced = afterIntroduction(message.words);
  if (introduced) {
    return nameFrom(message, introduced.first, { taken, strict: introduced.perhaps && asked !== 'yes' });
  }
  return asked === 'no' ? undefined : nameFrom(message, 0, { taken, strict: asked === 'perhaps' });
}

function afterIntroduction(
  words: readonly Word[],
): { readonly first: number; readonly perhaps: boolean } | undefined {
  const line = ` ${words.map(({ text }) => text).join(' ')} `;
  for (const [pattern, perhaps] of [
    [INTRODUCED, false],
    [PERHAPS_INTRODUCED, true],
  ] as const) {
    const found = pattern.exec(line);
    if (found) return { first: line.slice(0, found.index + found[0].length).split(' ').length - 2, perhaps };
  }
  return undefined;
}

interface Manner {
  readonly taken: readonly WordSpan[];
  /** Only words written like names: two or more, each with a capital. */
  readonly strict: boolean;
}

interface Part {
  readonly raw: string;
  /** What stands between it and the part before it. */
  readonly gap: string;
}

function nameFrom(message: Message, first: number, { taken, strict }: Manner): string | undefined {
  const parts = partsFrom(message, first, taken);
  while (parts.length > 1 && PARTICLES.has(plain(parts.at(-1)?.raw ?? ''))) parts.pop();
  if (parts.length === 0 || parts.length > MOST_WORDS) return undefined;
  const written = parts.every(({ raw }) => /^\p{Lu}/u.test(raw) || PARTICLES.has(plain(raw)));
  if (strict && (parts.length < 2 || !written)) return undefined;
  return inCapitals(firstNameFirst(parts));
}

/** The words of the name; none when a word stands there that no name has. A name within a sentence ends at a comma. */
function partsFrom({ text, words }: Message, first: number, taken: readonly WordSpan[]): Part[] {
  const parts: Part[] = [];
  for (let at = first; at < words.length; at += 1) {
    const word = words[at];
    if (!word) break;
    const raw = text.slice(word.start, word.end);
    const gap = text.slice(words[at - 1]?.end ?? 0, word.start);
    const free = !taken.some((span) => at >= span.first && at < span.after);
    const isName = free && looksLikeName(raw, parts.length === 0);
    const began = parts.length > 0;
    if (began && first > 0 && (!isName || word.begins || /[,;(\n]/.test(gap))) break;
    if (isName) parts.push({ raw, gap });
    else if (free && !isAround(raw) && !/\d/.test(raw)) return [];
    else if (began) break;
  }
  return parts;
}

/** "Diaz, Ana" is Ana Diaz. */
function firstNameFirst(parts: readonly Part[]): readonly Part[] {
  const commas = parts.flatMap(({ gap }, at) => (at > 0 && gap.includes(',') ? [at] : []));
  const [comma] = commas;
  return commas.length === 1 && comma !== undefined
    ? [...parts.slice(comma), ...parts.slice(0, comma)]
    : parts;
}

const isAround = (raw: string): boolean => AROUND.has(plain(raw)) || RELATIONS.has(plain(raw));

function looksLikeName(raw: string, isFirst: boolean): boolean {
  const word = plain(raw).replace(/['’]/g, '');
  if (!/^\p{L}/u.test(raw) || NEVER.has(word)) return false;
  if (PARTICLES.has(word)) return !isFirst || GIVEN_TOO.has(word);
  return !AROUND.has(word) && !RELATIONS.has(word);
}

/** As written, unless it was written without any capital or in nothing else. */
function inCapitals(parts: readonly Part[]): string {
  const name = parts.reduce(
    (text, { raw, gap }) => (text === '' ? raw : `${text}${gap === '-' ? '-' : ' '}${raw}`),
    '',
  );
  if (name !== name.toLowerCase() && name !== name.toUpperCase()) return name;
  return name.toLowerCase().replace(/\p{L}+/gu, (word: string, at: number) => {
    const small = at > 0 && PARTICLES.has(plain(word));
    return small ? word : word.charAt(0).toUpperCase() + word.slice(1);
  });
}
