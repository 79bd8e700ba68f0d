import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openKeyRing } from '../../../src/adapters/keys/key-ring.ts';
import { SealBroken, type Place } from '../../../src/app/ports/keys.ts';

const masterKey = randomBytes(32);
const ring = openKeyRing({ masterKey });
const place: Place = { collection: 'messages', id: 'm1', field: 'content' };
const anyText = fc.string({ unit: 'binary', maxLength: 300 });

describe('a data key', () => {
  const { key } = ring.newKey('contact:c1');

  test('opens whatever it sealed', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const whole = text.toWellFormed();
        expect(key.open(key.seal(whole, place), place)).toBe(whole);
      }),
    );
  });

  test('seals the same text to other bytes each time', () => {
    const sealed = Array.from({ length: 3_000 }, () =>
      Buffer.from(key.seal('yes', place)).toString('base64'),
    );
    expect(new Set(sealed).size).toBe(sealed.length);
    const nonces = sealed.map((text) => Buffer.from(text, 'base64').subarray(1, 13).toString('hex'));
    expect(new Set(nonces).size).toBe(sealed.length);
  });

  test('does not open what was changed in a single bit, cut or lengthened', () => {
    fc.assert(
      fc.property(anyText, fc.nat(), fc.nat(7), (text, anywhere, bit) => {
        const sealed = Buffer.from(key.seal(text, place));
        const i = anywhere % sealed.length;
        sealed[i] = sealed[i]! ^ (1 << bit);
        expect(() => key.open(sealed, place)).toThrow(SealBroken);
      }),
    );
    const sealed = key.seal('crushing chest pain', place);
    for (let length = 0; length < sealed.length; length++) {
      expect(() => key.open(sealed.slice(0, length), place)).toThrow(SealBroken);
    }
    expect(() => key.open(Buffer.concat([sealed, Buffer.alloc(1)]), place)).toThrow(SealBroken);
  });

  test.each<Partial<Place>>([
    { collection: 'sends' },
    { id: 'm2' },
    { field: 'other' },
    { id: 'm1\u0000content', field: '' },
  ])('does not open what was sealed for another place: %j', (other) => {
    const sealed = key.seal('crushing chest pain', place);
    expect(() => key.open(sealed, { ...place, ...other })).toThrow(SealBroken);
  });

  test('complains without a word of what was sealed', () => {
    const sealed = ring.newKey('contact:c2').key.seal('crushing chest pain', place);
    const attempt = (): string => key.open(sealed, place);
    expect(attempt).toThrow('does not open: messages m1 content');
    expect(attempt).not.toThrow('chest');
  });
});

describe('the key ring', () => {
  test('unwraps for the same owner under the same master key', () => {
    const { key, wrapped } = ring.newKey('patient:p1');
    const sealed = key.seal('Ana', place);
    expect(openKeyRing({ masterKey }).unwrap(wrapped, 'patient:p1').open(sealed, place)).toBe('Ana');
    expect(() => ring.unwrap(wrapped, 'patient:p2')).toThrow(SealBroken);
    expect(() => openKeyRing({ masterKey: randomBytes(32) }).unwrap(wrapped, 'patient:p1')).toThrow(
      SealBroken,
    );
  });

  test('hashes the same to the same, and each kind, master key and cut of the parts apart', () => {
    const phone = '+12025550123';
    const other = openKeyRing({ masterKey: randomBytes(32) });
    expect(openKeyRing({ masterKey }).hash('phone', phone)).toBe(ring.hash('phone', phone));
    const all = [
      ring.hash('phone', phone),
      ring.hash('visitor', phone),
      other.hash('phone', phone),
      ring.hash('link-pair', 'ab', 'c'),
      ring.hash('link-pair', 'a', 'bc'),
      ring.hash('link-pair', 'abc'),
    ];
    expect(new Set(all).size).toBe(all.length);
    for (const hash of all) expect(hash).toMatch(/^[\w-]{43}$/);
  });

  test('takes 32 bytes and leaves them as they were', () => {
    const mine = Buffer.from(masterKey);
    openKeyRing({ masterKey: mine });
    expect(mine.equals(masterKey)).toBe(true);
    expect(() => openKeyRing({ masterKey: randomBytes(16) })).toThrow(RangeError);
  });
});
