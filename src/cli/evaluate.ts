import { join } from 'node:path';
import { loadFrontDesk } from '../adapters/pack/front-desk.ts';
import { loadPack } from '../adapters/pack/load-pack.ts';
import { loadRedFlags } from '../adapters/pack/red-flags.ts';
import { createPhrasebook } from '../adapters/phrasebook/phrasebook.ts';
import { systemClock } from '../adapters/system/clock.ts';
import { stopwatch } from '../adapters/system/stopwatch.ts';
import { runEval } from './eval.ts';

/** `npm run eval`: the rules and the phrasebook on a file of cases, offline. */
export async function evaluate(options: {
  readonly cases: string;
  readonly out: string;
  readonly pack: string;
}): Promise<void> {
  const [{ clinic }, redFlags, frontDesk] = await Promise.all([
    loadPack(options.pack),
    loadRedFlags(join(options.pack, 'red-flags')),
    loadFrontDesk(options.pack),
  ]);
  const phrasebook = createPhrasebook(frontDesk);
  const { zone, appointmentTypes } = clinic;
  const clock = systemClock();
  const answers = await runEval({
    cases: options.cases,
    out: options.out,
    pack: redFlags,
    stopwatch,
    readIntent: (text, language) => {
      const context = { now: clock.now(), zone, language, expecting: 'nothing', choices: [] } as const;
      return phrasebook.read(text, { ...context, appointmentTypes }).intent;
    },
  });
  console.log(`${String(answers.length)} cases read, answers in ${options.out}`);
}
