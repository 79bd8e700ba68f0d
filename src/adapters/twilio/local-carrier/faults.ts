import { z } from 'zod';

/**
 * Trouble a test plants: for the next `times` occasions, or those that concern the phone `to`.
 * - `refuse`: answers a send with this error; `stored`: after taking the message all the same.
 * - `cut`: breaks the connection of a send, before or after taking the message.
 * - `delay`: answers a send this much later.
 * - `undelivered`: the message ends in this state with this error code.
 * - `reports`: status reports come twice, not at all, or the last two in reverse.
 * - `webhooks`: inbound messages are told twice, or not at all.
 */
export const faultSchema = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('refuse'),
      status: z.number().int(),
      code: z.number().int(),
      stored: z.boolean().default(false),
    }),
    z.object({ kind: z.literal('cut'), moment: z.enum(['before', 'after']) }),
    z.object({ kind: z.literal('delay'), ms: z.number().min(0) }),
    z.object({
      kind: z.literal('undelivered'),
      state: z.enum(['undelivered', 'failed']).default('undelivered'),
      code: z.number().int(),
    }),
    z.object({ kind: z.literal('reports'), how: z.enum(['twice', 'never', 'reversed']) }),
    z.object({ kind: z.literal('webhooks'), how: z.enum(['twice', 'never']) }),
  ])
  .and(z.object({ times: z.number().int().positive().default(1), to: z.string().optional() }));

export type Fault = z.output<typeof faultSchema>;
export type FaultInput = z.input<typeof faultSchema>;

export interface Faults {
  plant(fault: FaultInput): void;
  clear(): void;
  /** The oldest planted fault of this kind that concerns this phone, used up once. */
  take<K extends Fault['kind']>(kind: K, phone: string): Extract<Fault, { kind: K }> | undefined;
}

export function createFaults(): Faults {
  let planted: { fault: Fault; left: number }[] = [];
  return {
    plant(input) {
      const fault = faultSchema.parse(input);
      planted.push({ fault, left: fault.times });
    },
    clear() {
      planted = [];
    },
    take(kind, phone) {
      const found = planted.find(
        ({ fault }) => fault.kind === kind && (fault.to === undefined || fault.to === phone),
      );
      if (found === undefined) return undefined;
      found.left -= 1;
      if (found.left === 0) planted = planted.filter((other) => other !== found);
      return found.fault as Extract<Fault, { kind: typeof kind }>;
    },
  };
}
