import type { CommandId } from '../logic/commands.ts';
import { hear, type Begun, type Stroke } from '../logic/keys.ts';
import { cell, type Readable } from './cell.ts';

export interface Keyboard {
  readonly mac: boolean;
  /** Whether single letters are commands. */
  readonly letters: Readable<boolean>;
  setLetters(on: boolean): void;
  /** The newest handler of a command has it until it is taken away; the answer takes it away. */
  on(command: CommandId, handler: () => void): () => void;
}

const LETTERS_KEY = 'frontdesk.letter-keys';

/** Keys to commands, commands to whoever takes them at the moment. */
export function createKeyboard(): Keyboard {
  const mac = /Mac|iPhone|iPad/.test(navigator.platform);
  const letters = cell(localStorage.getItem(LETTERS_KEY) !== 'off');
  const handlers = new Map<CommandId, readonly (() => void)[]>();
  let begun: Begun | undefined;

  window.addEventListener('keydown', (event) => {
    if (event.isComposing || isCovered()) return;
    const settings = { mac, letters: letters.get() };
    const heard = hear(strokeOf(event), { begun, now: Date.now(), settings });
    begun = heard.begun;
    for (const command of heard.commands) {
      const handler = handlers.get(command)?.at(-1);
      if (!handler) continue;
      event.preventDefault();
      handler();
      return;
    }
  });
  return {
    mac,
    letters,
    setLetters(on) {
      localStorage.setItem(LETTERS_KEY, on ? 'on' : 'off');
      letters.set(on);
    },
    on(command, handler) {
      handlers.set(command, [...(handlers.get(command) ?? []), handler]);
      return () => {
        handlers.set(command, handlers.get(command)?.filter((other) => other !== handler) ?? []);
      };
    },
  };
}

const strokeOf = ({ key, ctrlKey, metaKey, altKey, target }: KeyboardEvent): Stroke => ({
  key,
  ctrl: ctrlKey,
  meta: metaKey,
  alt: altKey,
  typing: isTextField(target),
});

function isTextField(target: EventTarget | null): boolean {
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button'].includes(target.type);
}

/** A dialog has its own keys, which are the browser's. */
const isCovered = (): boolean => document.querySelector('dialog:modal') !== null;
