// `npm start`: builds what is stale, then serves.
import { ensureBuilt } from './build.js';

await ensureBuilt();
process.setSourceMapsEnabled(true);
const main = new URL('../dist/server/main.js', import.meta.url);
await import(main.href);
