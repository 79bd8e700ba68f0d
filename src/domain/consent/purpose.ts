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
