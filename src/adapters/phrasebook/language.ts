import { LANGUAGES, type Language } from '../../domain/language.ts';
import type { Word } from './words/word.ts';

const list = (words: string): ReadonlySet<string> =>
  new Set(words.split(/\s+/).filter((word) => word !== ''));

/** Words that carry a sentence in one language and are not words of the other, in plain form. */
const ENGLISH = list(`
  i im ive id my mine you your youre we our us they their he she his her him it its the an this that these those is are was were be
  been am do does did dont doesnt didnt can cant could would should will wont have had hasnt havent to of in on at
  for with from about and or but if so what whats when where who why how which there here not any some need want
  like get got make see take come know think please morning afternoon evening today tomorrow week weeks next
  appointment doctors visit book booked schedule reschedule cancel move change something anything someone work works
  hurts hurt pain sick prescription insurance results hours open closed monday tuesday wednesday thursday friday
  saturday sunday none first second third one two three daughter late running thank thanks yes hello
  hi hey name sure sorry good great born human person robot real talk speak refill earlier later instead wrong number
`);
const SPANISH = list(`
  el la los las un una unos unas de del al y o que quien como cuando donde cual cuanto cuanta cuantos porque por para con sin
  mi mis su sus tu tus yo usted ustedes ella ellos nosotros le les lo se nos te es esta este estas estos esa ese eso esto
  soy estoy estamos estan era ser estar tengo tiene tienen tener hay hace hacer hago puedo puede pueden podria quiero quisiera
  quiere necesito necesita necesitamos voy va vamos ir ver muy mas menos pero si tambien ya otra otro otros ningun
  ninguna ninguno alguien algo nada hola gracias buenos buenas dias tardes noches manana hoy ayer semana proxima proximo
  lunes martes miercoles jueves viernes sabado domingo enero febrero marzo abril mayo junio julio agosto septiembre
  octubre noviembre diciembre cita citas doctora medico consulta agendar cambiar cancelar mover receta medicina
  resultados seguro horario precio cuesta cuanto duele dolor hijo hija mama papa esposo esposa nino nina favor
  primera primero segunda segundo tercera tercero dos tres cuatro cinco seis siete ocho nueve diez llamo nombre naci
  claro bueno bien ayuda persona humano tarde temprano despues antes llegar numero equivocado equivocada pesimo pesima
  servicio telefono nadie contesta llamar llamada oficina clinica paciente mensaje mensajes aqui alla siempre nunca
`);
/** Words that are no slip of any other. */
export const COMMON_WORDS: readonly string[] = [...ENGLISH, ...SPANISH];

/** Said by speakers of the other language too, or names: they hint, and never settle it by themselves. */
const LIGHT = list(
  'hi hey hello yes thanks thank please sorry sure gracias si no ok la el de del a son good doctora late mama papa me y o',
);

/** Nobody says these in the other language, even where a name is asked for. */
const HEAVY = list('llamo nombre name');

/** "Do you speak Spanish?" is answered in it. */
const ASKS_FOR: Readonly<Record<Language, RegExp>> = {
  en: / (?:in|en|speaks?|hablan?|hablas) (?:english|ingles) /,
  es: / (?:in|en|speaks?|hablan?|hablas) (?:spanish|espanol) /,
};

function weightOf(word: string, words: ReadonlySet<string>): number {
  if (!words.has(word)) return 0;
  return HEAVY.has(word) ? 2 : LIGHT.has(word) ? 0.4 : 1;
}

export interface LanguageGuess {
  readonly language: Language;
  readonly certain: boolean;
}

/**
 * The language of a message by its function words and marks. What is too short or too mixed to tell keeps the language
 * of the conversation, so that "2" or "ok" never turns a Spanish talk into an English one. A name (`expectingName`) may
 * wear accents in either.
 */
export function guessLanguage(
  message: { readonly text: string; readonly words: readonly Word[] },
  soFar: Language,
  expectingName: boolean,
): LanguageGuess {
  const line = ` ${message.words.map(({ text }) => text).join(' ')} `;
  const asked = LANGUAGES.find((language) => ASKS_FOR[language].test(line));
  if (asked) return { language: asked, certain: true };
  let [en, es] = [0, 0];
  for (const { text } of message.words) {
    en += weightOf(text, ENGLISH);
    es += weightOf(text, SPANISH);
  }
  if (/[¿¡]/.test(message.text)) es += 2;
  if (!expectingName && /[ñáéíóú]/i.test(message.text)) es += 1;
  const lead = Math.abs(en - es);
  const enough = expectingName ? 2 : 1;
  if (lead < enough || Math.max(en, es) < 2 * Math.min(en, es)) return { language: soFar, certain: false };
  return { language: en > es ? 'en' : 'es', certain: true };
}
