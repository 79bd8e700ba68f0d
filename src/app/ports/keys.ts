/** What a look-up hash is of. Equal texts of different kinds have unrelated hashes. */
export type HashKind =
  'phone' | 'visitor' | 'name-word' | 'birth-date' | 'staff-email' | 'link-pair' | 'link-code' | 'alarm-code';

/** Where a sealed text belongs: put anywhere else, it does not open. */
export interface Place {
  readonly collection: string;
  readonly id: string;
  readonly field: string;
}

/** One key in use. Its bytes never leave it. */
export interface DataKey {
  /** AES-256-GCM with a fresh nonce; the same text never seals to the same bytes. */
  seal(text: string, place: Place): Uint8Array;
  /** Throws `SealBroken` when the bytes were changed, moved, or sealed under another key. */
  open(sealed: Uint8Array, place: Place): string;
}

/** Everything that hangs from the master key. */
export interface KeyRing {
  /** HMAC-SHA-256 of these parts, as base64url. Differently cut parts hash differently. */
  hash(kind: HashKind, ...parts: readonly string[]): string;
  /** A random key, and the same key wrapped so that it can be stored. It unwraps for this owner only. */
  newKey(owner: string): { readonly key: DataKey; readonly wrapped: Uint8Array };
  /** Throws `SealBroken` when it was wrapped under another master key or for another owner. */
  unwrap(wrapped: Uint8Array, owner: string): DataKey;
}

/** Stored bytes that do not open: changed, moved, or sealed under another key. */
export class SealBroken extends Error {
  override readonly name = 'SealBroken';
}

/** The master key given is not the one the stored data was sealed with. */
export class MasterKeyMismatch extends Error {
  override readonly name = 'MasterKeyMismatch';
}

/** There is stored data, and the master key it was sealed with is not where it should be. */
export class MasterKeyMissing extends Error {
  override readonly name = 'MasterKeyMissing';
}
