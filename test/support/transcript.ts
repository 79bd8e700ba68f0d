/**
 * A conversation written down as a nurse manager can read it, and every line of it a promise.
 *
 *     A new patient with a sore knee          the title
 *     clock: 2026-11-30 09:00                 settings, each may be left out: the clinic's wall clock,
 *     opt-out: app                            who answers STOP (carrier or app), the quiet gap in ms
 *     quiet gap: 80
 *
 *     # a remark
 *     > words from the patient's phone        `[picture]` in front: a picture comes with them
 *     < what the one answer says              pieces in this order, `...` between them; or /a pattern/
 *       goes on here                          lines that are indented belong to the line above
 *     - no answer
 *     2> words from a second phone            2< its answer, 2- none
 *     * 61 s pass                             also min, h, days
 *     @ claim                                 a nurse acts; also release, reply: words, hand back, resolve
 *     ! queue: emergency ... waiting          what the console shows: queue, tasks, calendar, person, alarm
 */
export interface Transcript {
  readonly title: string;
  readonly settings: ReadonlyMap<string, string>;
  readonly lines: readonly Line[];
}

export type LineKind = 'says' | 'hears' | 'hears nothing' | 'time passes' | 'staff act' | 'console shows';

export interface Line {
  readonly kind: LineKind;
  /** Which phone, counted from 1. */
  readonly phone: number;
  readonly text: string;
  /** In the file, counted from 1. */
  readonly number: number;
}

const KINDS: Readonly<Record<string, LineKind>> = {
  '>': 'says',
  '<': 'hears',
  '-': 'hears nothing',
  '*': 'time passes',
  '@': 'staff act',
  '!': 'console shows',
};

const SETTINGS: ReadonlySet<string> = new Set(['clock', 'opt-out', 'quiet gap']);

export function readTranscript(file: string): Transcript {
  const settings = new Map<string, string>();
  const lines: Line[] = [];
  const [title = '', ...rest] = file.split('\n');
  for (const [index, raw] of rest.entries()) {
    const number = index + 2;
    const last = lines.at(-1);
    if (raw.trim() === '' || raw.startsWith('#')) continue;
    if (raw.startsWith('  ') && last) {
      lines[lines.length - 1] = { ...last, text: `${last.text}\n${raw.trim()}` };
      continue;
    }
    const [, phone, sign = '', text = ''] = /^(\d?)([<>*@!-])(?: (.*))?$/.exec(raw) ?? [];
    const kind = KINDS[sign];
    if (kind) lines.push({ kind, phone: Number(phone) || 1, text: text.trim(), number });
    else if (lines.length === 0) addSetting(settings, raw);
    else throw new Error(`line ${number} cannot be read: ${raw}`);
  }
  return { title, settings, lines };
}

function addSetting(settings: Map<string, string>, line: string): void {
  const [, name = '', value = ''] = /^([a-z -]+): (.+)$/.exec(line) ?? [];
  if (!SETTINGS.has(name)) throw new Error(`there is no such setting: ${line}`);
  settings.set(name, value.trim());
}

/** Whether a text says what a transcript asks for: its pieces in their order, or its pattern. Line breaks are blanks. */
export function says(text: string, wanted: string): boolean {
  const pattern = /^\/(.*)\/([a-z]*)$/s.exec(wanted);
  if (pattern) return new RegExp(pattern[1] ?? '', pattern[2]).test(text);
  const flat = flatten(text);
  let from = 0;
  for (const piece of wanted.split('...').map(flatten)) {
    const at = flat.indexOf(piece, from);
    if (at < 0) return false;
    from = at + piece.length;
  }
  return true;
}

const flatten = (text: string): string => text.replace(/\s+/g, ' ').trim();
