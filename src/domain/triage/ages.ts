import type { Scan } from './scan.ts';
import type { Token } from './tokens.ts';
import { isChildAge } from './subjects.ts';

/** An age said in the text. */
export interface Age {
  readonly places: readonly number[];
  readonly years: number;
}

const UNITS: readonly (readonly [RegExp, number])[] = [
  [/^(?:years?|yrs?|yo|y|ano|anos|anito|anitos|añitos)$/, 1],
  [/^(?:months?|mo|mes|meses|mesecitos)$/, 1 / 12],
  [/^(?:weeks?|wk|semanas?|semanitas?)$/, 7 / 365],
  [/^(?:days?|dias?)$/, 1 / 365],
];
const OLDEST = 115;
const NEWBORN = 10 / 365;
const SPANISH_CHILD = /^(?:bebe|bebes|hij[oa]|hijit[oa]|nin[oa]|nen[ea]|niet[oa]|sobrin[oa]|recien)$/;

/** "3 year old", "6-wk-old", "3yo", "aged 70", "de 2 meses", "tiene 5 años", "newborn". A bare duration is no age. */
export function agesOf(scan: Scan): readonly Age[] {
  return scan.tokens.flatMap((token, place): Age[] => {
    if (token.form === 'newborn' || isRecienNacido(scan.tokens, place)) {
      return [{ places: [place], years: NEWBORN }];
    }
    if (token.value === undefined || token.second !== undefined) return [];
    const age = ageAt(scan.tokens, place, token.value);
    return age !== undefined && age.years <= OLDEST ? [age] : [];
  });
}

/** Tokens that stand for a child by their age alone. */
export const childAgePlaces = (ages: readonly Age[]): ReadonlySet<number> =>
  new Set(ages.filter((age) => isChildAge(age.years)).map((age) => age.places[0] ?? 0));

const isRecienNacido = (tokens: readonly Token[], place: number): boolean =>
  tokens[place]?.form === 'recien' && /^nacid/.test(tokens[place + 1]?.form ?? '');

function ageAt(tokens: readonly Token[], place: number, value: number): Age | undefined {
  const before = tokens[place - 1]?.form ?? '';
  const unit = UNITS.find(([form]) => form.test(tokens[place + 1]?.form ?? ''));
  if (!unit) return /^(?:aged|age)$/.test(before) ? { places: [place], years: value } : undefined;
  const age = { places: [place, place + 1], years: value * unit[1] };
  return isSaidAsAge(tokens, place, unit[1]) ? age : undefined;
}

function isSaidAsAge(tokens: readonly Token[], place: number, unit: number): boolean {
  const form = (offset: number): string => tokens[place + offset]?.form ?? '';
  if (form(1) === 'yo' || (form(1) === 'y' && form(2) === 'o')) return true;
  if (
    form(2) === 'old' ||
    (form(2) === 'de' && form(3) === 'edad') ||
    (form(2) === 'of' && form(3) === 'age')
  ) {
    return true;
  }
  if (unit === 1 && /^(?:male|female|man|woman|boy|girl|m|f)$/.test(form(2))) return true;
  if (/^(?:aged|age)$/.test(form(-1))) return true;
  if (/^(?:my|our)$/.test(form(-1)) && unit < 1) return true;
  if (form(-1) === 'tengo') return unit === 1;
  if (/^(?:tiene|cumplio)$/.test(form(-1))) return unit === 1 || childBefore(tokens, place, 6);
  return form(-1) === 'de' && (unit === 1 ? personBefore(form(-2)) : childBefore(tokens, place, 4));
}

const personBefore = (form: string): boolean => !/^(?:dolor|fiebre|tos|mas|menos|desde|hace)$/.test(form);

function childBefore(tokens: readonly Token[], place: number, reach: number): boolean {
  return tokens.slice(Math.max(0, place - reach), place).some((token) => SPANISH_CHILD.test(token.form));
}
