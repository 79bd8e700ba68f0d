import {
  conversation as conversationShape,
  type ConversationView,
  type Queue,
} from '../../src/contract/console.ts';
import type { Level } from '../logic/levels.ts';
import type { Api } from './api.ts';
import { faultOf, faultWords, isRefusedAs } from './api-error.ts';
import { cell, type Readable } from './cell.ts';
import type { Notices } from './notices.ts';
import type { Resource, Shown } from './resource.ts';

/** `overtaken`: something new came in, which has to be seen first. What went wrong has been said. */
export type Outcome = 'done' | 'overtaken' | 'failed';

/** The reason that is kept, and the version of the conversation that was on the screen. */
export interface Ending {
  readonly reason: string;
  readonly version: number;
}

/** What a person does to a conversation. Each answers whether it was done; what went wrong has been said. */
export interface DeskActions {
  /** The conversation something is being done to. */
  readonly busy: Readable<string | undefined>;
  claim(id: string): Promise<boolean>;
  release(id: string): Promise<boolean>;
  handBack(id: string, version: number): Promise<Outcome>;
  resolve(id: string, ending: Ending): Promise<Outcome>;
  lower(id: string, change: Ending & { readonly to: Level }): Promise<Outcome>;
}

interface Parts {
  readonly api: Api;
  readonly queue: Resource<Queue>;
  readonly conversation: Shown<ConversationView>;
  readonly notices: Notices;
}

export function createDeskActions(parts: Parts): DeskActions {
  const { api, conversation, notices } = parts;
  const busy = cell<string | undefined>(undefined);
  const path = (id: string, verb: string): string => `/conversations/${encodeURIComponent(id)}/${verb}`;

  const attempt = async (id: string, act: () => Promise<void>): Promise<Outcome> => {
    if (busy.get() !== undefined) return 'failed';
    busy.set(id);
    try {
      await act();
      return 'done';
    } catch (error) {
      await explain(parts, id, error);
      return isRefusedAs(error, 'changed-meanwhile') ? 'overtaken' : 'failed';
    } finally {
      busy.set(undefined);
      void parts.queue.refresh();
    }
  };
  const changed = async (id: string, verb: string, body?: object): Promise<void> =>
    conversation.put(id, await api.post(path(id, verb), body, conversationShape));
  const closed = async (id: string, verb: string, body?: object): Promise<void> => {
    await api.send('POST', path(id, verb), body);
    await conversation.refresh();
  };
  const attempted = async (id: string, act: () => Promise<void>): Promise<boolean> =>
    (await attempt(id, act)) === 'done';
  const claim: DeskActions['claim'] = (id) => attempted(id, () => changed(id, 'claim'));
  return {
    busy,
    claim,
    release: (id) =>
      attempted(id, async () => {
        await changed(id, 'release');
        notices.done('Released to the queue.', () => void claim(id));
      }),
    handBack: (id, version) =>
      attempt(id, async () => {
        await closed(id, 'hand-back', { version });
        notices.done('Handed back to the assistant.', () => void claim(id));
      }),
    resolve: (id, ending) =>
      attempt(id, async () => {
        await closed(id, 'resolve', ending);
        notices.done('Resolved.');
      }),
    lower: (id, change) =>
      attempt(id, async () => {
        await changed(id, 'level', change);
        notices.done('Level lowered.');
      }),
  };
}

/** Says what went wrong; a colleague who was faster is named. */
async function explain({ conversation, notices }: Parts, id: string, error: unknown): Promise<void> {
  const words = faultWords(faultOf(error));
  await conversation.refresh();
  const shown = conversation.current.get();
  const state = shown?.key === id ? shown.resource.state.get() : undefined;
  const holder = state?.status === 'ready' ? state.data.item.claimedBy?.name : undefined;
  const taken = isRefusedAs(error, 'already-claimed') || isRefusedAs(error, 'not-claimed-by-you');
  notices.fault(taken && holder !== undefined ? `${holder} has this conversation.` : words);
}
