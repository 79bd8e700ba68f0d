import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PackError, type PackFault } from '../../../src/adapters/pack/fault.ts';
import { compileFrontDeskFiles, loadFrontDesk } from '../../../src/adapters/pack/front-desk.ts';
import { INTENTS, type Intent } from '../../../src/domain/conversation/reading.ts';

interface File {
  readonly name: string;
  readonly text: string;
}

const fileOf = (intent: Intent, lines: readonly string[]): File => ({
  name: `front-desk/${intent}.yaml`,
  text: [`intent: ${intent}`, 'does: Something.', ...lines].join('\n'),
});

/** A front desk that is whole and knows next to nothing; `changed` replaces files by name. */
function desk(...changed: readonly File[]): readonly File[] {
  const all = INTENTS.map((intent) => {
    const word = intent.replaceAll('-', '');
    const phrases = intent === 'other' ? 'phrases: {}' : `phrases: { en: { sure: [${word}] } }`;
    const example = intent === 'other' ? 'nothing known' : `please ${word}`;
    return fileOf(intent, [phrases, `examples: { reads: { en: [${example}] } }`]);
  });
  const names = new Set(changed.map(({ name }) => name));
  return [...all.filter(({ name }) => !names.has(name)), ...changed];
}

function faultsOf(files: readonly File[]): readonly PackFault[] {
  try {
    compileFrontDeskFiles(files);
    return [];
  } catch (error) {
    if (error instanceof PackError) return error.faults;
    throw error;
  }
}

describe('a front desk', () => {
  it('loads when every intent has a file and every example is read as it says', () => {
    expect(compileFrontDeskFiles(desk()).intents.size).toBe(INTENTS.length);
  });

  it('uses lists, and lists within lists', () => {
    const lists = {
      name: 'front-desk/lists.yaml',
      text: 'visit:\n  - visit|appointment\nwanted:\n  - need|want (a|an) {visit}\n',
    };
    const book = fileOf('book', [
      'phrases: { en: { sure: ["{wanted}"] } }',
      'examples: { reads: { en: [I need an appointment] }, not: { en: [I need a hand] } }',
    ]);
    expect(faultsOf(desk(lists, book))).toEqual([]);
  });

  it('names the line of an example that is misread, and what it was read as', () => {
    const book = fileOf('book', [
      'phrases:',
      '  en:',
      '    sure:',
      '      - book me',
      'examples:',
      '  reads:',
      '    en:',
      '      - book me in',
      '      - cancel',
    ]);
    expect(faultsOf(desk(book))).toEqual([
      {
        file: 'front-desk/book.yaml',
        line: 11,
        message: 'This example is read as cancel (0.90), not as book.',
        fix: expect.stringContaining('phrases') as string,
      },
    ]);
  });

  it('names the line of an example that must not be read so, and is', () => {
    const book = fileOf('book', [
      'phrases: { en: { sure: [book] } }',
      'examples:',
      '  reads: { en: [book] }',
      '  not:',
      '    es:',
      '      - book',
    ]);
    expect(faultsOf(desk(book))).toMatchObject([
      { line: 8, message: expect.stringContaining('must not be read as book') as string },
    ]);
  });

  it('tells every fault of every file at once', () => {
    const book = fileOf('book', [
      'phrases:',
      '  en:',
      '    sure:',
      '      - Book me',
      "      - can't",
      '      - "{nowhere} please"',
      '      - "(a|an) ..."',
      'examples: { reads: { en: [book] } }',
    ]);
    const move = { name: 'front-desk/move.yaml', text: 'intent: moov\ndoes: Something.\nphrases: {}\n' };
    const faults = faultsOf(desk(book, move)).map(
      ({ file, line, message }) => `${file}:${String(line)} ${message}`,
    );
    expect(faults).toEqual([
      expect.stringMatching(/^front-desk\/move.yaml:1 intent/),
      expect.stringMatching(/^front-desk\/move.yaml:\d examples is missing/),
      'front-desk/book.yaml:6 "Book" cannot be read as a word of a phrase.',
      'front-desk/book.yaml:7 "can\'t" cannot be read as a word of a phrase.',
      'front-desk/book.yaml:8 There is no list {nowhere}.',
      'front-desk/book.yaml:9 The phrase "(a|an) ..." would match anything.',
    ]);
  });

  it('misses a file, and finds two files of one intent', () => {
    const without = desk().filter(({ name }) => name !== 'front-desk/hours.yaml');
    const twice = {
      ...fileOf('book', ['phrases: {}', 'examples: { reads: {} }']),
      name: 'front-desk/again.yaml',
    };
    expect(faultsOf([...without, twice])).toMatchObject([
      { file: 'front-desk/again.yaml', message: 'Another file already speaks of book.' },
      { file: 'front-desk/hours.yaml', message: 'No file speaks of hours.' },
    ]);
  });

  it('says where a file is no YAML', () => {
    const broken = { name: 'front-desk/book.yaml', text: 'intent: book\ndoes: [\n' };
    expect(faultsOf(desk(broken))[0]).toMatchObject({
      file: 'front-desk/book.yaml',
      message: expect.stringContaining('YAML') as string,
    });
  });

  it('does not load from a folder that is not there', async () => {
    const empty = await mkdtemp(join(tmpdir(), 'pack-'));
    try {
      await expect(loadFrontDesk(empty)).rejects.toThrow(PackError);
    } finally {
      await rm(empty, { recursive: true });
    }
  });
});
