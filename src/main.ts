import { compose } from './compose.ts';
import { explainRefusal } from './cli/explain-refusal.ts';
import { printWelcome } from './cli/welcome.ts';
import { loadConfig } from './config/load-config.ts';

try {
  const { config, secrets } = loadConfig();
  const frontdesk = await compose(config, secrets, { tell: (doing) => console.log(`  ${doing} …`) });
  printWelcome(config, frontdesk);
  const stop = (): void => {
    void frontdesk.stop().finally(() => process.exit(0));
  };
  process.once('SIGTERM', stop).once('SIGINT', stop);
} catch (error) {
  console.error(explainRefusal(error));
  process.exitCode = 1;
}
