import { createHash } from 'node:crypto';

/** Tokens are random and long, so one round of SHA-256 is enough to keep a stolen database from opening doors. */
export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('hex');
