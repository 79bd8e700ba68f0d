import type { Reading } from '../../domain/conversation/reading.ts';
import { LANGUAGES, type Language } from '../../domain/language.ts';
import { instant, type Zone } from '../../domain/time.ts';
import type { Phrasebook } from '../phrasebook/phrasebook.ts';
import type { PackFault } from './fault.ts';
import type { IntentSource } from './front-desk.ts';

/** A Wednesday morning; examples are about what is asked for, and read the same at any other time. */
const SOME_MOMENT = instant(Date.UTC(2026, 2, 4, 15));
/** Below this the front desk would ask instead of acting. */
const SURE = 0.5;

/** Sentences of the file that are not read as it says. `other` needs no confidence: it is what remains. */
export function exampleFaults({ source, file }: IntentSource, phrasebook: Phrasebook): readonly PackFault[] {
  const read = (text: string, language: Language): Reading =>
    phrasebook.read(text, {
      now: SOME_MOMENT,
      zone: 'America/New_York' as Zone,
      language,
      expecting: 'nothing',
      choices: [],
      appointmentTypes: [],
    });
  const isRead = ({ intent, confidence }: Reading): boolean =>
    intent === file.intent && (intent === 'other' || confidence >= SURE);
  const check = (
    list: 'reads' | 'not',
    wrong: (reading: Reading) => Pick<PackFault, 'message' | 'fix'> | undefined,
  ) =>
    LANGUAGES.flatMap((language) =>
      (file.examples[list]?.[language] ?? []).flatMap((text, index): readonly PackFault[] => {
        const fault = wrong(read(text, language));
        const line = source.lineOf(['examples', list, language, index]);
        return fault ? [{ file: source.file, line, ...fault }] : [];
      }),
    );
  return [
    ...check('reads', (reading) => (isRead(reading) ? undefined : misread(reading, file.intent))),
    ...check('not', (reading) => (isRead(reading) ? wronglyRead(file.intent) : undefined)),
  ];
}

const misread = ({ intent, confidence }: Reading, wanted: string): Pick<PackFault, 'message' | 'fix'> => ({
  message: `This example is read as ${intent} (${confidence.toFixed(2)}), not as ${wanted}.`,
  fix: `Add a phrase for it under phrases, or one under unless in the file of ${intent}, or remove the example.`,
});

const wronglyRead = (intent: string): Pick<PackFault, 'message' | 'fix'> => ({
  message: `This example must not be read as ${intent}, and is.`,
  fix: 'Make the phrase that matches it say more, or add one under unless that rules it out.',
});
