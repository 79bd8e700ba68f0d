/** Names of the fields that may be logged. Whatever has another name is dropped, so a new one needs a line here. */
const ALLOWED = new Set([
  'attempt',
  'channel',
  'class',
  'code',
  'contactId',
  'conversationId',
  'count',
  'effects',
  'error',
  'errorId',
  'on',
  'final',
  'kind',
  'level',
  'messageId',
  'messages',
  'ms',
  'name',
  'outcome',
  'path',
  'place',
  'port',
  'purpose',
  'reason',
  'route',
  'rung',
  'sendId',
  'signal',
  'staffId',
  'status',
  'taskId',
  'to',
  'version',
  'where',
]);

/** An id, a code, a route or a word of ours; never a sentence, an address or a phone number. */
const TOKEN = /^[\w.:/-]{1,120}$/;
const FEWEST_DIGITS_OF_A_NUMBER = 7;

export type SafeFields = Readonly<Record<string, string | number | boolean>>;

/** Only what may be logged: known names with a small number, a truth value or one plain token. */
export function safeFields(fields: Readonly<Record<string, unknown>>): SafeFields {
  return Object.fromEntries(
    Object.entries(fields).filter(
      (entry): entry is [string, string | number | boolean] => ALLOWED.has(entry[0]) && isSafe(entry[1]),
    ),
  );
}

function isSafe(value: unknown): boolean {
  if (typeof value === 'boolean') return true;
  if (typeof value === 'number') return Number.isFinite(value) && !looksLikePhone(String(Math.trunc(value)));
  return typeof value === 'string' && TOKEN.test(value) && !value.split(/[:/]/).some(looksLikePhone);
}

/** Digits alone, however grouped. Our own ids have letters in them, a birth date looks like a number and is dropped too. */
const looksLikePhone = (token: string): boolean =>
  /^[\d._-]+$/.test(token) && token.replace(/\D/g, '').length >= FEWEST_DIGITS_OF_A_NUMBER;

/**
 * What may be told of an error: its name, its code and where it was thrown. Its message may quote a patient and is
 * left out.
 */
export function describeError(cause: unknown): SafeFields {
  if (!(cause instanceof Error)) return { error: typeof cause };
  const code = 'code' in cause ? { code: cause.code } : {};
  return safeFields({ error: cause.name, ...code, ...placeOf(cause) });
}

/** File and line of the topmost frame of our own in the stack. */
function placeOf(error: Error): { readonly place?: string } {
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  for (const frame of frames) {
    const match = /(?:src|dist\/server)\/([\w./-]+:\d+):\d+\)?$/.exec(frame);
    if (match?.[1] !== undefined && !frame.includes('node_modules')) return { place: match[1] };
  }
  return {};
}
