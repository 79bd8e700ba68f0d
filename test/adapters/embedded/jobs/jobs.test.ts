import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { openEmbeddedJobs } from '../../../../src/adapters/embedded/jobs/open-jobs.ts';
import { openEmbedded } from '../../../../src/adapters/embedded/open.ts';
import { systemClock } from '../../../../src/adapters/system/clock.ts';
import { describeJobs, type JobsSetting, type OpenedJobs } from '../../../contract/jobs.ts';
import { temporaryFolder } from '../temporary.ts';

const clock = systemClock();

async function openOver(folder: string, setting: JobsSetting): Promise<OpenedJobs> {
  const store = await openEmbedded({ file: join(folder, 'frontdesk.db') });
  // A look that comes so late cannot hide a ring that woke nobody.
  const settings = { all: setting, stopWithinMs: 500, pollMs: 60_000 };
  const runner = await openEmbeddedJobs({ mongoose: store.mongoose, clock, random: Math.random, settings });
  return {
    runner,
    now: () => clock.now(),
    async crash() {
      await store.close();
      return openOver(folder, setting);
    },
    async close() {
      await runner.stop();
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

describeJobs('embedded', (setting) => openOver(temporaryFolder(), setting));
