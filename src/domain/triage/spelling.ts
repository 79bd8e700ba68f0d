import { slips } from './distance.ts';

const SHORTEST = 6;
const TWO_SLIPS_FROM = 11;
/** What English and Spanish hang on a stem; a misspelt stem with another ending is another word. */
const ENDINGS = new Set(
  ' s es d ed ing e er y ly ness tion ion ful al o a os as ar er ir ado ada ados adas ido ida ando iendo on cion ionar iona iono ionado ionando iones ement ed ers ings ingly able iness ache aches'.split(
    ' ',
  ),
);

const LONGEST_ENDING = Math.max(...[...ENDINGS].map((ending) => ending.length));

export const isEnding = (text: string): boolean => ENDINGS.has(text);

/** Finds the clinical word a patient meant. Built once from the pack. */
export interface Speller {
  /** The one word of the pack within reach, or undefined when there is none or more than one equally near. */
  correct(form: string): string | undefined;
}

/**
 * One slip in words of six letters or more, two from eleven, never in the first letter. A word of the pack or an ordinary
 * word is never changed, so one clinical word cannot turn into another. Stems ("breath*") match under the common endings.
 */
export function buildSpeller(words: Iterable<string>, ordinary: ReadonlySet<string>): Speller {
  const targets = new Map<string, readonly string[]>();
  for (const word of words) {
    const stem = word.endsWith('*') ? word.slice(0, -1) : word;
    if (stem.length < SHORTEST || !/^[a-z]+$/.test(stem)) continue;
    for (const key of shortened(stem, slipsAllowed(stem))) {
      targets.set(key, [...(targets.get(key) ?? []), word]);
    }
  }
  return {
    correct: (form) =>
      form.length < SHORTEST || form.length > 24 || ordinary.has(form) ? undefined : nearest(form, targets),
  };
}

const slipsAllowed = (stem: string): number => (stem.length >= TWO_SLIPS_FROM ? 2 : 1);

function nearest(form: string, targets: ReadonlyMap<string, readonly string[]>): string | undefined {
  let best: { readonly word: string; readonly cost: number } | undefined;
  let tied = false;
  for (const word of candidates(form, targets)) {
    const cost = costOf(form, word);
    if (cost === undefined || word === best?.word) continue;
    if (best === undefined || cost < best.cost) [best, tied] = [{ word, cost }, false];
    else if (cost === best.cost && !sameWord(word, best.word)) tied = true;
  }
  return tied ? undefined : best?.word.replace('*', '');
}

/** "breath*" and "breathing" are one word for this purpose. */
function sameWord(a: string, b: string): boolean {
  const [one, other] = [a.replace('*', ''), b.replace('*', '')];
  return one.startsWith(other) || other.startsWith(one);
}

function candidates(form: string, targets: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const found = new Set<string>();
  const shortest = Math.max(SHORTEST - 1, form.length - LONGEST_ENDING);
  for (let length = form.length; length >= shortest; length -= 1) {
    if (!ENDINGS.has(form.slice(length))) continue;
    const beginning = form.slice(0, length);
    for (const key of shortened(beginning, slipsAllowed(beginning))) {
      for (const word of targets.get(key) ?? []) found.add(word);
    }
  }
  return found;
}

function costOf(form: string, word: string): number | undefined {
  const stem = word.endsWith('*') ? word.slice(0, -1) : word;
  if (stem[0] !== form[0]) return undefined;
  const most = slipsAllowed(stem);
  const whole = slips(form, stem, most);
  if (whole <= most) return whole;
  if (!word.endsWith('*')) return undefined;
  const costs = [-1, 0, 1]
    .filter((more) => ENDINGS.has(form.slice(stem.length + more)))
    .map((more) => slips(form.slice(0, stem.length + more), stem, most));
  const least = Math.min(...costs);
  return least <= most ? least : undefined;
}

/** The word itself and every form with up to `most` letters left out. */
function shortened(word: string, most: number): ReadonlySet<string> {
  const all = new Set([word]);
  let last = [word];
  for (let round = 0; round < most; round += 1) {
    const next: string[] = [];
    for (const form of last) {
      for (let index = 1; index < form.length; index += 1) {
        next.push(form.slice(0, index) + form.slice(index + 1));
      }
    }
    for (const form of next) all.add(form);
    last = next;
  }
  return all;
}
