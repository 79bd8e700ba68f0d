// `npm run frontdesk -- <command>`: builds what is stale, then runs the command line.
import { ensureBuilt } from './build.js';

await ensureBuilt();
process.setSourceMapsEnabled(true);
const cli = new URL('../dist/server/cli/frontdesk.js', import.meta.url);
await import(cli.href);
