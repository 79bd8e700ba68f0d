import { hkdfSync } from 'node:crypto';
import { join } from 'node:path';
import type { TwilioAccount } from '../adapters/twilio/account.ts';
import { MESSAGES_PATH } from '../adapters/twilio/account.ts';
import { createTwilioCarrier } from '../adapters/twilio/carrier.ts';
import { localAccount } from '../adapters/twilio/local-carrier/account.ts';
import { openLocalCarrier, type LocalCarrier } from '../adapters/twilio/local-carrier/local-carrier.ts';
import { createWebhookGate } from '../adapters/twilio/webhook-gate.ts';
import { systemRandom } from '../adapters/system/random.ts';
import type { Carrier, WebhookGate } from '../app/ports/carrier.ts';
import type { Clock } from '../app/ports/system.ts';
import type { Config } from '../config/config.ts';
import type { Secrets } from '../config/secrets.ts';
import type { PhoneNumber } from '../domain/ids.ts';

export interface CarrierParts {
  readonly carrier: Carrier;
  readonly gate: WebhookGate;
  /** Phones in the browser, where texts go through the local carrier. */
  readonly phone?: LocalCarrier['phone'];
  close(): Promise<void>;
}

interface CarrierNeeds {
  readonly config: Config;
  readonly secrets: Secrets;
  readonly masterKey: Uint8Array;
  readonly clock: Clock;
  /** The clinic's own number. */
  readonly number: PhoneNumber;
  /** Where this process is reached. */
  readonly ownUrl: string;
  readonly onFault: (name: string, cause: unknown) => void;
}

/** Twilio, or the carrier on this machine that speaks as Twilio does: behind them there is one code path. */
export async function openCarrier(needs: CarrierNeeds): Promise<CarrierParts> {
  if (needs.config.carrier.kind === 'twilio') return openTwilio(needs, needs.config.carrier);
  const local = await openLocal(needs);
  const account: TwilioAccount = { ...accountOf(needs), apiBaseUrl: local.url, publicUrl: needs.ownUrl };
  return {
    carrier: createTwilioCarrier(account),
    gate: createWebhookGate(account),
    phone: local.phone,
    close: () => local.close(),
  };
}

function openTwilio(
  { secrets, config }: CarrierNeeds,
  twilio: Extract<Config['carrier'], { readonly kind: 'twilio' }>,
): CarrierParts {
  const { accountSid, sender, apiBaseUrl } = twilio;
  const { publicUrl } = config;
  const authToken = secrets.twilioAuthToken;
  if (!publicUrl || !authToken) throw new Error('the configuration let Twilio through without its settings');
  const account: TwilioAccount = {
    accountSid,
    authToken,
    publicUrl,
    ...(sender.kind === 'service' && { messagingServiceSid: sender.serviceSid }),
    ...(sender.from !== undefined && { from: sender.from as PhoneNumber }),
    ...(apiBaseUrl !== undefined && { apiBaseUrl }),
  };
  return {
    carrier: createTwilioCarrier(account),
    gate: createWebhookGate(account),
    close: () => Promise.resolve(),
  };
}

/** A key of its own, so that the carrier's file and account say nothing about the vault. */
const localKey = (masterKey: Uint8Array): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', masterKey, new Uint8Array(0), 'local carrier', 32));

const accountOf = ({ masterKey }: Pick<CarrierNeeds, 'masterKey'>) => localAccount(localKey(masterKey));

function openLocal(needs: CarrierNeeds): Promise<LocalCarrier> {
  const { config, masterKey, clock, number, ownUrl, onFault } = needs;
  return openLocalCarrier({
    ...accountOf(needs),
    numbers: [number],
    webhookUrl: `${ownUrl}${MESSAGES_PATH}`,
    optOut: config.carrier.optOut,
    announceOptOut: true,
    store: { path: join(config.dataDir, 'local-carrier.journal'), key: localKey(masterKey) },
    onFault: (cause) => onFault('local carrier', cause),
    clock,
    random: systemRandom,
  });
}
