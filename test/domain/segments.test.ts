import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outsideGsm7, segmentsOf } from '../../src/domain/segments.ts';

describe('segments', () => {
  it.each([
    ['', 'GSM-7', 0],
    ['a'.repeat(160), 'GSM-7', 1],
    ['a'.repeat(161), 'GSM-7', 2],
    ['a'.repeat(306), 'GSM-7', 2],
    ['a'.repeat(307), 'GSM-7', 3],
    ['á'.repeat(70), 'UCS-2', 1],
    ['á'.repeat(71), 'UCS-2', 2],
    ['á'.repeat(134), 'UCS-2', 2],
    ['á'.repeat(135), 'UCS-2', 3],
    // one character of the extension table costs two
    [`${'a'.repeat(158)}€`, 'GSM-7', 1],
    [`${'a'.repeat(159)}€`, 'GSM-7', 2],
    // an emoji is two units, and 67 is odd: one unit of each segment stays empty
    ['😀'.repeat(35), 'UCS-2', 1],
    ['😀'.repeat(36), 'UCS-2', 2],
    ['😀'.repeat(66), 'UCS-2', 2],
    ['😀'.repeat(67), 'UCS-2', 3],
    // the escape is not parted from what it escapes
    [`${'a'.repeat(152)}€${'a'.repeat(152)}`, 'GSM-7', 3],
  ])('of %j', (text, encoding, segments) => {
    expect(segmentsOf(text)).toMatchObject({ encoding, segments });
  });

  it('know what the old alphabet holds and what it does not', () => {
    expect(outsideGsm7('¿Cita mañana? ¡Sí! Así está, a las 3 p. m.')).toEqual(['í', 'á']);
    expect(outsideGsm7('Reply 1, 2 or 3: é à ñ ü Ñ £ @ {ok} ~ [x] | \\ ^')).toEqual([]);
    expect(outsideGsm7('it’s – “so”…ç`')).toEqual(['’', '–', '“', '”', '…', 'ç', '`']);
    expect([...'ÀÂêîôûŒ\t'].every((char) => outsideGsm7(char).length === 1)).toBe(true);
  });

  it('hold 127 characters and ten extended ones', () => {
    const all = Array.from({ length: 0x2100 }, (_, code) => String.fromCharCode(code));
    const known = all.filter((char) => outsideGsm7(char).length === 0);
    expect(known.filter((char) => segmentsOf(char).units === 1)).toHaveLength(127);
    expect(known.filter((char) => segmentsOf(char).units === 2)).toHaveLength(10);
  });

  it('never shrink as a text grows', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 500, unit: 'grapheme' }), fc.string({ maxLength: 50 }), (a, b) => {
        expect(segmentsOf(a + b).segments).toBeGreaterThanOrEqual(segmentsOf(a).segments);
      }),
      { numRuns: 200 },
    );
  });
});
