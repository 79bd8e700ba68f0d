import { describe, expect, it, vi } from 'vitest';
import { ANY, Gate, type Boundary } from './boundary.ts';

const gate = (target?: Boundary, counting = true) => {
  const onReached = vi.fn();
  return { gate: new Gate(target, { counting, onReached }), onReached };
};

/** Whether it is answered within a few turns of the event loop. */
const isAnswered = (call: Promise<unknown>): Promise<boolean> =>
  Promise.race([
    call.then(
      () => true,
      () => true,
    ),
    new Promise<boolean>((resolve) => setTimeout(() => resolve(false), 5)),
  ]);

describe('a gate', () => {
  it('lets everything through, with its answer or its error, and counts', async () => {
    const { gate: open } = gate();
    expect(await open.pass('a', () => Promise.resolve(1))).toBe(1);
    await expect(open.pass('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await open.pass(
      'b',
      () => Promise.resolve(null),
      (found) => found === null,
    );
    expect(open.calls).toEqual({ a: 2, [ANY]: 2 });
  });

  it('stands still for good at its boundary: after the work is done, or before it is begun', async () => {
    for (const side of ['after', 'before'] as const) {
      const { gate: closing, onReached } = gate({ call: 'a', side, nth: 2 });
      const work = vi.fn(() => Promise.resolve());
      await closing.pass('a', work);
      await closing.pass('b', work);
      expect(await isAnswered(closing.pass('a', work))).toBe(false);
      expect(work).toHaveBeenCalledTimes(side === 'after' ? 3 : 2);
      expect(await isAnswered(closing.pass('b', work))).toBe(false);
      expect(work).toHaveBeenCalledTimes(side === 'after' ? 3 : 2);
      expect(onReached).toHaveBeenCalledTimes(1);
    }
  });

  it('answers nothing that was under way either', async () => {
    const { gate: closing } = gate({ call: ANY, side: 'after', nth: 1 });
    let finish: () => void = () => undefined;
    const slow = closing.pass('a', () => new Promise<void>((resolve) => (finish = resolve)));
    expect(await isAnswered(closing.pass('b', () => Promise.resolve()))).toBe(false);
    finish();
    expect(await isAnswered(slow)).toBe(false);
  });

  it('counts from when it is told to', async () => {
    const { gate: later, onReached } = gate({ call: 'a', side: 'after', nth: 1 }, false);
    await later.pass('a', () => Promise.resolve());
    expect(onReached).not.toHaveBeenCalled();
    later.startCounting();
    expect(await isAnswered(later.pass('a', () => Promise.resolve()))).toBe(false);
  });
});
