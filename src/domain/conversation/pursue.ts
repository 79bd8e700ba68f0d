import type { PatientId } from '../ids.ts';
import type { Slot } from '../scheduling/slot.ts';
import { ageOn, dateIn, daysBetween, type LocalDate } from '../time.ts';
import { MAX_NAME } from './bounds.ts';
import type { Decision } from './decide.ts';
import { questionOf } from './dialogue/question.ts';
import type { Facts } from './facts.ts';
import { wishOf } from './goal.ts';
import type { Reply } from './replies.ts';
import { say } from './send.ts';
import { emit, moveTo } from './step.ts';
import type { Conversation, Dialogue, Goal } from './state.ts';

/** Older than anybody lives: a typing slip. */
const MAX_AGE_YEARS = 125;

/** Goes to a step and asks its question, after anything there is to say first. */
export const ask = (
  decision: Decision,
  facts: Facts,
  dialogue: Dialogue,
  ...leads: readonly Reply[]
): Decision =>
  say(moveTo(decision, dialogue), {
    facts,
    replies: [...leads, ...questionOf(dialogue, facts, decision.next.language)],
  });

/** What the patient has already told of who the visit is for. */
export interface Identity {
  readonly name?: string | undefined;
  readonly birthDate?: LocalDate | undefined;
  /** Said in so many words. */
  readonly isNew?: true | undefined;
}

/** Begins, or goes on with, what the patient wants: whose number, who, and only then anything about visits. */
export function pursue(decision: Decision, goal: Goal, facts: Facts, identity: Identity = {}): Decision {
  const { contact, now } = facts;
  if (contact.kind === 'chat') return ask(decision, facts, { step: 'asking-number', goal });
  if (goal.kind === 'confirm') return listVisits(decision, goal, 'contact');
  if (goal.kind === 'book') {
    const known = soleVerified(decision.next, facts);
    const told = identity.birthDate !== undefined || identity.name !== undefined;
    if (known && goal.forWhom === 'self' && !told) return proceed(decision, goal, known, facts);
    return gather(decision, goal, facts, identity);
  }
  if (contact.patients === 0) return noVisits(decision, facts);
  const proved = verifiedNow(decision.next, now);
  return proved.length > 0 && identity.birthDate === undefined
    ? listVisits(decision, goal, proved)
    : gather(decision, goal, facts, identity);
}

/** Birth dates proved and not older than half an hour. */
export const verifiedNow = ({ verified }: Conversation, now: Facts['now']): readonly PatientId[] =>
  verified.filter(({ until }) => until > now).map(({ patientId }) => patientId);

/** Who writes, where nobody else can be meant. */
function soleVerified({ verified }: Conversation, { contact, now }: Facts): PatientId | undefined {
  const [only, ...others] = verified.filter(({ until }) => until > now);
  return contact.patients === 1 && others.length === 0 && !only?.isOther ? only?.patientId : undefined;
}

/**
 * Asks for what is missing; a number that has patients already is only asked for a birth date. A wrong one registers
 * nobody there: only who says that it is for somebody new gets a new patient.
 */
export function gather(decision: Decision, goal: Goal, facts: Facts, identity: Identity): Decision {
  const { birthDate } = identity;
  const name = identity.name?.trim().slice(0, MAX_NAME);
  const told = { ...(name && { name }), ...(identity.isNew && { isNew: true as const }) };
  if (birthDate !== undefined && !isBirthDate(birthDate, facts)) {
    const lead: Reply = { key: 'birth-date-invalid', params: {} };
    return ask(decision, facts, { step: 'asking-birth-date', goal, ...told }, lead);
  }
  const register = facts.contact.patients === 0 || identity.isNew === true;
  if (!name && register) {
    return ask(decision, facts, { step: 'asking-name', goal, ...(birthDate && { birthDate }), ...told });
  }
  if (!birthDate) return ask(decision, facts, { step: 'asking-birth-date', goal, ...told });
  return emit(moveTo(decision, { step: 'working', goal }), {
    type: 'identify',
    birthDate,
    ...(name && { name }),
    ...(register && goal.kind === 'book' && { register }),
  });
}

function isBirthDate(date: LocalDate, { now, clinic }: Facts): boolean {
  const today = dateIn(now, clinic.zone);
  return daysBetween(date, today) >= 0 && ageOn(date, today) <= MAX_AGE_YEARS;
}

/** The patient is known: look for what they want. A proof that has run out since is asked for again. */
export function proceed(decision: Decision, goal: Goal, patientId: PatientId, facts: Facts): Decision {
  if (goal.kind === 'book') return search(decision, { goal, patientId });
  const proved = verifiedNow(decision.next, facts.now);
  return proved.includes(patientId) ? listVisits(decision, goal, proved) : pursue(decision, goal, facts);
}

export function listVisits(decision: Decision, goal: Goal, of: readonly PatientId[] | 'contact'): Decision {
  return emit(moveTo(decision, { step: 'working', goal }), { type: 'list-visits', of });
}

export interface Search {
  readonly goal: Goal;
  readonly patientId: PatientId;
  readonly because?: 'taken' | 'expired';
  readonly exclude?: readonly Slot[];
}

export function search(decision: Decision, { goal, patientId, because, exclude = [] }: Search): Decision {
  const working = { step: 'working', goal, patientId, ...(because && { because }) } as const;
  const wish = wishOf(goal);
  return emit(moveTo(decision, working), {
    type: 'search-slots',
    patientId,
    exclude,
    ...(wish && { wish }),
    ...(goal.kind === 'book' && goal.typeId !== undefined && { typeId: goal.typeId }),
    ...(goal.kind === 'move' && goal.appointmentId !== undefined && { moving: goal.appointmentId }),
  });
}

/** Nothing is booked: said together with what can be done, so that it is no dead end. */
export const noVisits = (decision: Decision, facts: Facts): Decision =>
  ask(decision, facts, { step: 'idle', menu: true }, { key: 'no-visits', params: {} });
