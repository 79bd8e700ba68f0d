export const LANGUAGES = ['en', 'es'] as const;
export type Language = (typeof LANGUAGES)[number];

const isLanguage = (code: string): code is Language => LANGUAGES.some((language) => language === code);

/** The language asked for, else the first of the browser's that we speak, else English. */
export function chooseLanguage(asked: string | undefined, browser: readonly string[]): Language {
  const codes = [asked ?? '', ...browser].map((tag) => tag.trim().toLowerCase().split(/[-_]/)[0] ?? '');
  return codes.find(isLanguage) ?? 'en';
}
