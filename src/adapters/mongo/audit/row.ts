import { createHash } from 'node:crypto';
import type { AuditRow } from '../../../app/ports/ledgers.ts';
import type { CollectionSpec } from '../collection.ts';

/** A row of another chain, as it stood when this chain began. */
export interface ChainLink {
  readonly writer: string;
  readonly seq: number;
  readonly hash: string;
}

export interface AuditDoc {
  readonly _id: string;
  readonly writer: string;
  /** 0 is the row that begins the chain. */
  readonly seq: number;
  readonly at: number;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  /** Salted digest of text that may have to be proved one day; both are empty when there was none. */
  readonly salt: string;
  readonly digest: string;
  /** In the first row: the last rows of the chains before. Empty in all others. */
  readonly links: readonly ChainLink[];
  readonly prevHash: string;
  readonly hash: string;
}

export const AUDIT: CollectionSpec<AuditDoc> = {
  name: 'audit',
  fields: {
    writer: String,
    seq: Number,
    at: Number,
    actor: String,
    action: String,
    subject: String,
    salt: String,
    digest: String,
    links: [Object],
    prevHash: String,
    hash: String,
  },
  indexes: [{ on: { writer: 1, seq: 1 }, unique: true }, { on: { seq: 1 } }, { on: { at: 1, _id: 1 } }],
};

/** What a row says, before it has a place in a chain. */
export type Said = Pick<AuditDoc, 'at' | 'actor' | 'action' | 'subject' | 'salt' | 'digest' | 'links'>;

const SEQ_DIGITS = 12;

/** Sorts as text like the rows of its chain. */
export const rowId = (writer: string, seq: number): string =>
  `${writer}:${String(seq).padStart(SEQ_DIGITS, '0')}`;

export function chained(writer: string, prev: ChainLink | undefined, said: Said): AuditDoc {
  const seq = prev ? prev.seq + 1 : 0;
  const row = { _id: rowId(writer, seq), writer, seq, ...said, prevHash: prev?.hash ?? '' };
  return { ...row, hash: hashOf(row) };
}

/** SHA-256 over the row as canonical JSON: all its fields, also ones nobody expects there, but not the hash itself. */
export function hashOf(row: object): string {
  const { hash: _, ...rest } = row as { readonly hash?: unknown };
  return createHash('sha256').update(canonicalJson(rest)).digest('base64url');
}

/** JSON with the keys of every object in order of their code units and no spaces. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([key, field]) => `${JSON.stringify(key)}:${canonicalJson(field)}`).join(',')}}`;
}

export const saltedDigest = (salt: string, text: string): string =>
  createHash('sha256').update(`${salt}\u0000${text}`).digest('base64url');

export const saidIn = (row: AuditRow, salt: string): Said => ({
  at: row.at,
  actor: row.actor,
  action: row.action,
  subject: row.subject,
  salt: row.digestOf === undefined ? '' : salt,
  digest: row.digestOf === undefined ? '' : saltedDigest(salt, row.digestOf),
  links: [],
});
