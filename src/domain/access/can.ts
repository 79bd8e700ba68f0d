import { isOnCallPhone } from './on-call.ts';

/** What a member of staff is at the clinic. */
export const ROLES = ['front-desk', 'nurse', 'administrator'] as const;
export type Role = (typeof ROLES)[number];

export const ACTIONS = [
  'see-alarm',
  'read-queue',
  'read-conversation',
  'claim',
  'release',
  'reply',
  'resolve',
  'hand-back',
  'lower-level',
  'read-calendar',
  'read-call-list',
  'complete-task',
  'manage-staff',
  'read-audit',
] as const;
export type Action = (typeof ACTIONS)[number];

/** `full` sees patients as far as the role goes; `alarm`, behind a locked screen, may only hear that an emergency waits. */
export interface Actor {
  readonly id: string;
  readonly role: Role;
  readonly scope: 'full' | 'alarm';
}

/** The conversation an action is about, as far as it matters who has it. */
export interface Subject {
  readonly claimedBy?: string;
}

const EVERYBODY = ROLES;
const CLINICAL: readonly Role[] = ['nurse', 'administrator'];
const ADMINISTRATOR: readonly Role[] = ['administrator'];

/** The one table of who may do what. The console receives it (`permissionsOf`) and hides what the server would refuse. */
export const WHO_MAY: Readonly<Record<Action, readonly Role[]>> = {
  'see-alarm': EVERYBODY,
  'read-queue': EVERYBODY,
  'read-conversation': EVERYBODY,
  claim: EVERYBODY,
  release: EVERYBODY,
  reply: EVERYBODY,
  resolve: EVERYBODY,
  'hand-back': EVERYBODY,
  // A judgement of urgency is a clinical one.
  'lower-level': CLINICAL,
  'read-calendar': EVERYBODY,
  'read-call-list': EVERYBODY,
  'complete-task': EVERYBODY,
  'manage-staff': ADMINISTRATOR,
  'read-audit': ADMINISTRATOR,
};

/** Done only by the one who has the conversation. An administrator may take it off an absent colleague's hands. */
const HOLDER_ONLY: ReadonlySet<Action> = new Set(['reply', 'resolve', 'hand-back', 'release', 'lower-level']);
const ALSO_FOR_ADMINISTRATORS: ReadonlySet<Action> = new Set(['release']);

/** Whether this actor may do this (to this conversation). Without a subject: whether there is any they may do it to. */
export function can(actor: Actor, action: Action, subject?: Subject): boolean {
  if (actor.scope === 'alarm' && action !== 'see-alarm') return false;
  if (!WHO_MAY[action].includes(actor.role)) return false;
  if (!subject) return true;
  if (action === 'claim') return mayClaim(actor, subject);
  if (!HOLDER_ONLY.has(action) || subject.claimedBy === actor.id) return true;
  return (
    ALSO_FOR_ADMINISTRATORS.has(action) && actor.role === 'administrator' && subject.claimedBy !== undefined
  );
}

/** What nobody has, what they have already, and what waits in the hands of an on-call phone. */
const mayClaim = (actor: Actor, { claimedBy }: Subject): boolean =>
  claimedBy === undefined || claimedBy === actor.id || isOnCallPhone(claimedBy);

/** The actor's own row of the table. */
export const permissionsOf = (actor: Actor): readonly Action[] =>
  ACTIONS.filter((action) => can(actor, action));
