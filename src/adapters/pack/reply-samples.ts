import type { Clinic, PerLanguage } from '../../domain/clinic.ts';
import { SAMPLE_PARAMS, type ParamName } from '../../domain/conversation/replies.ts';
import { LANGUAGES, type Language } from '../../domain/language.ts';
import { formatPhone } from '../../domain/phone.ts';

/** The values replies are measured with: the clinic's own longest where it has them, else ordinary ones. */
export function replySamples(clinic: Clinic | undefined): PerLanguage<Readonly<Record<ParamName, string>>> {
  const ordinary = (language: Language) =>
    Object.fromEntries(
      Object.entries(SAMPLE_PARAMS).map(([name, value]) => [name, value[language]]),
    ) as Record<ParamName, string>;
  const [en, es] = LANGUAGES.map((language) => ({
    ...ordinary(language),
    ...(clinic && ownOf(clinic, language)),
  }));
  return { en: en ?? ordinary('en'), es: es ?? ordinary('es') };
}

const ownOf = (clinic: Clinic, language: Language) => ({
  clinic: clinic.name,
  phone: formatPhone(clinic.phone),
  emergency: clinic.emergencyNumber,
  crisisLine: clinic.crisisLine,
  clinician: longest(clinic.clinicians.map((clinician) => clinician.name)),
  site: longest(clinic.sites.map((site) => site.name)),
  address: longest(clinic.sites.map((site) => site.address)),
  directions: longest(
    clinic.sites.map((site) => `${site.name}: ${site.address}. ${site.directions[language]}`),
  ),
  answer: longest(Object.values(clinic.facts).map((fact: PerLanguage) => fact[language])),
});

const longest = (texts: readonly string[]): string =>
  texts.reduce((long, text) => (text.length > long.length ? text : long), '');
