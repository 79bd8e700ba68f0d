// `npm start`: builds what is stale, then serves.
import { builtOrExit } from './build.js';

await builtOrExit();
process.setSourceMapsEnabled(true);
const main = new URL('../dist/server/main.js', import.meta.url);
await import(main.href);
