import { fileURLToPath } from 'node:url';
import { loadFrontDesk } from '../../../src/adapters/pack/front-desk.ts';
import { createPhrasebook } from '../../../src/adapters/phrasebook/phrasebook.ts';
import type { ReadingContext } from '../../../src/adapters/phrasebook/reading-context.ts';
import type { OfferedChoice, Reading, WhenWish } from '../../../src/domain/conversation/reading.ts';
import { instant, type Instant, type Zone } from '../../../src/domain/time.ts';

/** The pack that comes with the house. */
export const frontDesk = await loadFrontDesk(fileURLToPath(new URL('../../../intents', import.meta.url)));
const phrasebook = createPhrasebook(frontDesk);

export const NEW_YORK = 'America/New_York' as Zone;
export const at = (iso: string): Instant => instant(Date.parse(iso));
/** Friday the 20th of November 2026, ten in the morning in New York. */
export const FRIDAY = at('2026-11-20T10:00:00-05:00');

const CONTEXT: ReadingContext = {
  now: FRIDAY,
  zone: NEW_YORK,
  language: 'en',
  expecting: 'nothing',
  choices: [],
  appointmentTypes: [
    {
      id: 'yearly',
      words: { en: ['physical', 'check-up', 'annual exam'], es: ['chequeo', 'examen físico'] },
    },
    {
      id: 'short',
      words: { en: ['vaccine', 'flu shot', 'blood test'], es: ['vacuna', 'análisis de sangre'] },
    },
    { id: 'office', words: { en: ['office visit', 'see a doctor'], es: ['consulta', 'cita'] } },
  ],
};

export const read = (text: string, context: Partial<ReadingContext> = {}): Reading =>
  phrasebook.read(text, { ...CONTEXT, ...context });

/** Thursday 2 pm, Thursday 3 pm, Friday 9:30 am, each of the next week. */
export const OFFERS: readonly OfferedChoice[] = [
  { number: 1, at: at('2026-11-26T14:00:00-05:00'), names: ['dr. ana morales', 'downtown'] },
  { number: 2, at: at('2026-11-26T15:00:00-05:00'), names: ['dr. ben lee', 'downtown'] },
  { number: 3, at: at('2026-11-27T09:30:00-05:00'), names: ['dr. ana morales', 'northside'] },
];

/** A wish in one line: `2026-11-26..2026-11-27 afternoon 14:00-16:00 soonest ?`, the mark for what is not certain. */
export function inShort(when: WhenWish | undefined): string {
  if (!when) return '-';
  const { date, lastDate, part, from, until, soonest, certain } = when;
  const days = date && (lastDate ? `${date}..${lastDate}` : date);
  const times = from === until ? from : `${from ?? ''}-${until ?? ''}`;
  const said = [days, part, from || until ? times : undefined, soonest && 'soonest', !certain && '?'];
  return said.filter((piece) => piece !== undefined && piece !== false).join(' ');
}
