import type { Decision } from '../decide.ts';
import { handOver } from '../handover.ts';
import { ask } from '../pursue.ts';
import type { Reply } from '../replies.ts';
import { say } from '../send.ts';
import { emit, moveTo } from '../step.ts';
import { outstanding } from '../outstanding.ts';
import type { Settled } from './result.ts';

/** Guesses at a code, after which a person takes over. */
export const MAX_WRONG_CODES = 3;

const LINKED: Reply = { key: 'chat-linked', params: {} };

export function codeSent({ decision, facts }: Settled<'send-link-code', 'code-sent'>): Decision {
  const { dialogue } = decision.next;
  return dialogue.step === 'asking-code' ? ask(decision, facts, dialogue) : decision;
}

export function codeRefused({
  decision,
  result,
  facts,
}: Settled<'send-link-code', 'code-refused'>): Decision {
  const { dialogue } = decision.next;
  if (dialogue.step !== 'asking-code') return decision;
  switch (result.reason) {
    case 'too-many':
      return handOver(decision, facts, { key: 'lead-codes', params: {} });
    case 'opted-out':
      return ask(decision, facts, { step: 'idle', menu: true }, { key: 'code-opted-out', params: {} });
    case 'unusable-number': {
      const { goal } = dialogue;
      return ask(decision, facts, { step: 'asking-number', goal }, { key: 'number-unusable', params: {} });
    }
  }
}

export function codeChecked({
  decision,
  result,
  facts,
}: Settled<'check-link-code', 'code-checked'>): Decision {
  const { dialogue } = decision.next;
  if (dialogue.step !== 'asking-code') return decision;
  const { goal, phone, wrong = 0 } = dialogue;
  switch (result.outcome) {
    case 'right': {
      const working = moveTo(decision, { step: 'working', goal });
      return emit(say(working, { facts, replies: [LINKED] }), { type: 'join-number', phone, goal });
    }
    case 'wrong': {
      if (wrong + 1 >= MAX_WRONG_CODES) return handOver(decision, facts, { key: 'lead-codes', params: {} });
      const counted = moveTo(decision, { ...dialogue, wrong: wrong + 1 });
      return say(counted, { facts, replies: [{ key: 'code-wrong', params: {} }] });
    }
    case 'expired': {
      const told = say(decision, { facts, replies: [{ key: 'code-expired', params: {} }] });
      return emit(told, { type: 'send-link-code', phone });
    }
  }
}

/** From here on the number's conversation speaks; only what came in between is still answered here. */
export function joined(decision: Decision, facts: Settled<'join-number', 'done'>['facts']): Decision {
  const idle = moveTo(decision, { step: 'idle' });
  return outstanding(idle).length > 0 ? say(idle, { facts, replies: [LINKED] }) : idle;
}
