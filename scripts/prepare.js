// Run by npm after installing.
import { ensureBuilt } from './build.js';

try {
  await ensureBuilt();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  // Installing for production without a build is fine as long as nobody starts it; `npm start` says so then.
  const forProduction = process.env.NODE_ENV === 'production' || process.env.npm_config_omit?.includes('dev');
  process.exitCode = forProduction ? 0 : 1;
}
