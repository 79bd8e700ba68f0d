import { cell, type Readable } from './cell.ts';

/** What a screen reader is told besides what has the focus. */
export interface Announcer {
  readonly polite: Readable<string>;
  readonly assertive: Readable<string>;
  /** When there is a pause. */
  say(text: string): void;
  /** At once. For emergencies only. */
  cry(text: string): void;
  clear(): void;
}

/** Between two spaces that nobody hears, so that the same words are told again. */
const again = (text: string, before: string): string => (text === before ? `${text}\u00a0` : text);

export function createAnnouncer(): Announcer {
  const polite = cell('');
  const assertive = cell('');
  return {
    polite,
    assertive,
    say: (text) => polite.change((before) => again(text, before)),
    cry: (text) => assertive.change((before) => again(text, before)),
    clear() {
      polite.set('');
      assertive.set('');
    },
  };
}
