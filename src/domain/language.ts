/** The languages in which the pack holds every sentence a patient can receive. */
export const LANGUAGES = ['en', 'es'] as const;

export type Language = (typeof LANGUAGES)[number];
