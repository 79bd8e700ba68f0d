import type { Scenario } from '../scenario.ts';
import { CONSENT } from './consent.ts';
import { DANGER } from './danger.ts';
import { LINES } from './lines.ts';
import { VISITS } from './visits.ts';

export const SCENARIOS: readonly Scenario[] = [...VISITS, ...DANGER, ...CONSENT, ...LINES];
