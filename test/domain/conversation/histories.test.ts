import fc from 'fast-check';
import { describe, it } from 'vitest';
import { happening, openWorld } from './world.ts';

// Random each run; a failure prints its seed and path, and the shortest history that breaks an invariant.
const RUNS = { numRuns: 800 } as const;

describe.each([
  ['sms', 0],
  ['sms', 1],
  ['sms', 2],
  ['chat', 0],
] as const)('random histories of a conversation by %s with %d patients', (kind, patients) => {
  it('hold every invariant after every step, and come to rest with nothing left undone', () => {
    fc.assert(
      fc.property(fc.array(happening, { minLength: 1, maxLength: 80 }), (history) => {
        const world = openWorld(kind, patients);
        for (const one of history) world.step(one);
        world.comeToRest();
      }),
      RUNS,
    );
  });

  it('stay within bounds when nothing is ever carried out', () => {
    const stuck = happening.filter(({ do: what }) => what !== 'settle' && what !== 'settle-oddly');
    fc.assert(
      fc.property(fc.array(stuck, { minLength: 300, maxLength: 500 }), (history) => {
        const world = openWorld(kind, patients);
        for (const one of history) world.step(one);
      }),
      { numRuns: 25 },
    );
  });
});
