import type { Word } from '../words/word.ts';

/** Half-open range of words. */
export interface WordSpan {
  readonly first: number;
  readonly after: number;
}

/**
 * The words of a message as one line that patterns can be run over, in which what has been read is blotted out. Words
 * stand a space apart; a sentence begins with a bar.
 */
export interface Line {
  readonly text: string;
  /** Reads every match of a pattern that is still unread, left to right; the reader blots it out by answering true. */
  readonly read: (pattern: RegExp, reader: (found: RegExpExecArray, span: WordSpan) => boolean) => void;
  /** Blots out every match of a pattern. */
  readonly blot: (pattern: RegExp) => void;
  /** The line as far as it is unread: words that were read are '#'. */
  readonly unread: () => string;
}

export function createLine(words: readonly Word[]): Line {
  let text = '';
  const startsAt: number[] = [];
  words.forEach((word, index) => {
    text += index === 0 ? '' : word.begins ? ' | ' : ' ';
    startsAt.push(text.length);
    text += word.text;
  });
  const line = ` ${text} `;
  let unread = line;
  const spanOf = (from: number, to: number): WordSpan => ({
    first: countUpTo(startsAt, from - 1),
    after: countUpTo(startsAt, to - 1),
  });
  const read: Line['read'] = (pattern, reader) => {
    const search = new RegExp(pattern.source, 'g');
    for (let found = search.exec(unread); found; found = search.exec(unread)) {
      const from = found.index;
      const to = from + found[0].length;
      if (reader(found, spanOf(from, to))) {
        unread = unread.slice(0, from) + found[0].replace(/[^ ]/g, '#') + unread.slice(to);
      }
      // Neighbours share the space between them.
      search.lastIndex = Math.max(to - 1, from + 1);
    }
  };
  return {
    text: line,
    read,
    blot: (pattern) => {
      read(pattern, () => true);
    },
    unread: () => unread,
  };
}

/** How many words start before this place of the text. */
function countUpTo(startsAt: readonly number[], place: number): number {
  const found = startsAt.findIndex((start) => start >= place);
  return found === -1 ? startsAt.length : found;
}
