import { z } from 'zod';
import { INTENTS } from '../../domain/conversation/reading.ts';

const texts = z.array(z.string().trim().min(1));
const inLanguages = z.strictObject({ en: texts.optional(), es: texts.optional() });
const phrases = z.strictObject({
  sure: texts.optional(),
  likely: texts.optional(),
  hint: texts.optional(),
  only: texts.optional(),
  unless: texts.optional(),
});

/** One file of intents/front-desk: how an intent is put, and sentences that prove it. */
export const IntentFile = z.strictObject({
  intent: z.enum(INTENTS),
  /** For whoever reads the pack: what the front desk then does. */
  does: z.string().trim().min(1),
  phrases: z.strictObject({ en: phrases.optional(), es: phrases.optional() }),
  examples: z.strictObject({ reads: inLanguages, not: inLanguages.optional() }),
});
export type IntentFile = z.infer<typeof IntentFile>;

export const ListsFile = z.record(
  z.string().regex(/^[a-z-]+$/, 'is not a name for a list (small letters and dashes)'),
  texts.min(1),
);
export type ListsFile = z.infer<typeof ListsFile>;
