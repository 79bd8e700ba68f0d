import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'vitest';
import { play } from '../support/play-transcript.ts';
import { readTranscript } from '../support/transcript.ts';

/** What to write is told in test/support/transcript.ts; TRANSCRIPTS=show prints what was really said. */
const FOLDER = new URL('transcripts/', import.meta.url);

describe('transcripts', () => {
  for (const file of readdirSync(FOLDER).filter((name) => name.endsWith('.txt'))) {
    const transcript = readTranscript(readFileSync(new URL(file, FOLDER), 'utf8'));
    it(`${file}: ${transcript.title}`, () => play(transcript));
  }
});
