// `npm run frontdesk -- <command>`: builds what is stale, then runs the command line.
import { builtOrExit } from './build.js';

await builtOrExit();
process.setSourceMapsEnabled(true);
const cli = new URL('../dist/server/cli/frontdesk.js', import.meta.url);
await import(cli.href);
