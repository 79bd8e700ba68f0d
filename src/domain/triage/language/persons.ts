import type { Language } from '../../language.ts';
import type { Subject } from '../verdict.ts';
import { wordSet } from './word-set.ts';

/** Who a word names, and under which name findings about them are gathered. */
export interface Person {
  readonly subject: Subject;
  readonly label?: string;
}

/** "mom|mother": every form after the first is gathered under the first. */
function people(subject: 'child' | 'other', rows: string): [string, Person][] {
  return rows
    .split(/\s+/)
    .filter(Boolean)
    .flatMap((row) => {
      const forms = row.split('|');
      return forms.map((form): [string, Person] => [form, { subject, label: forms[0] ?? form }]);
    });
}

const ENGLISH_PEOPLE = new Map([
  ...people(
    'child',
    'son|sons|stepson|boy daughter|daughters|stepdaughter|girl baby|babies|infant|newborn|newborns child|kid|kids|children|kiddo toddler grandson granddaughter|granddaughters grandchild|grandkid nephew niece teen|teenager twins|twin',
  ),
  ...people(
    'other',
    'mother|mom|mum|mommy|mama|moms dad|father|daddy|papa husband wife spouse partner boyfriend|bf girlfriend|gf fiance|fiancee friend|friends|buddy|bestie|bff neighbor|neighbour roommate|flatmate coworker|colleague brother|bro sister|sis cousin aunt|auntie uncle grandma|grandmother|granny|nana|grandmom grandpa|grandfather|granddad|grandad someone|somebody|anybody|anyone|person|people|man|woman|guy|lady|stranger|passenger boss client|patient student|classmate parents|parent stepdad|stepfather stepmom|stepmother',
  ),
]);

const SPANISH_PEOPLE = new Map([
  ...people(
    'child',
    'hijo|hijito hija|hijita hijos bebe|bebes|nene|nena nino|ninos|chiquito|pequeno nina|ninas|chiquita|pequena nieto nieta sobrino sobrina',
  ),
  ...people(
    'other',
    'mama|madre|mami papa|padre|papi esposo|marido esposa|mujer pareja novio novia amigo amiga vecino vecina hermano hermana primo prima tio tia abuelo|abuelito abuela|abuelita suegro suegra companero|companera alguien|persona senor senora cunado cunada',
  ),
]);

export const PEOPLE: Readonly<Record<Language, ReadonlyMap<string, Person>>> = {
  en: ENGLISH_PEOPLE,
  es: SPANISH_PEOPLE,
};

export const SELF: Readonly<Record<Language, ReadonlySet<string>>> = {
  en: wordSet('i me my mine myself'),
  es: wordSet('yo me mi mis tengo estoy siento soy tuve conmigo tome tomo'),
};

/** Words for somebody already spoken of. */
export const THIRD: Readonly<Record<Language, ReadonlySet<string>>> = {
  en: wordSet('he she him her his hers they them their himself herself'),
  es: wordSet('ella le les tiene siente respira esta'),
};

/** Words that own: "my" before a person names that person, not the writer. */
export const OWNING: ReadonlySet<string> = wordSet('my mi mis our nuestro nuestra');

export const CHILD_UNDER_YEARS = 18;
