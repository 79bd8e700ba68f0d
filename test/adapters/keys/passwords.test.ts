import { expect, test } from 'vitest';
import { argonPasswords } from '../../../src/adapters/keys/passwords.ts';

const passwords = argonPasswords();

test('a password matches its own hash, typed on whatever keyboard, and no other', async () => {
  const stored = await passwords.hash('contraseña larga');
  expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await passwords.verify(stored, 'contraseña larga'.normalize('NFD'))).toBe(true);
  expect(await passwords.verify(stored, 'contrasena larga')).toBe(false);
  expect(await passwords.hash('contraseña larga')).not.toBe(stored);
});

test('without a hash, or with a damaged one, nothing matches', async () => {
  expect(await passwords.verify(undefined, 'nobody signs in with this')).toBe(false);
  expect(await passwords.verify('$argon2id$damaged', 'anything')).toBe(false);
});

test('a fingerprint is the same for the same token and says nothing of it', () => {
  const token = 'a-long-random-token';
  expect(passwords.fingerprint(token)).toBe(argonPasswords().fingerprint(token));
  expect(passwords.fingerprint(token)).not.toBe(passwords.fingerprint(`${token}.`));
  expect(passwords.fingerprint(token)).toMatch(/^[\w-]{43}$/);
});
