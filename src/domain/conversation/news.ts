import type { Decision } from './decide.ts';
import type { SeenVersion } from './events.ts';
import type { Conversation } from './state.ts';
import { change } from './step.ts';

/** What this decision brings is for a person to see before they close anything. */
export const noteNews = (decision: Decision): Decision =>
  change(decision, { newsVersion: decision.next.version + 1 });

/**
 * Whether the patient wrote, or an alarm rang, after this version was on the screen. Whoever acts on it then acts on
 * something else than what is there.
 */
export const hasNews = ({ newsVersion }: Conversation, seen: SeenVersion): boolean =>
  newsVersion !== undefined && newsVersion > seen;
