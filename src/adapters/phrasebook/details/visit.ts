import type { Language } from '../../../domain/language.ts';
import { plain, type Word } from '../words/word.ts';

export interface NamedType {
  readonly id: string;
  readonly words: Readonly<Record<Language, readonly string[]>>;
}

/** Said of any visit at all, so they name none. */
const OF_ANY_VISIT = new Set([
  'cita',
  'consulta',
  'see someone',
  'see a doctor',
  'doctor visit',
  'ver al doctor',
  'ver a la doctora',
  'ver a un medico',
]);

/** The appointment type whose longest word is said; undefined when none is, or two are said equally well. */
export function findType(words: readonly Word[], types: readonly NamedType[]): string | undefined {
  const line = ` ${words.map(({ text }) => text).join(' ')} `;
  const found = types
    .flatMap(({ id, words: named }) => [...named.en, ...named.es].map((word) => ({ id, said: pieces(word) })))
    .filter(
      ({ said }) =>
        said !== '' && !OF_ANY_VISIT.has(said) && (line.includes(` ${said} `) || line.includes(` ${said}s `)),
    )
    .sort((a, b) => b.said.length - a.said.length);
  const [longest, next] = found.filter((one, at) => found.findIndex(({ id }) => id === one.id) === at);
  return longest && next?.said.length !== longest.said.length ? longest.id : undefined;
}

const pieces = (text: string): string => (plain(text).match(/[a-z0-9]+/g) ?? []).join(' ');
