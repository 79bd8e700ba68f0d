import { slips } from '../../../domain/triage/distance.ts';
import type { Word } from './word.ts';

/** Shorter words have too many neighbours to be guessed. */
const SHORTEST = 5;
/** From this length on two slips are forgiven. */
const LONG = 9;

/**
 * Real words that are one slip away from a word of the front desk and mean something else. A wrong guess would turn a
 * complaint into a cancellation, so these stay as they are.
 */
const REAL_WORDS = new Set(
  `cancer cancers canker prince prices priced twice mouth mount monthly loving moving proving later latte early
  nearly yearly pearly earl chance change changed charge charged charges mange range orange hange chances choice
  voice noice horse house hours hurts hearts heart heard hear beard board boarding booked looked cooked hooked
  refuse refused reveal remind remains reason seasons season visible vision visual insult insulin inside
  meeting greeting seating heating testes tested testing resting rested result results consult consulting
  doctoral location vocation vacation medication meditation dedication place places plate plane close closed clothes
  clogged coughing coming combing taking talking walking waking making baking breaking sugar surgery
  right night light might fight tight sight eight weight height think thing things thanks thank tanks ranks
  there where these those three threw throw through though tough rough cough other mother brother bother
  another father rather gather leather weather whether either neither never fever lever liver river every very
  would could should shoulder soldier about above shout doubt since sinus minus again against great treat
  still skill spill spell smell small shall shell stall start stars stare store story sorry worry hurry
  really ready steady already daily dairy diary hairy friend friends trend spend bring brings swing string
  crown brown drown frown blown known shown grown slow blood bleed bleeding breathing heading leading reading
  first thirst burst worst worse nurse purse curse course cause pause because house mouse rouse spouse spots
  stomach bladder ladder hand hands stand standing understand sending spending lending ending finding
  parte partes tarde tardes tarda carta cartas corta corto costo costa gusto gusta pasta pasto paso pasado pesado
  mano hermano hermana humano humana verano manzana semana temprano cansado casado casada cita citas visto vista
  puedo puede pueden pueda pierna piernas piel miel nariz matriz bueno buena buenos nuevo nueva nueve siento
  ciento tiempo tengo tenga vengo venga llego llega llevo lleva llamo llama dolor color calor valor favor mejor
  mayor menor peor estar estas estoy ellos ellas sangre hambre hombre hombro nombre alguien algun ayuda ayudar
  muela muelas abuela abuelo abuelos suelo cuello pecho techo hecho dicho mucho ocho noche leche coche
  necesito necesita medico medica medicina cambio cambia cambiar camino comida`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

/**
 * Puts a word right that is one slip (two in a long word) from exactly one word of the vocabulary. `others` are words
 * that are known too and never a slip themselves.
 */
export function createTypoFixer(
  vocabulary: Iterable<string>,
  others: Iterable<string> = [],
): (word: Word) => Word {
  const targets = new Set(vocabulary);
  const known = new Set([...targets, ...others, ...REAL_WORDS]);
  const byFirstLetter = new Map<string, string[]>();
  for (const word of targets) {
    if (word.length < SHORTEST || !/^[a-z]+$/.test(word)) continue;
    const first = word.charAt(0);
    byFirstLetter.set(first, [...(byFirstLetter.get(first) ?? []), word]);
  }
  const fix = (text: string): string => {
    if (text.length < SHORTEST || known.has(text) || !/^[a-z]+$/.test(text)) {
      return text;
    }
    const most = text.length >= LONG ? 2 : 1;
    const near = (byFirstLetter.get(text.charAt(0)) ?? [])
      .map((word) => ({ word, slips: slips(text, word, most) }))
      .filter((found) => found.slips <= most)
      .sort((a, b) => a.slips - b.slips);
    const [best, second] = near;
    if (!best || (second && second.slips === best.slips && !sameRoot(best.word, second.word))) return text;
    return best.word;
  };
  return (word) => {
    const text = fix(word.text);
    return text === word.text ? word : { ...word, text };
  };
}

/** "appointment" and "appointments": whichever is taken, the meaning is the same. */
const sameRoot = (a: string, b: string): boolean => a.startsWith(b) || b.startsWith(a);
