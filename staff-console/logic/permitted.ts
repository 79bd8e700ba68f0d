import type { Me, QueueItem } from '../../src/contract/console.ts';
import { levelsBelow } from './levels.ts';

/** What a person may do to a conversation now. The server decides; this hides what it would refuse. */
export interface Permitted {
  readonly claim: boolean;
  readonly release: boolean;
  readonly reply: boolean;
  readonly resolve: boolean;
  readonly handBack: boolean;
  readonly lower: boolean;
}

export function permittedTo(
  me: Pick<Me, 'id' | 'may' | 'role'>,
  { claimedBy, level }: Pick<QueueItem, 'claimedBy' | 'level'>,
): Permitted {
  const may = new Set(me.may);
  const own = claimedBy?.id === me.id;
  return {
    claim: may.has('claim') && (claimedBy === undefined || claimedBy.byPhone === true),
    release: may.has('release') && (own || (me.role === 'administrator' && claimedBy !== undefined)),
    reply: may.has('reply') && own,
    resolve: may.has('resolve') && own,
    handBack: may.has('hand-back') && own,
    lower: may.has('lower-level') && own && levelsBelow(level).length > 0,
  };
}
