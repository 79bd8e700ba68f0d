import { LANGUAGES, type Language } from '../../domain/language.ts';
import { guessLanguage } from './language.ts';
import { splitWords } from './words/split.ts';

/** Spanish keywords about texts; alone they are the whole message, and nobody writes them in English. */
const KEYWORDS = new Set(['alto', 'parar', 'detener', 'baja', 'inicio', 'empezar', 'ayuda', 'cancelar']);

/** The language a text is plainly in by its words alone; undefined where it is too short or too mixed to tell. */
export function plainLanguage(text: string): Language | undefined {
  const words = splitWords(text);
  const [only] = words;
  if (only && words.length === 1 && KEYWORDS.has(only.text)) return 'es';
  const guesses = LANGUAGES.map((soFar) => guessLanguage({ text, words }, soFar, false));
  return guesses.find(({ certain }) => certain)?.language;
}
