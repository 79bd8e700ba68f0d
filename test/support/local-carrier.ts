import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { TwilioAccount } from '../../src/adapters/twilio/account.ts';
import type { FaultInput } from '../../src/adapters/twilio/local-carrier/faults.ts';
import {
  openLocalCarrier,
  type LocalCarrier,
} from '../../src/adapters/twilio/local-carrier/local-carrier.ts';
import type { LocalCarrierOptions } from '../../src/adapters/twilio/local-carrier/options.ts';
import type { PhoneMessage } from '../../src/adapters/twilio/local-carrier/phone-routes.ts';
import type { StoredMessage } from '../../src/adapters/twilio/local-carrier/stored-message.ts';
import { systemClock } from '../../src/adapters/system/clock.ts';
import type { PhoneNumber } from '../../src/domain/ids.ts';

export const ACCOUNT_SID = `AC${'0123456789abcdef'.repeat(2)}`;
export const AUTH_TOKEN = 'token-of-a-made-up-account';
export const SERVICE_SID = `MG${'fedcba9876543210'.repeat(2)}`;
export const CLINIC = '+12025550100' as PhoneNumber;

/** Made-up patients' numbers, the same for the same n. */
export const phoneNumber = (n: number): PhoneNumber => `+1202556${String(n).padStart(4, '0')}` as PhoneNumber;

export const carrierOptions = (changes: Partial<LocalCarrierOptions> = {}): LocalCarrierOptions => ({
  accountSid: ACCOUNT_SID,
  authToken: AUTH_TOKEN,
  numbers: [CLINIC],
  stepMs: 2,
  retryMs: 10,
  clock: systemClock(),
  random: randomBytes,
  ...changes,
});

/** A local carrier in this process, quick and forgetful unless told otherwise. */
export const openTestCarrier = (changes: Partial<LocalCarrierOptions> = {}): Promise<LocalCarrier> =>
  openLocalCarrier(carrierOptions(changes));

/** How our adapter reaches a carrier at this address. */
export const accountAt = (apiBaseUrl: string, sender: 'number' | 'service' = 'number'): TwilioAccount => ({
  accountSid: ACCOUNT_SID,
  authToken: AUTH_TOKEN,
  publicUrl: 'https://clinic.example',
  apiBaseUrl,
  ...(sender === 'number' ? { from: CLINIC } : { messagingServiceSid: SERVICE_SID }),
});

/** A local carrier in another process, which may be killed. */
export interface CarrierProcess {
  readonly url: string;
  text(text: { from: PhoneNumber; to?: PhoneNumber; body: string }): Promise<{ readonly sid: string }>;
  shown(phone: PhoneNumber): Promise<readonly PhoneMessage[]>;
  messages(): Promise<readonly StoredMessage[]>;
  plant(fault: FaultInput): Promise<void>;
  pointTo(webhookUrl: string): Promise<void>;
  settled(): Promise<void>;
  /** Ends it at once, as a power cut would. */
  kill(): Promise<void>;
  close(): Promise<void>;
}

type ProcessOptions = Partial<Omit<LocalCarrierOptions, 'clock' | 'random' | 'store' | 'control'>> & {
  readonly store?: { readonly path: string; readonly key: string };
};

const ENTRY = fileURLToPath(new URL('../../src/adapters/twilio/local-carrier/process.ts', import.meta.url));
const TYPESCRIPT = new URL('typescript.js', import.meta.url).href;

export async function startCarrierProcess(options: ProcessOptions = {}): Promise<CarrierProcess> {
  const { clock: _clock, random: _random, ...defaults } = carrierOptions();
  const argument = JSON.stringify({ ...defaults, ...options });
  const child = spawn(process.execPath, ['--import', TYPESCRIPT, ENTRY, argument], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  const lines = createInterface({ input: child.stdout });
  const first = await Promise.race([once(lines, 'line'), exited.then(() => undefined)]);
  if (first === undefined) throw new Error('the local carrier did not start');
  const { url } = JSON.parse(String(first[0])) as { url: string };
  return {
    url,
    text: (text) => ask(`${url}/phone/messages`, { method: 'POST', body: text }),
    shown: async (phone) => {
      const answer = await ask<{ messages: PhoneMessage[] }>(`${url}/phone/messages`, { phone });
      return answer.messages;
    },
    messages: async () => (await ask<{ messages: StoredMessage[] }>(`${url}/control/messages`, {})).messages,
    plant: (fault) => ask(`${url}/control/faults`, { method: 'POST', body: fault }),
    pointTo: (webhookUrl) => ask(`${url}/control/webhook`, { method: 'PUT', body: { url: webhookUrl } }),
    settled: () => ask(`${url}/control/settled`, { method: 'POST', body: {} }),
    async kill() {
      child.kill('SIGKILL');
      await exited;
    },
    async close() {
      child.kill('SIGTERM');
      await exited;
    },
  };
}

interface Asked {
  readonly method?: string;
  readonly body?: unknown;
  readonly phone?: PhoneNumber;
}

async function ask<T>(url: string, { method = 'GET', body, phone }: Asked): Promise<T> {
  const response = await fetch(url, {
    method,
    headers: { 'content-type': 'application/json', ...(phone && { 'phone-number': phone }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`the local carrier answered ${response.status}`);
  return (response.status === 204 ? undefined : await response.json()) as T;
}
