/** Why something is sent; the row of the may-we-send table that applies to it. */
export const PURPOSES = [
  'safety',
  'opt-out-confirmation',
  'keyword-answer',
  'unseen',
  'link-code',
  'reply',
  'staff-reply',
  'reminder',
  'on-call',
] as const;

export type Purpose = (typeof PURPOSES)[number];

/** Whether a life may hang on it: it goes past every queue, and a person calls when it does not arrive. */
export const isSafety = (purpose: Purpose): boolean => purpose === 'safety' || purpose === 'unseen';
