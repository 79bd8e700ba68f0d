import type { Decision } from './decide.ts';
import { freeDialogue } from './free.ts';
import { markAllHandled } from './outstanding.ts';
import { change, without } from './step.ts';

/** The case is closed: its findings rest, and the next message opens a new one with the bot. */
export function endEpisode(decision: Decision): Decision {
  const { episode, mode, epoch } = decision.next;
  const freed = freeDialogue(decision, { keepChoice: true, dropUnderstanding: true });
  const closed = change(freed, {
    mode: 'bot',
    episode: episode + 1,
    level: 'none',
    findings: [],
    wrongBirthDates: 0,
    epoch: mode === 'bot' ? epoch : epoch + 1,
  });
  return markAllHandled(
    without(closed, 'alarm', 'claim', 'waitingSince', 'lastHeardAt', 'rungFlags', 'told', 'misses'),
  );
}
