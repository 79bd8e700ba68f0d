import fc from 'fast-check';
import { it } from 'vitest';
import { happening, openWorld } from './world.ts';
it('covers', () => {
  const seen = new Map<string, number>();
  for (const kind of ['sms', 'chat'] as const) {
    fc.assert(
      fc.property(fc.array(happening, { minLength: 20, maxLength: 120 }), (h) => {
        const w = openWorld(kind, 1);
        for (const one of h) {
          w.step(one);
          const k = `${w.conversation.mode}/${w.conversation.dialogue.step}`;
          seen.set(k, (seen.get(k) ?? 0) + 1);
        }
        w.comeToRest();
      }),
      { numRuns: 12000 },
    );
  }
  console.log(
    [...seen]
      .sort()
      .map((x) => x.join(' '))
      .join('\n'),
  );
}, 300000);
