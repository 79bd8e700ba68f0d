import { z } from 'zod';
import { systemClock } from '../../system/clock.ts';
import { systemRandom } from '../../system/random.ts';
import { isPhoneNumber } from '../webhook-reader.ts';
import { openLocalCarrier } from './local-carrier.ts';

/**
 * A local carrier in a process of its own: options as JSON in the one argument (`store.key` in base64), its address as
 * a line of JSON on the output when it is ready, over when its input ends or it is told to terminate. `/control` is
 * open.
 */
const number = z.string().refine(isPhoneNumber);
const given = JSON.parse(process.argv[2] ?? '{}') as unknown;
const { store, ...options } = z
  .object({
    accountSid: z.string(),
    authToken: z.string(),
    numbers: z.tuple([number], number),
    messagingServiceSid: z.string().exactOptional(),
    webhookUrl: z.url().exactOptional(),
    optOut: z.enum(['carrier', 'app']).exactOptional(),
    announceOptOut: z.boolean().exactOptional(),
    port: z.number().int().exactOptional(),
    stepMs: z.number().exactOptional(),
    retryMs: z.number().exactOptional(),
    store: z.object({ path: z.string(), key: z.base64() }).exactOptional(),
    reroute: z.record(z.string(), z.string()).exactOptional(),
  })
  .parse(given);

const carrier = await openLocalCarrier({
  ...options,
  ...(store && { store: { path: store.path, key: Buffer.from(store.key, 'base64') } }),
  control: true,
  clock: systemClock(),
  random: systemRandom,
});
process.stdout.write(`${JSON.stringify({ url: carrier.url })}\n`);

const end = (): void => {
  void carrier.close().then(() => process.exit(0));
};
process.once('SIGTERM', end);
process.stdin.resume().once('end', end);
