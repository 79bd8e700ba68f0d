import mongoose from 'mongoose';
import { Unsupported } from './errors.ts';

const { Binary, ObjectId } = mongoose.mongo;

/** A document as it is stored: JSON in which an object with one of the `$` keys below stands for a value JSON lacks. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

/** Values of the other types: `$date` an ISO text (so that text order is time order), `$oid` hex, `$bin` base64. */
const TAGS: ReadonlySet<string> = new Set(['$date', '$oid', '$bin']);
/** The years whose ISO text has four digits, 0 to 9999. */
const FIRST_DATE = -62_167_219_200_000;
const LAST_DATE = 253_402_300_799_999;
const LONGEST = 16 * 1024 * 1024;

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const isArray = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);

/** True for an object that stands for a date, an ObjectId or bytes. */
export function isTagged(value: JsonObject): boolean {
  for (const key in value) return TAGS.has(key);
  return false;
}

/** True for an embedded document, which has fields of its own. */
export const isDocument = (value: Json | undefined): value is JsonObject =>
  isObject(value) && !isTagged(value);

/** Turns what mongoose hands over into stored form, refusing what would not come back the same. */
export function encode(value: unknown): Json {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      if (!Number.isFinite(value)) throw new Unsupported('NaN and infinite numbers');
      return value;
    case 'undefined':
      return null;
    case 'object':
      return value === null ? null : encodeObject(value);
    default:
      throw new Unsupported(`values of type ${typeof value}`);
  }
}

export function encodeDocument(value: unknown): JsonObject {
  const encoded = encode(value);
  if (!isDocument(encoded)) throw new Unsupported('anything but an object as a document');
  return encoded;
}

function encodeObject(value: object): Json {
  if (value instanceof Date) return encodeDate(value);
  if (value instanceof Uint8Array) return encodeBytes(value, subtypeOf(value));
  if ('_bsontype' in value) return encodeBson(value);
  if ('toBSON' in value && typeof value.toBSON === 'function') {
    return encode((value.toBSON as () => unknown)());
  }
  if (Array.isArray(value)) return value.map(encode);
  if (value instanceof Map) return encodeFields([...value.entries()] as [string, unknown][]);
  if (value instanceof RegExp) {
    throw new Unsupported('regular expressions as values');
  }
  if (!isPlain(value)) throw new Unsupported('instances of classes as values');
  return encodeFields(Object.entries(value));
}

/** Also true for plain objects of another realm. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function encodeFields(fields: readonly (readonly [string, unknown])[]): JsonObject {
  const encoded: Record<string, Json> = {};
  for (const [key, field] of fields) {
    checkKey(key);
    encoded[key] = encode(field);
  }
  return encoded;
}

/** Keys with `$` or `.` would be read as operators, tags or paths. */
function checkKey(key: string): void {
  if (key.startsWith('$') || key.includes('.') || key === '__proto__') {
    throw new Unsupported(`the field name "${key}"`);
  }
}

function encodeDate(value: Date): Json {
  const time = value.getTime();
  if (!(time >= FIRST_DATE && time <= LAST_DATE)) throw new Unsupported('dates outside the years 0 to 9999');
  return { $date: value.toISOString() };
}

const subtypeOf = (value: Uint8Array): number =>
  '_subtype' in value && typeof value._subtype === 'number' ? value._subtype : 0;

function encodeBytes(bytes: Uint8Array, subtype: number): Json {
  const $bin = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
  return subtype === 0 ? { $bin } : { $bin, $type: subtype };
}

function encodeBson(value: object): Json {
  if (value instanceof ObjectId) return { $oid: value.toHexString() };
  if (value instanceof Binary) return encodeBytes(value.value(), value.sub_type);
  throw new Unsupported(`the BSON type ${String((value as { _bsontype: unknown })._bsontype)}`);
}

/** How bytes are given back: as `Binary` to callers, as a comparable key to the matcher. */
type MakeBytes = (base64: string, subtype: number) => unknown;

const binary: MakeBytes = (base64, subtype) => new Binary(Buffer.from(base64, 'base64'), subtype);

export function decode(value: Json, makeBytes: MakeBytes = binary): unknown {
  if (isArray(value)) return value.map((element) => decode(element, makeBytes));
  if (!isObject(value)) return value;
  if (isTagged(value)) return decodeTagged(value, makeBytes);
  const decoded: Record<string, unknown> = {};
  for (const key in value) decoded[key] = decode(value[key] ?? null, makeBytes);
  return decoded;
}

function decodeTagged(value: JsonObject, makeBytes: MakeBytes): unknown {
  const { $date, $oid, $bin, $type } = value;
  if (typeof $date === 'string') return new Date($date);
  if (typeof $oid === 'string') return ObjectId.createFromHexString($oid);
  return makeBytes(String($bin), typeof $type === 'number' ? $type : 0);
}

export function toText(document: JsonObject): string {
  const text = JSON.stringify(document);
  if (text.length > LONGEST) throw new Unsupported('documents above 16 MB');
  return text;
}

export const fromText = (text: string): JsonObject => JSON.parse(text) as JsonObject;

/** Stored text back to a document; most have no tagged value and need no second walk. */
export function decodeText(text: string): Record<string, unknown> {
  const parsed = fromText(text);
  return text.includes('{"$')
    ? (decode(parsed) as Record<string, unknown>)
    : (parsed as Record<string, unknown>);
}
