import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { advance, isFinal, type SendState } from '../../src/domain/send-state.ts';

const STATES: readonly SendState[] = ['queued', 'sent', 'delivered', 'undelivered', 'failed'];
const states = fc.constantFrom(...STATES);

describe('the state of a send', () => {
  it('is what was first reported', () => {
    for (const state of STATES) expect(advance(undefined, state)).toBe(state);
  });

  it.each<[SendState, SendState, SendState]>([
    ['queued', 'sent', 'sent'],
    ['queued', 'failed', 'failed'],
    ['sent', 'delivered', 'delivered'],
    ['sent', 'undelivered', 'undelivered'],
    ['sent', 'queued', 'sent'],
    ['delivered', 'sent', 'delivered'],
    ['delivered', 'undelivered', 'delivered'],
    ['undelivered', 'delivered', 'undelivered'],
    ['failed', 'queued', 'failed'],
  ])('%s, then %s reported, is %s', (known, reported, then) => {
    expect(advance(known, reported)).toBe(then);
  });

  it('ends the same in whatever order and however often reports with one end come', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<SendState>('delivered', 'undelivered', 'failed'),
        fc.array(fc.constantFrom<SendState>('queued', 'sent')),
        fc.nat(),
        (end, others, place) => {
          const reports = others.toSpliced(place % (others.length + 1), 0, end, end);
          expect(reports.reduce<SendState | undefined>(advance, undefined)).toBe(end);
        },
      ),
    );
  });

  it('once final, stays', () => {
    fc.assert(
      fc.property(states.filter(isFinal), fc.array(states), (end, reports) => {
        expect(reports.reduce(advance, end)).toBe(end);
      }),
    );
  });
});
