import { MINUTE, plus } from '../../time.ts';
import { MAX_VERIFIED } from '../bounds.ts';
import type { Decision } from '../decide.ts';
import { handOver } from '../handover.ts';
import { ask, proceed } from '../pursue.ts';
import type { Reply } from '../replies.ts';
import { bounded, change, emit } from '../step.ts';
import type { Settled } from './result.ts';

/** How long a right birth date proves who is writing. */
export const VERIFIED_MS = 30 * MINUTE;
/** So many wrong ones, and a person asks. */
export const MAX_WRONG_BIRTH_DATES = 3;

export function identified(settled: Settled<'identify', 'identified'>): Decision {
  const { decision, result, facts } = settled;
  const { dialogue, verified } = decision.next;
  if (dialogue.step !== 'working') return decision;
  if (result.outcome.kind === 'unknown') return unknown(settled);
  const { patientId } = result.outcome;
  const others = verified.filter((proof) => proof.patientId !== patientId && proof.until > facts.now);
  const proof = { patientId, until: plus(facts.now, VERIFIED_MS) };
  const proved = change(decision, {
    verified: bounded([...others, proof], MAX_VERIFIED),
    wrongBirthDates: 0,
  });
  return proceed(proved, dialogue.goal, patientId, facts);
}

function unknown({ decision, effect, facts }: Settled<'identify', 'identified'>): Decision {
  const { dialogue, wrongBirthDates } = decision.next;
  if (dialogue.step !== 'working') return decision;
  const counted = change(decision, { wrongBirthDates: wrongBirthDates + 1 });
  if (counted.next.wrongBirthDates >= MAX_WRONG_BIRTH_DATES) {
    const told = emit(counted, { type: 'open-task', task: { kind: 'identity', level: counted.next.level } });
    return handOver(told, facts, { key: 'lead-identity', params: {} });
  }
  const { goal } = dialogue;
  const lead: Reply = { key: 'birth-date-unknown', params: {} };
  return goal.kind === 'book'
    ? ask(counted, facts, { step: 'asking-who', goal, birthDate: effect.birthDate }, lead)
    : ask(counted, facts, { step: 'asking-birth-date', goal }, lead);
}
