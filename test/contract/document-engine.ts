import { describe } from 'vitest';
import { setUpBench, type OpenedEngine } from './document-engine/bench.ts';
import { describeFinding } from './document-engine/finding.ts';
import { describeRacing } from './document-engine/racing.ts';
import { describeUniqueKeys } from './document-engine/unique-keys.ts';
import { describeUpdating } from './document-engine/updating.ts';
import { describeValues } from './document-engine/values.ts';

/** What every document engine must do for the models of the house. `open` is called before each test. */
export function describeDocumentEngine(name: string, open: () => Promise<OpenedEngine>): void {
  describe(`document engine: ${name}`, () => {
    const bench = setUpBench(open);
    describeValues(bench);
    describeFinding(bench);
    describeUpdating(bench);
    describeUniqueKeys(bench);
    describeRacing(bench);
  });
}
