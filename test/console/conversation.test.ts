import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ThreadEntry } from '../../src/contract/console.ts';
import { deliveryWords } from '../../staff-console/logic/delivery.ts';
import { levelsBelow, toneOf } from '../../staff-console/logic/levels.ts';
import { permittedTo } from '../../staff-console/logic/permitted.ts';
import { markedPieces, whyLine, type Rule } from '../../staff-console/logic/spans.ts';
import { byDay, lastFromPatient, stillOutgoing, type Outgoing } from '../../staff-console/logic/thread.ts';

const rule = (id: string, level: Rule['level'], ...spans: [number, number][]): Rule => ({
  id,
  level,
  reason: `Reason ${id}.`,
  spans: spans.map(([start, end]) => ({ start, end })),
});

describe('the patient’s words with their reasons', () => {
  const text = 'crushing chest pain';

  it('are whole where no rule fired', () => {
    expect(markedPieces(text, [])).toEqual([{ text, reasons: [] }]);
  });

  it('are cut where rules begin and end, with the highest level where they overlap', () => {
    const pieces = markedPieces(text, [rule('a', 'urgent', [9, 19]), rule('b', 'emergency', [0, 14])]);
    expect(pieces.map((piece) => [piece.text, piece.level])).toEqual([
      ['crushing ', 'emergency'],
      ['chest', 'emergency'],
      [' pain', 'urgent'],
    ]);
    expect(pieces[1]?.reasons).toEqual(['Reason a.', 'Reason b.']);
  });

  it('are the text again when put together, whatever the spans', () => {
    const place = fc.integer({ min: -5, max: 40 });
    const spans = fc.array(fc.tuple(place, place), { maxLength: 5 });
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), spans, (words, given) => {
        const pieces = markedPieces(words, [rule('a', 'urgent', ...given)]);
        expect(pieces.map((piece) => piece.text).join('')).toBe(words);
      }),
    );
  });

  it('have one line that says why', () => {
    expect(whyLine([])).toBeUndefined();
    expect(whyLine([rule('a', 'urgent')])).toBe('Reason a');
    expect(whyLine([rule('a', 'emergency'), rule('b', 'urgent')])).toBe('Reason a (2 rules)');
  });
});

function entry(id: string, change: Partial<ThreadEntry> = {}): ThreadEntry {
  return { id, at: 0, from: 'patient', channel: 'sms', text: id, ...change };
}

describe('a thread', () => {
  const zone = 'America/New_York';
  const noon = Date.parse('2026-11-20T17:00:00Z');
  const hour = 60 * 60 * 1_000;

  it('stands under the days of the clinic', () => {
    const entries = [
      entry('a', { at: noon - 13 * hour }),
      entry('b', { at: noon - 11 * hour }),
      entry('c', { at: noon }),
    ];
    const days = byDay(entries, { zone, now: noon });
    expect(days.map(({ title, entries: own }) => [title, own.map(({ id }) => id)])).toEqual([
      ['Thu, Nov 19', ['a']],
      ['Today', ['b', 'c']],
    ]);
  });

  it('knows the patient’s newest words', () => {
    const thread = [entry('a'), entry('b'), entry('c', { from: 'assistant' })];
    expect(lastFromPatient(thread)?.id).toBe('b');
    expect(lastFromPatient([])).toBeUndefined();
  });

  it('shows a reply on its way until it is in the thread, even when its answer was lost', () => {
    const reply: Outgoing = { clientId: '1', text: 'Hello', at: 10_000, version: 3, state: 'sending' };
    const failed: Outgoing = { ...reply, state: 'failed' };
    const sent = entry('s', { from: 'staff', text: 'Hello', at: 10_200 });
    expect(stillOutgoing([reply], [])).toEqual([reply]);
    expect(stillOutgoing([failed], [sent])).toEqual([]);
  });

  it('does not take an older reply with the same words for it', () => {
    const reply: Outgoing = { clientId: '1', text: 'Hello', at: 100_000, version: 3, state: 'sending' };
    expect(stillOutgoing([reply], [entry('s', { from: 'staff', text: 'Hello', at: 10_000 })])).toEqual([
      reply,
    ]);
    expect(stillOutgoing([reply], [entry('p', { from: 'patient', text: 'Hello', at: 100_000 })])).toEqual([
      reply,
    ]);
  });
});

describe('what may be done to a conversation', () => {
  const NURSE = {
    id: 'ana',
    role: 'nurse',
    may: ['claim', 'release', 'reply', 'resolve', 'hand-back', 'lower-level'],
  } as const;
  const DESK = {
    ...NURSE,
    role: 'front-desk',
    may: NURSE.may.filter((action) => action !== 'lower-level'),
  } as const;
  const names = (given: object): string[] =>
    Object.entries(given).flatMap(([name, may]) => (may === true ? [name] : []));

  it('is to claim it, while nobody has it', () => {
    expect(names(permittedTo(NURSE, { level: 'urgent' }))).toEqual(['claim']);
  });

  it('is nothing, while a colleague has it', () => {
    expect(names(permittedTo(NURSE, { level: 'urgent', claimedBy: { id: 'sam', name: 'Sam' } }))).toEqual([]);
  });

  it('is to take it over from a phone, and for an administrator to release it', () => {
    const byPhone = {
      level: 'urgent',
      claimedBy: { id: 'on-call-1', name: 'On-call nurse', byPhone: true },
    } as const;
    expect(names(permittedTo(NURSE, byPhone))).toEqual(['claim']);
    expect(names(permittedTo({ ...NURSE, role: 'administrator' }, byPhone))).toEqual(['claim', 'release']);
  });

  it('is everything, for the one who has it; only a nurse lowers', () => {
    const own = { level: 'urgent', claimedBy: { id: 'ana', name: 'Ana' } } as const;
    expect(names(permittedTo(NURSE, own))).toEqual(['release', 'reply', 'resolve', 'handBack', 'lower']);
    expect(permittedTo(DESK, own).lower).toBe(false);
    expect(permittedTo(NURSE, { ...own, level: 'none' }).lower).toBe(false);
  });

  it('lowers to what lies below, the nearest first', () => {
    expect(levelsBelow('urgent')).toEqual(['routine', 'self_care', 'none']);
    expect(levelsBelow('none')).toEqual([]);
    expect([toneOf('emergency'), toneOf('urgent'), toneOf('self_care')]).toEqual([
      'emergency',
      'urgent',
      'calm',
    ]);
  });
});

describe('how far a text came', () => {
  it.each([
    ['delivered', undefined, 'delivered'],
    ['suppressed', 'opted-out', 'not sent: opted out'],
    ['failed', '30003', 'not delivered (carrier error 30003)'],
  ] as const)('%s because of %s', (delivery, reason, words) => {
    expect(deliveryWords(delivery, reason)).toBe(words);
  });
});
