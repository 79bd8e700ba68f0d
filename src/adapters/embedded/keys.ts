import { isObject, type Json } from './codec.ts';
import { Unsupported } from './errors.ts';

/**
 * The text under which a document is found: one letter for the type of its `_id`, then the value in a form whose
 * order as text is the order of the values, so that ranges and sorts over `_id` run on the primary key.
 */
export function keyOf(id: Json | undefined): string {
  if (typeof id === 'string') return keyOfText(id);
  if (typeof id === 'number') return `1${orderedNumber(id)}`;
  if (isObject(id) && typeof id['$oid'] === 'string') return `5${id['$oid']}`;
  throw new Unsupported('an _id that is neither a string, a number nor an ObjectId');
}

function keyOfText(text: string): string {
  if (text.includes('\0') || !text.isWellFormed()) {
    throw new Unsupported('control characters of that kind in an _id');
  }
  return `2${text}`;
}

/** The 64 bits of a double as hex, turned so that they sort like the numbers. */
function orderedNumber(value: number): string {
  const bits = Buffer.alloc(8);
  bits.writeDoubleBE(value === 0 ? 0 : value);
  const negative = (bits[0] ?? 0) >= 0x80;
  for (let i = 0; i < 8; i++) bits[i] = (bits[i] ?? 0) ^ (negative ? 0xff : i === 0 ? 0x80 : 0);
  return bits.toString('hex');
}
