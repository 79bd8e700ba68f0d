import { describe, expect, it, test } from 'vitest';
import { INTENTS } from '../../../src/domain/conversation/reading.ts';
import { read } from './desk.ts';
import { SENTENCES } from './sentences.ts';

describe.each(INTENTS)('%s', (intent) => {
  test.each(SENTENCES[intent])('%j', (text) => {
    const reading = read(text);
    expect(reading.intent).toBe(intent);
    if (intent !== 'other') expect(reading.confidence).toBeGreaterThanOrEqual(0.5);
    else expect(reading.confidence).toBeLessThan(0.5);
  });
});

describe('what looks alike', () => {
  test.each([
    ['do I have cancer', 'cancel'],
    ['it hurts to move my arm', 'move'],
    ['my period is late', 'running-late'],
    ['I took too many pills', 'refill'],
    ['what is your cancellation policy', 'cancel'],
    ["please don't cancel my appointment", 'cancel'],
    ['I have a terrible headache', 'complaint'],
    ['no thanks', 'thanks'],
    ['I want to see someone about my back', 'human'],
    ['no estoy seguro', 'insurance'],
    ['no puedo mover el brazo', 'move'],
    ['stop by tomorrow', 'cancel'],
    ['I changed my address', 'directions'],
    ['I changed my insurance', 'move'],
  ])('%j is not to %s', (text, intent) => {
    const reading = read(text);
    expect(reading.intent === intent && reading.confidence >= 0.5).toBe(false);
  });
});

it('is less sure when two things are asked at once', () => {
  const one = read('I want to book an appointment');
  const two = read('I want to book an appointment, and do you take Aetna?');
  expect(two.intent).toBe('book');
  expect(two.confidence).toBeLessThan(one.confidence);
});

it('reads the same sentence the same whatever its case and marks', () => {
  for (const text of [
    'can i get an appointment tomorrow',
    'necesito cancelar mi cita',
    'where are you located',
  ]) {
    const { intent } = read(text);
    for (const other of [text.toUpperCase(), `${text}!!!`, `  ${text} 🙏 `, `"${text}"`]) {
      expect(read(other).intent).toBe(intent);
    }
  }
});
