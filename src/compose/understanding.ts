import { plainLanguage } from '../adapters/phrasebook/plain-language.ts';
import { createPhrasebook } from '../adapters/phrasebook/phrasebook.ts';
import { loadFrontDesk } from '../adapters/pack/front-desk.ts';
import type { Understanding } from '../app/ports/understanding.ts';
import type { Clinic } from '../domain/clinic.ts';

/** The phrasebook, over the clinic's own words for its visits. */
export async function openUnderstanding(packDir: string, clinic: Clinic): Promise<Understanding> {
  const phrasebook = createPhrasebook(await loadFrontDesk(packDir));
  const appointmentTypes = clinic.appointmentTypes.map(({ id, words }) => ({ id, words }));
  return {
    read: (text, context) =>
      Promise.resolve(phrasebook.read(text, { ...context, zone: clinic.zone, appointmentTypes })),
    languageOf: (text) => Promise.resolve(plainLanguage(text)),
  };
}
