import type { CarrierConfig, TwilioSender } from './config.ts';
import { OPT_OUT_MODES } from './config.ts';
import type { Setting } from './environment.ts';
import type { SettingsReader } from './settings-reader.ts';

/** Any of these means that Twilio is wanted; the rest of `TWILIO_*` only says how. */
const TWILIO: readonly Setting[] = [
  'TWILIO_ACCOUNT_SID',
  'TWILIO_AUTH_TOKEN',
  'TWILIO_MESSAGING_SERVICE_SID',
  'TWILIO_FROM',
  'TWILIO_API_BASE_URL',
];

export function readCarrier(settings: SettingsReader): CarrierConfig {
  const optOut = settings.oneOf('TWILIO_OPT_OUT', OPT_OUT_MODES, 'carrier');
  if (!TWILIO.some((setting) => settings.has(setting))) return { kind: 'local', optOut };
  requireShape(settings, 'TWILIO_ACCOUNT_SID', /^AC/, 'starts with AC');
  if (!settings.has('TWILIO_AUTH_TOKEN')) {
    settings.refuse('TWILIO_AUTH_TOKEN', 'is missing: Twilio needs it.');
  }
  const apiBaseUrl = settings.webAddress('TWILIO_API_BASE_URL')?.href.replace(/\/$/, '');
  return {
    kind: 'twilio',
    optOut,
    accountSid: settings.text('TWILIO_ACCOUNT_SID') ?? '',
    sender: senderOf(settings),
    ...(apiBaseUrl !== undefined && { apiBaseUrl }),
  };
}

function senderOf(settings: SettingsReader): TwilioSender {
  const serviceSid = settings.text('TWILIO_MESSAGING_SERVICE_SID');
  const from = settings.text('TWILIO_FROM');
  if (serviceSid === undefined && from === undefined) {
    settings.refuse('TWILIO_MESSAGING_SERVICE_SID', 'or TWILIO_FROM must be set: who do texts come from?');
  }
  if (from !== undefined) {
    requireShape(settings, 'TWILIO_FROM', /^(\+[1-9]\d{6,14}|\d{5,6})$/, 'is like +13125550123');
  }
  if (serviceSid === undefined) return { kind: 'number', from: from ?? '' };
  requireShape(settings, 'TWILIO_MESSAGING_SERVICE_SID', /^MG/, 'starts with MG');
  return { kind: 'service', serviceSid, ...(from !== undefined && { from }) };
}

function requireShape(settings: SettingsReader, setting: Setting, shape: RegExp, means: string): void {
  const text = settings.text(setting);
  if (text === undefined) settings.refuse(setting, `is missing: it ${means}.`);
  else if (!shape.test(text)) settings.refuse(setting, `is not one: it ${means}.`);
}
