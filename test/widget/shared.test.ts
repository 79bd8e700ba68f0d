import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  BLACK,
  contrast,
  formatColor,
  parseColor,
  readable,
  textOn,
  WHITE,
  type Color,
} from '../../web-widget/shared/color.ts';
import { fromFragment, readToFrame, readToPage, toFragment } from '../../web-widget/shared/protocol.ts';

const part = fc.integer({ min: 0, max: 255 });
const color: fc.Arbitrary<Color> = fc.tuple(part, part, part);

describe('colours', () => {
  it('are read and written', () => {
    expect(parseColor('#0b6e63')).toEqual([11, 110, 99]);
    expect(parseColor(' #FA0 ')).toEqual([255, 170, 0]);
    for (const text of ['red', '#12', '#12345', 'url(#a)', '#ggg', '']) {
      expect(parseColor(text)).toBeUndefined();
    }
    fc.assert(
      fc.property(color, (any) => {
        expect(parseColor(formatColor(any))).toEqual(any);
      }),
    );
  });

  it('have the contrast that WCAG gives them', () => {
    expect(contrast(BLACK, WHITE)).toBeCloseTo(21, 5);
    expect(contrast([0x76, 0x76, 0x76], WHITE)).toBeCloseTo(4.54, 2);
    expect(contrast([0x0b, 0x6e, 0x63], [0x0b, 0x6e, 0x63])).toBe(1);
  });

  it('always leave a readable text on them', () => {
    fc.assert(
      fc.property(color, (any) => {
        expect(contrast(any, textOn(any))).toBeGreaterThanOrEqual(4.5);
      }),
    );
  });

  it('are moved until they can be read, and no further than that', () => {
    fc.assert(
      fc.property(color, color, (any, paper) => {
        const moved = readable(any, paper, 4.5);
        expect(contrast(moved, paper)).toBeGreaterThanOrEqual(4.5);
        if (contrast(any, paper) >= 4.5) expect(moved).toEqual(any);
      }),
    );
  });
});

describe('what page and frame say to each other', () => {
  const nonsense: unknown[] = [
    null,
    undefined,
    7,
    'close',
    [],
    {},
    { frontdesk: 'sesame' },
    { type: 'close' },
  ];

  it('is heard only in its shapes', () => {
    for (const data of nonsense) {
      expect(readToFrame(data)).toBeUndefined();
      expect(readToPage(data)).toBeUndefined();
    }
    expect(readToPage({ frontdesk: 'close', more: 1 })).toEqual({ frontdesk: 'close' });
    expect(readToPage({ frontdesk: 'ready' })).toEqual({ frontdesk: 'ready' });
    expect(readToPage({ frontdesk: 'conversation', exists: 'yes' })).toEqual({
      frontdesk: 'conversation',
      exists: false,
    });
    expect(readToFrame({ frontdesk: 'shown', focus: true })).toEqual({ frontdesk: 'shown', focus: true });
    expect(readToFrame({ frontdesk: 'hidden' })).toEqual({ frontdesk: 'hidden' });
  });

  it.each([-1, 0.5, Number.NaN, '3', null])('has no count of %s', (count) => {
    expect(readToPage({ frontdesk: 'unread', count })).toBeUndefined();
  });

  it.each([
    'https://elsewhere.example/a.png',
    'data:text/html,x',
    'javascript:1',
    'data:image/bmp;base64,',
    7,
  ])('has no picture at %s', (picture) => {
    expect(readToFrame({ frontdesk: 'picture', picture })).toBeUndefined();
  });

  it('has pictures that are carried along', () => {
    const picture = 'data:image/png;base64,AAAA';
    expect(readToFrame({ frontdesk: 'picture', picture })).toEqual({ frontdesk: 'picture', picture });
  });

  it('survives the fragment of an address', () => {
    const field = fc.string({ minLength: 1, unit: 'grapheme' });
    const settings = fc.record(
      { origin: field, name: field, color: field, language: field },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(settings, (any) => {
        expect(fromFragment(toFragment(any))).toEqual({ ...any });
      }),
    );
    expect(fromFragment('')).toEqual({});
  });
});
