import type { SettingsReader } from './settings-reader.ts';

/** What must never be printed; kept apart from `Config`, which may be. */
export interface Secrets {
  /** 32 bytes; absent when the key is made and kept beside the data. */
  readonly masterKey?: Uint8Array;
  readonly twilioAuthToken?: string;
  readonly anthropicApiKey?: string;
  readonly mongodbUri?: string;
  readonly redisUrl?: string;
}

const MASTER_KEY_BYTES = 32;

export function readSecrets(settings: SettingsReader): Secrets {
  const masterKey = masterKeyOf(settings);
  const twilioAuthToken = settings.text('TWILIO_AUTH_TOKEN');
  const anthropicApiKey = settings.text('ANTHROPIC_API_KEY');
  const mongodbUri = settings.text('MONGODB_URI');
  const redisUrl = settings.text('REDIS_URL');
  return {
    ...(masterKey && { masterKey }),
    ...(twilioAuthToken && { twilioAuthToken }),
    ...(anthropicApiKey && { anthropicApiKey }),
    ...(mongodbUri && { mongodbUri }),
    ...(redisUrl && { redisUrl }),
  };
}

function masterKeyOf(settings: SettingsReader): Uint8Array | undefined {
  const text = settings.text('MASTER_KEY');
  if (text === undefined) return undefined;
  const key = Buffer.from(text, 'base64');
  if (key.length === MASTER_KEY_BYTES && key.toString('base64') === text) return key;
  settings.refuse('MASTER_KEY', 'must be 32 bytes in base64; make one with: openssl rand -base64 32');
  return undefined;
}
