import { formatPhone } from '../phone.ts';
import type { Purpose } from '../consent/purpose.ts';
import type { Instant } from '../time.ts';
import type { Decision } from './decide.ts';
import type { Facts } from './facts.ts';
import type { Reply } from './replies.ts';
import { change, emit } from './step.ts';
import { voiceOf } from './voice.ts';

export interface Saying {
  readonly facts: Facts;
  readonly replies: readonly Reply[];
  readonly purpose?: Purpose;
  readonly flags?: readonly string[];
  /** When the words were said that this answers, where it must not come long after. */
  readonly saidAt?: Instant;
}

/**
 * One message to the patient, where and in the language they last wrote, under the epoch of this very decision. The
 * first reply on a channel carries the disclosures; safety texts do not, so that nothing stands before what to do.
 */
export function say(
  decision: Decision,
  { facts, replies, purpose = 'reply', flags, saidAt }: Saying,
): Decision {
  if (replies.length === 0) return decision;
  const { language, channel, epoch, introduced } = decision.next;
  const voice = voiceOf(decision.next);
  const more = { ...(flags && { flags }), ...(saidAt !== undefined && { saidAt }) };
  const send = (parts: readonly Reply[]) =>
    ({ type: 'send', purpose, replies: parts, language, ...voice, epoch, ...more }) as const;
  if (purpose !== 'reply' || introduced.includes(channel)) return emit(decision, send(replies));
  const intro = introOf(facts);
  return noteIntroduced(emit(decision, send([intro, ...replies])), intro);
}

/** What to do comes first here too, but this is no emergency: the disclosures of a first reply follow behind it. */
export function sayFirst(decision: Decision, saying: Saying): Decision {
  const { channel, introduced } = decision.next;
  if (introduced.includes(channel)) return say(decision, saying);
  const intro = introOf(saying.facts);
  return noteIntroduced(say(decision, { ...saying, replies: [...saying.replies, intro] }), intro);
}

const introOf = ({ clinic }: Facts): Reply => ({ key: 'intro', params: { clinic: clinic.name } });

/** Who writes first wants an answer: the ledger keeps what they wrote and what they were told of it. */
function noteIntroduced(decision: Decision, shown: Reply): Decision {
  const { channel, language, introduced, taken } = decision.next;
  const said = taken.at(-1);
  return emit(change(decision, { introduced: [...introduced, channel] }), {
    type: 'record-consent',
    entry: {
      scope: 'conversation',
      act: 'granted',
      channel,
      language,
      shown,
      ...(said !== undefined && { said }),
      handledBy: 'app',
    },
  });
}

/** The blanks that every sentence may have, from the clinic's own data. */
export const clinicParams = ({ clinic }: Facts) => ({
  clinic: clinic.name,
  phone: formatPhone(clinic.phone),
  emergency: clinic.emergencyNumber,
  crisisLine: clinic.crisisLine,
});
