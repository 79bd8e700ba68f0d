/**
 * How much of everything a conversation keeps. Together they hold the sealed state under 64 kB, whatever a patient
 * types and however long the house cannot carry out what was decided.
 */
export const MAX_FINDINGS = 60;
export const MAX_APPLIED = 50;
/** Beyond this many pending effects no further turn is taken; the messages stay on the ledger and are swept up later. */
export const MAX_PENDING = 40;
/** Beyond this many not even a keyword is taken, and of an emergency only what must be said and rung is kept. */
export const MAX_PENDING_EVER = 80;
/** Messages taken and not yet marked handled. */
export const MAX_TAKEN = 100;
export const MAX_SAFETY_SENT = 30;
export const MAX_RUNG_FLAGS = 60;
export const MAX_VERIFIED = 10;
/** Characters of a patient's own words. */
export const MAX_REASON = 200;
export const MAX_NAME = 100;
/** Characters of one text by staff. */
export const MAX_STAFF_TEXT = 1_600;
/** Texts by staff on their way at once; a further one is refused until they have left. */
export const MAX_STAFF_TEXTS = 5;
/** Visits offered to choose from, and slots likewise. */
export const MAX_CHOICES = 3;
/** Words kept of a finding's explanation; the whole of it is in the decision record. */
export const MAX_BECAUSE = 4;
