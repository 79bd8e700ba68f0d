import { afterAll, beforeAll, describe } from 'vitest';
import type { Stores } from '../../../src/app/ports/index.ts';
import type { Erasure } from '../../../src/app/ports/patients.ts';
import type { Clock, Ids } from '../../../src/app/ports/system.ts';

export interface OpenedForContract extends AsyncDisposable {
  readonly stores: Stores & { readonly erasure: Erasure };
  readonly ids: Ids;
  readonly clock: Clock;
}

export type OpenForContract = () => Promise<OpenedForContract>;

/** A contract of one port: opens the stores once, and hands each test the way to them. */
export function describeContract(
  title: string,
  open: OpenForContract,
  tests: (house: () => OpenedForContract) => void,
): void {
  describe(title, () => {
    let opened: OpenedForContract | undefined;
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(() => opened?.[Symbol.asyncDispose]());
    tests(() => {
      if (!opened) throw new Error('the stores are not open');
      return opened;
    });
  });
}
