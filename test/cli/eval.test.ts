import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runEval } from '../../src/cli/eval.ts';
import { shippedPack } from '../domain/triage/support.ts';

test('writes one line a case and reads turns one after the other', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'eval-'));
  const cases = join(folder, 'cases.jsonl');
  const out = join(folder, 'out.jsonl');
  const turns = [
    { role: 'user', content: 'my neck is stiff' },
    { role: 'assistant', content: 'Call 911 if you have chest pain.' },
    { role: 'user', content: 'i have a fever too' },
  ];
  const lines = [
    { id: 'a', text: 'my knee hurts' },
    { id: 'b', text: 'joined', turns },
    { id: 'c', text: 'no quiero vivir', lang: 'es' },
  ];
  await writeFile(cases, lines.map((line) => JSON.stringify(line)).join('\n'));
  let now = 0;
  await runEval({
    cases,
    out,
    pack: shippedPack,
    stopwatch: () => (now += 0.5),
    readIntent: () => 'clinical',
  });
  const answers = (await readFile(out, 'utf8'))
    .trim()
    .split('\n')
    .map((line): unknown => JSON.parse(line));
  expect(answers).toMatchObject([
    { id: 'a', level: 'routine', crisis: false, intent: 'clinical', micros: 500 },
    { id: 'b', level: 'emergency', rules: expect.arrayContaining(['infection-meningitis-signs']) as unknown },
    { id: 'c', level: 'emergency', crisis: true },
  ]);
  expect(JSON.stringify(answers[1])).not.toContain('heart-');
});
