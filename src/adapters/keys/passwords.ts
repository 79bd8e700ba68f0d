import { createHash } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import type { Passwords } from '../../app/ports/staff.ts';

/** OWASP's first choice for argon2id: 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 } as const;

/** Argon2id, off the main thread. A stored hash that is damaged matches nothing. */
export function argonPasswords(): Passwords {
  const decoy = hash('nobody signs in with this', COST);
  decoy.catch(() => undefined);
  return {
    fingerprint: (token) => createHash('sha256').update(token).digest('base64url'),
    hash: (password) => hash(sameLetters(password), COST),
    async verify(stored, password) {
      const matches = await verify(stored ?? (await decoy), sameLetters(password)).catch(() => false);
      return matches && stored !== undefined;
    },
  };
}

/** The same letters typed on another keyboard may be other code points. */
const sameLetters = (password: string): string => password.normalize('NFKC');
