import type { Clinic } from '../clinic.ts';
import { plus, type Instant } from '../time.ts';
import type { Level } from '../triage/verdict.ts';
import { workingTimeAfter } from './hours.ts';

/** By when somebody should have answered a patient of this level who has waited since then. */
export function answerDue(clinic: Clinic, level: Level, since: Instant): Instant {
  const { emergencyMs, urgentMs, routineWorkingMs } = clinic.serviceLevels;
  switch (level) {
    case 'emergency':
      return plus(since, emergencyMs);
    case 'urgent':
      return plus(since, urgentMs);
    case 'routine':
    case 'self_care':
    case 'none':
      return workingTimeAfter(clinic, since, routineWorkingMs);
  }
}
