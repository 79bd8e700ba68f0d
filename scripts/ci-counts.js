// Prints "<passed> <failed>" of a vitest report: node scripts/ci-counts.js report.json <exit status of the run>
import { existsSync, readFileSync } from 'node:fs';

const [report = '', status = '1'] = process.argv.slice(2);
const { passed, failed } = countsOf(report);
// A run that broke without a failed test (a crash, an error nobody caught) has failed all the same.
const broken = status !== '0' && failed === 0 ? 1 : 0;
console.log(`${passed} ${failed + broken}`);

/** @param {string} path */
function countsOf(path) {
  if (!existsSync(path)) return { passed: 0, failed: 0 };
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(path, 'utf8'));
  /** @type {{ status: string; assertionResults: { status: string; fullName: string }[] }[]} */
  const files = testResults;
  const unread = files.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
  for (const { status: outcome, fullName } of files.flatMap((file) => file.assertionResults)) {
    if (outcome === 'pending' || outcome === 'skipped') console.error(`left out: ${fullName}`);
  }
  return { passed: numPassedTests, failed: numFailedTests + unread.length };
}
