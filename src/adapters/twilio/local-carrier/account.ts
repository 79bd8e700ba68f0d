import { createHmac } from 'node:crypto';

/**
 * The account of a local carrier, the same at each start with the same key, so that neither side has to keep it.
 * `key`: 32 secret bytes used for nothing else but this and the carrier's file.
 */
export function localAccount(key: Uint8Array): {
  readonly accountSid: string;
  readonly authToken: string;
  readonly messagingServiceSid: string;
} {
  const derived = (name: string): string => createHmac('sha256', key).update(name).digest('hex').slice(0, 32);
  return {
    accountSid: `AC${derived('local carrier: account')}`,
    authToken: derived('local carrier: token'),
    messagingServiceSid: `MG${derived('local carrier: service')}`,
  };
}
