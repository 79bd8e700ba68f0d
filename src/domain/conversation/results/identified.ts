import type { PatientId } from '../../ids.ts';
import { MINUTE, plus } from '../../time.ts';
import { MAX_VERIFIED } from '../bounds.ts';
import type { Decision } from '../decide.ts';
import type { Facts } from '../facts.ts';
import { handOver } from '../handover.ts';
import { ask, proceed } from '../pursue.ts';
import type { Reply } from '../replies.ts';
import { bounded, change, emit } from '../step.ts';
import type { Goal } from '../state.ts';
import type { Settled } from './result.ts';

/** How long a right birth date proves who is writing. */
export const VERIFIED_MS = 30 * MINUTE;
/** So many wrong ones, and a person asks. */
export const MAX_WRONG_BIRTH_DATES = 3;

export function identified(settled: Settled<'identify', 'identified'>): Decision {
  const { decision, effect, result, facts } = settled;
  const { dialogue } = decision.next;
  if (dialogue.step !== 'working') return decision;
  const { goal } = dialogue;
  const { outcome } = result;
  switch (outcome.kind) {
    case 'known':
    case 'registered':
      return proceed(prove(settled, goal, outcome.patientId), goal, outcome.patientId, facts);
    case 'which':
      return effect.name === undefined
        ? ask(decision, facts, { step: 'asking-name', goal, birthDate: effect.birthDate })
        : wrong(settled, goal);
    case 'unknown':
      return wrong(settled, goal);
    case 'too-many':
      return personAsks(decision, facts);
  }
}

function prove(
  { decision, facts: { now } }: Settled<'identify', 'identified'>,
  goal: Goal,
  patientId: PatientId,
): Decision {
  const others = decision.next.verified.filter((proof) => proof.patientId !== patientId && proof.until > now);
  const isOther = goal.kind === 'book' && goal.forWhom === 'other';
  const proof = { patientId, until: plus(now, VERIFIED_MS), ...(isOther && { isOther: true as const }) };
  return change(decision, { verified: bounded([...others, proof], MAX_VERIFIED) });
}

/** Counted over the whole episode: who guesses does not begin anew by one that is right. */
function wrong({ decision, effect, facts }: Settled<'identify', 'identified'>, goal: Goal): Decision {
  const wrongBirthDates = decision.next.wrongBirthDates + 1;
  const counted = change(decision, { wrongBirthDates });
  if (wrongBirthDates >= MAX_WRONG_BIRTH_DATES) return personAsks(counted, facts);
  const lead: Reply = { key: 'birth-date-unknown', params: {} };
  if (goal.kind !== 'book') return ask(counted, facts, { step: 'asking-birth-date', goal }, lead);
  const { birthDate, name } = effect;
  const who = { step: 'asking-who', goal, birthDate, ...(name !== undefined && { name }) } as const;
  return ask(counted, facts, who, lead);
}

function personAsks(decision: Decision, facts: Facts): Decision {
  const { level } = decision.next;
  const told = emit(decision, { type: 'open-task', task: { kind: 'identity', level } });
  return handOver(told, facts, { key: 'lead-identity', params: {} });
}
