import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeNumber } from '../../web-widget/demo/phones.ts';
import {
  choose,
  closedPhones,
  readText,
  receive,
  textsOn,
  unseenOn,
  type Text,
} from '../../web-widget/demo/texts.ts';

const ONE = '+12025550111';
const TWO = '+12025550112';

const text = (seq: number, phone: string, direction: Text['direction'] = 'to-phone'): Text => ({
  sid: `SM${String(seq)}`,
  seq,
  phone,
  direction,
  body: `text ${String(seq)}`,
  at: seq,
});

describe('the phones of the demo', () => {
  it('show each text once and in order, however the carrier tells of them', () => {
    const told = fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1 });
    fc.assert(
      fc.property(told, (seqs) => {
        const phones = seqs.reduce((before, seq) => receive(before, text(seq, ONE)), closedPhones(ONE));
        const shown = textsOn(phones, ONE).map(({ seq }) => seq);
        expect(shown).toEqual([...new Set(seqs)].sort((a, b) => a - b));
      }),
    );
  });

  it('count what came on a phone that is not in the hand', () => {
    let phones = receive(closedPhones(ONE), text(1, TWO));
    phones = receive(phones, text(2, TWO, 'from-phone'));
    phones = receive(phones, text(3, ONE));
    expect([unseenOn(phones, ONE), unseenOn(phones, TWO)]).toEqual([0, 1]);
    phones = choose(phones, TWO);
    expect(unseenOn(phones, TWO)).toBe(0);
    phones = receive(choose(phones, ONE), text(4, TWO));
    expect(unseenOn(phones, TWO)).toBe(1);
  });

  it('read only texts', () => {
    const { sid, seq, phone, direction, body, at } = text(1, ONE);
    expect(readText(JSON.stringify({ sid, seq, phone, direction, body, at, clinic: TWO }))).toEqual(
      text(1, ONE),
    );
    expect(readText('{"sid":"SM1"}')).toBeUndefined();
  });

  it('write numbers as people do', () => {
    expect(writeNumber(ONE)).toBe('+1 202 555 0111');
    expect(writeNumber('+442079460000')).toBe('+442079460000');
  });
});
