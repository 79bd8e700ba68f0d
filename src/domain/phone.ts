import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/min';
import type { Clinic } from './clinic.ts';
import type { PhoneNumber } from './ids.ts';

/** A number as people write it, read as a US number unless it says otherwise; undefined when it cannot be one. */
export function parsePhone(text: string): PhoneNumber | undefined {
  const parsed = parsePhoneNumberFromString(text, 'US');
  return parsed?.isPossible() ? (parsed.number as string as PhoneNumber) : undefined;
}

const E164 = /^\+[1-9]\d{6,14}$/;

/** Whether somebody can be answered there: a short code or a name that sends texts is no phone. */
export const isPhoneNumber = (text: string): text is PhoneNumber => E164.test(text);

/** Domestic for whoever texts from the United States. */
const WITH_US: readonly string[] = ['PR', 'VI', 'GU', 'AS', 'MP'];
/** Numbers that nobody reads texts on, or that earn somebody money when they are texted. */
const NO_PHONES: readonly string[] = [
  'TOLL_FREE',
  'PREMIUM_RATE',
  'SHARED_COST',
  'UAN',
  'PAGER',
  'VOICEMAIL',
];
/** Exchanges such as 411 and 911 are services, not subscribers. */
const NANP_SERVICE = /^\+1\d{3}\d11/;

/**
 * A number that a stranger may have us text, as people write it: a phone of the clinic's own country, and neither the
 * clinic's nor of its staff on call. Undefined for any other.
 */
export function strangersPhone(
  text: string,
  clinic: Pick<Clinic, 'country' | 'phone' | 'onCall'>,
): PhoneNumber | undefined {
  const home = clinic.country as CountryCode;
  const parsed = parsePhoneNumberFromString(text, home);
  if (!parsed?.isValid() || NO_PHONES.includes(parsed.getType() ?? '')) return undefined;
  const domestic = parsed.country === home || (home === 'US' && WITH_US.includes(parsed.country ?? ''));
  const phone = parsed.number as string as PhoneNumber;
  const ours = [clinic.phone, ...clinic.onCall.map((onCall) => onCall.phone)];
  return !domestic || NANP_SERVICE.test(phone) || ours.includes(phone) ? undefined : phone;
}

/** For people to read: +1 202-555-0123 within the US is (202) 555-0123. */
export function formatPhone(phone: PhoneNumber): string {
  const parsed = parsePhoneNumberFromString(phone);
  if (!parsed) return phone;
  return parsed.country === 'US' || parsed.countryCallingCode === '1'
    ? parsed.formatNational()
    : parsed.formatInternational();
}
