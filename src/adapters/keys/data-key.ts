import { createCipheriv, createDecipheriv, type KeyObject } from 'node:crypto';
import { SealBroken, type DataKey, type Place } from '../../app/ports/keys.ts';
import { NONCE_BYTES, noncePool } from './random-pool.ts';

const ALGORITHM = 'aes-256-gcm';
const TAG_BYTES = 16;
/** First byte of everything sealed, so that a later form can be told apart. */
const FORM = 1;
const HEAD_BYTES = 1 + NONCE_BYTES;

const nextNonce = noncePool();

/** Form, nonce, ciphertext, tag; one after the other. */
export function sealBytes(key: KeyObject, plain: Buffer, bound: string): Buffer {
  const nonce = nextNonce();
  const cipher = createCipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.from(bound, 'utf8'));
  const body = cipher.update(plain);
  // GCM is a stream mode: `final` adds no bytes, it only makes the tag ready.
  cipher.final();
  return Buffer.concat([Uint8Array.of(FORM), nonce, body, cipher.getAuthTag()]);
}

/** Throws `SealBroken`; the message names where, never what. */
export function openBytes(key: KeyObject, sealed: Uint8Array, bound: string): Buffer {
  if (sealed.length < HEAD_BYTES + TAG_BYTES || sealed[0] !== FORM) throw broken(bound);
  const nonce = sealed.subarray(1, HEAD_BYTES);
  const body = sealed.subarray(HEAD_BYTES, sealed.length - TAG_BYTES);
  const decipher = createDecipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(bound, 'utf8'));
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
  const plain = decipher.update(body);
  try {
    decipher.final();
  } catch (cause) {
    throw broken(bound, cause);
  }
  return plain;
}

export const dataKey = (key: KeyObject): DataKey => ({
  seal: (text, place) => sealBytes(key, Buffer.from(text, 'utf8'), boundTo(place)),
  open: (sealed, place) => openBytes(key, sealed, boundTo(place)).toString('utf8'),
});

const SEPARATOR = '\u0000';

const boundTo = ({ collection, id, field }: Place): string => [collection, id, field].join(SEPARATOR);

const broken = (bound: string, cause?: unknown): SealBroken =>
  new SealBroken(`does not open: ${bound.replaceAll(SEPARATOR, ' ')}`, { cause });
