import { expect, test } from 'vitest';
import { plus } from '../../../src/domain/time.ts';
import { describeContract, type OpenForContract } from './suite.ts';

export const describeAudit = (name: string, open: OpenForContract): void =>
  describeContract(`the audit on ${name}`, open, (house) => {
    test('keeps rows in the order they were appended, in one whole chain', async () => {
      const { audit } = house().stores;
      const soon = plus(house().clock.now(), 1_000);
      const row = (i: number) => ({
        at: plus(soon, i),
        actor: 'nurse-1',
        action: 'conversation.read',
        subject: `c-${i}`,
      });
      await Promise.all(Array.from({ length: 40 }, (_, i) => audit.append(row(i))));
      await audit.append({ ...row(40), digestOf: 'lowered after a call with the patient' });
      const latest = await audit.latest(3);
      const writer = latest[0]!.writer;
      expect(latest).toEqual([40, 39, 38].map((i) => ({ ...row(i), writer, seq: i + 1 })));
      expect(await audit.verify()).toEqual({ whole: true, rows: 42 });
    });
  });
