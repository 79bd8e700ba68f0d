import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { play } from '../support/play-transcript.ts';
import { readTranscript } from '../support/transcript.ts';

/** What to write is told in test/support/transcript.ts; TRANSCRIPTS=show prints what was really said. */
const FOLDER = new URL('transcripts/', import.meta.url);

describe('a transcript that is not so', () => {
  it.each([
    ['of another answer', '> what are your hours\n< We never close', /should say: We never close/],
    [
      'of silence where there is an answer',
      '> what are your hours\n- no answer',
      /hears what is not written/,
    ],
    ['of an answer that does not come', '> CANCEL\n< You have opted out\n< Goodbye', /no answer came/],
    ['of one answer fewer', '> what are your hours\n! queue: empty', /hears what is not written/],
    ['of another screen', '> call me please\n< A person\n! queue: empty', /shows otherwise/],
  ])('%s fails', async (_, lines, message) => {
    await expect(play(readTranscript(`A wrong one\n\n${lines}\n`))).rejects.toThrow(message);
  });

  it.each(['A title\nclok: 2026-11-30 09:00\n', 'A title\n\n> hi\nhello\n'])('%j is not read', (file) => {
    expect(() => readTranscript(file)).toThrow();
  });
});

describe('transcripts', () => {
  for (const file of readdirSync(FOLDER).filter((name) => name.endsWith('.txt'))) {
    const transcript = readTranscript(readFileSync(new URL(file, FOLDER), 'utf8'));
    it(`${file}: ${transcript.title}`, () => play(transcript));
  }
});
