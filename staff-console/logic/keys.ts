import { COMMANDS, COMMAND_IDS, type CommandId } from './commands.ts';

/** As much of a keyboard event as matters. */
export interface Stroke {
  readonly key: string;
  readonly ctrl: boolean;
  readonly meta: boolean;
  readonly alt: boolean;
  /** The cursor stands in a text field. */
  readonly typing: boolean;
}

export interface Settings {
  readonly mac: boolean;
  /** Single letters may be switched off, for speech input and for hands that brush keys (WCAG 2.1.4). */
  readonly letters: boolean;
}

/** A sequence begun: "g", and until when it can be finished. */
export interface Begun {
  readonly prefix: string;
  readonly until: number;
}

const SEQUENCE_MS = 1_500;

const BY_KEYS = new Map<string, readonly CommandId[]>();
for (const id of COMMAND_IDS) {
  const { keys } = COMMANDS[id];
  BY_KEYS.set(keys, [...(BY_KEYS.get(keys) ?? []), id]);
}
const PREFIXES = new Set(
  COMMAND_IDS.flatMap((id) => (COMMANDS[id].keys.split(' ')[1] ? [prefixOf(id)] : [])),
);

function prefixOf(id: CommandId): string {
  return COMMANDS[id].keys.split(' ')[0] ?? '';
}

export interface Heard {
  readonly commands: readonly CommandId[];
  readonly begun?: Begun;
}

/** What a stroke means, after what was begun before it. */
export function hear(
  stroke: Stroke,
  {
    begun,
    now,
    settings,
  }: { readonly begun?: Begun | undefined; readonly now: number; readonly settings: Settings },
): Heard {
  const name = strokeName(stroke, settings);
  if (name === undefined || !isAllowed(name, stroke, settings)) return { commands: [] };
  if (begun && now <= begun.until) {
    const both = BY_KEYS.get(`${begun.prefix} ${name}`);
    if (both) return { commands: both };
  }
  if (PREFIXES.has(name)) return { commands: [], begun: { prefix: name, until: now + SEQUENCE_MS } };
  return { commands: BY_KEYS.get(name) ?? [] };
}

function strokeName({ key, ctrl, meta, alt }: Stroke, { mac }: Settings): string | undefined {
  if (alt) return undefined;
  const mod = mac ? meta : ctrl;
  if (mac ? ctrl : meta) return undefined;
  const plain = key.length === 1 ? key.toLowerCase() : key;
  return mod ? `mod+${plain}` : plain;
}

function isAllowed(name: string, { typing }: Stroke, { letters }: Settings): boolean {
  if (name.startsWith('mod+') || name === 'Escape') return true;
  if (typing) return false;
  return letters || name.length > 1;
}

const NAMES: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  Enter: '↵',
};

/** Keys as people read them: "G then Q", "⌘K", "Ctrl+K". */
export function keyWords(id: CommandId, mac: boolean): string {
  const strokes = COMMANDS[id].keys.split(' ').map((stroke) => {
    const [last = '', mod] = stroke.split('+').reverse();
    const key = NAMES[last] ?? last.toUpperCase();
    return mod === undefined ? key : mac ? `⌘${key}` : `Ctrl+${key}`;
  });
  return strokes.join(' then ');
}

/** For aria-keyshortcuts, which knows no sequences. */
export function ariaKeys(id: CommandId, mac: boolean): string | undefined {
  const { keys }: { readonly keys: string } = COMMANDS[id];
  if (keys.includes(' ')) return undefined;
  return keys.replace('mod', mac ? 'Meta' : 'Control');
}
