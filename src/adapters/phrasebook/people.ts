import type { WordSpan } from './dates/line.ts';
import type { Word } from './words/word.ts';

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/).filter((word) => word !== ''));

export const RELATIONS: ReadonlySet<string> = set(`
  son sons daughter daughters child childs children kid kids baby babys boy girl toddler infant newborn teen teenager husband husbands wife
  wifes partner spouse boyfriend girlfriend fiance fiancee mom moms mother mothers mum dad dads father fathers parents
  brother brothers sister sisters grandma grandmother grandpa grandfather grandson granddaughter aunt uncle niece nephew cousin
  friend neighbor roommate stepson stepdaughter
  hijo hija hijos hijas nino nina ninos bebe beba esposo esposa marido mujer pareja novio novia mama mami papa papi madre
  padre padres hermano hermana abuelo abuela nieto nieta tio tia sobrino sobrina primo prima suegro suegra amigo amiga vecino vecina
`);
const OWNERS = set('my our mi mis nuestro nuestra her his');
const AGES = set(
  'year years month months old yr yo little big oldest youngest older younger other two three',
);

/** Where the message speaks of somebody close to the writer ("my 3 year old son"), by first word. */
export function findPersons(words: readonly Word[]): ReadonlyMap<number, WordSpan> {
  const found = new Map<number, WordSpan>();
  words.forEach(({ text }, first) => {
    if (!OWNERS.has(text)) return;
    for (let at = first + 1; at <= first + 5 && at < words.length; at += 1) {
      const word = words[at]?.text ?? '';
      if (RELATIONS.has(word)) {
        found.set(first, { first, after: at + 1 });
        return;
      }
      if (!AGES.has(word) && !/^\d{1,2}$/.test(word)) return;
    }
  });
  return found;
}

const PERSON = '(?:#|him|her|them|ella|ellos)';
/** '#' stands for a person close to the writer. */
const FOR_OTHER = new RegExp(
  ` (?:for|on behalf of|para|a nombre de) (?:#|him|her|them|ellos|ella|someone else|somebody else|otra persona|mis? #)(?! (?:at|to (?:drive|take|bring)))| # (?:(?:also|really|just|who|que) )?(?:needs?|wants?|has|have|had|is|was|would|hurts?|keeps?|cant|got|gets|appointment|visit|checkup|necesita|tiene|quiere|esta|necesitan|tienen)` +
    `| (?:bring|take|get|see|seen|schedule|book|sign|llevar|traer|ver|agendar(?:le)?|revisar|revisen|atender|atiendan) (?:in )?(?:a )?(?:up )?${PERSON} | (?:its|it is|thats|es|seria) (?:for|para) #| (?:its|its for|es|para) # $|^ # $|^ (?:him|her|them|ella|someone else|another person|otra persona|otro|not me|no para mi) $`,
);
const NOT_FOR_OTHER = / # (?:is|can|will|would|has to|needs to|could|may) (?:driv|tak|bring|giv|com)\w*/;
const FOR_SELF =
  / (?:for|para) (?:me|myself|mi|mi mismo|mi misma)(?: |$)(?!#)|^ (?:me|myself|for me|its me|its for me|mi|yo|soy yo|a mi) $| (?:im|i am|soy) the (?:patient|one)| (?:its|es) (?:for me|para mi)(?: |$)/;

/** Whom the visit is for, as far as the words say so. */
export function forWhom(
  words: readonly Word[],
  persons: ReadonlyMap<number, WordSpan>,
): 'self' | 'other' | undefined {
  const line: string[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const person = persons.get(at);
    line.push(person ? '#' : (words[at]?.text ?? ''));
    if (person) at = person.after - 1;
  }
  const text = ` ${line.join(' ')} `;
  if (FOR_OTHER.test(text) && !NOT_FOR_OTHER.test(text)) return 'other';
  return FOR_SELF.test(text) ? 'self' : undefined;
}
