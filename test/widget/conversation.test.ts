import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ChatMessage } from '../../src/contract/chat.ts';
import {
  advance,
  linesOf,
  newestOf,
  NOTHING_SAID,
  type Conversation,
  type ConversationEvent,
} from '../../web-widget/chat/conversation.ts';

const told = (id: string, at: number, more: Partial<ChatMessage> = {}): ChatMessage => ({
  id,
  from: 'assistant',
  text: `text of ${id}`,
  at,
  ...more,
});
const wrote = (clientId: string, at = 0): ConversationEvent => ({
  type: 'wrote',
  unsent: { clientId, text: `text of ${clientId}`, at, state: 'waiting' },
});
const after = (...events: ConversationEvent[]): Conversation => events.reduce(advance, NOTHING_SAID);
const keysOf = (conversation: Conversation): string[] => linesOf(conversation).map(({ key }) => key);

describe('a conversation', () => {
  it('shows what is unsent after everything that was said', () => {
    const shown = after(wrote('mine-0001', 5), { type: 'heard', messages: [told('b', 900), told('a', 100)] });
    expect(keysOf(shown)).toEqual(['a', 'b', 'mine-0001']);
  });

  it('orders messages of one moment by id', () => {
    const shown = after({ type: 'heard', messages: [told('b', 7), told('c', 7), told('a', 7)] });
    expect(keysOf(shown)).toEqual(['a', 'b', 'c']);
  });

  it('keeps the key of a message that was waiting and is now sent', () => {
    const before = after(wrote('mine-0001'));
    const sent = advance(before, { type: 'acked', clientId: 'mine-0001', id: 'm1', at: 50 });
    expect(linesOf(before)).toMatchObject([{ key: 'mine-0001', state: 'waiting' }]);
    expect(linesOf(sent)).toMatchObject([
      { key: 'mine-0001', state: 'told', text: 'text of mine-0001', at: 50 },
    ]);
  });

  it('forgets a failure when the message turns out to have arrived', () => {
    const shown = after(
      wrote('mine-0001'),
      { type: 'failed', clientId: 'mine-0001' },
      {
        type: 'heard',
        messages: [told('m1', 9, { from: 'patient', clientId: 'mine-0001' })],
      },
    );
    expect(linesOf(shown)).toMatchObject([{ key: 'mine-0001', state: 'told' }]);
  });

  it('puts a message that is tried again behind those written since', () => {
    const shown = after(
      wrote('first-01', 1),
      { type: 'failed', clientId: 'first-01' },
      wrote('second-1', 2),
      { type: 'tried-again', clientId: 'first-01', at: 3 },
    );
    expect(keysOf(shown)).toEqual(['second-1', 'first-01']);
  });

  it('follows a moment that was corrected', () => {
    const shown = after(
      { type: 'heard', messages: [told('a', 1), told('b', 2)] },
      {
        type: 'heard',
        messages: [told('a', 3)],
      },
    );
    expect(keysOf(shown)).toEqual(['b', 'a']);
    expect(newestOf(shown)).toBe(3);
  });

  it('knows no newest moment before anything was said', () => {
    expect(newestOf(after(wrote('mine-0001', 4)))).toBeUndefined();
  });
});

/** A clinic that stored messages; what reaches the widget of it, how often and in which order, is left to chance. */
interface World {
  readonly stored: readonly ChatMessage[];
  readonly events: readonly ConversationEvent[];
}

const world: fc.Arbitrary<World> = fc
  .array(
    fc.record({
      own: fc.boolean(),
      at: fc.integer({ min: 0, max: 20 }),
      news: fc.array(fc.constantFrom('ack', 'live', 'replay', 'fail', 'adopt'), { maxLength: 4 }),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .chain((made) => {
    const stored = made.map(({ own, at }, place) =>
      told(`id-${place}`, at, own ? { from: 'patient', clientId: `client-${place}` } : {}),
    );
    const news = made.flatMap((entry, place) =>
      entry.news.flatMap((kind) => newsOf(stored, { place, kind, own: entry.own })),
    );
    // A message is known to its own widget before anything is heard of it.
    const written = made.flatMap(({ own }, place) => (own ? [wrote(`client-${place}`, place)] : []));
    return fc
      .shuffledSubarray(news, { minLength: news.length })
      .map((shuffled) => ({ stored, events: [...written, ...shuffled] }));
  });

function newsOf(
  stored: readonly ChatMessage[],
  { place, kind, own }: { place: number; kind: string; own: boolean },
): ConversationEvent[] {
  const message = stored[place]!;
  const clientId = `client-${place}`;
  if (kind === 'live') return [{ type: 'heard', messages: [message] }];
  if (kind === 'replay') {
    return [{ type: 'heard', messages: stored.filter(({ at }) => at >= message.at - 3) }];
  }
  if (!own) return [];
  if (kind === 'ack') return [{ type: 'acked', clientId, id: message.id, at: message.at }];
  if (kind === 'fail') return [{ type: 'failed', clientId }];
  return [wrote(clientId, place)];
}

describe('any interleaving of acknowledgements, live messages and replays', () => {
  it('shows each message once and in order, and all of them in the end', () => {
    fc.assert(
      fc.property(world, ({ stored, events }) => {
        let shown = NOTHING_SAID;
        const mine = stored.flatMap(({ clientId }) => clientId ?? []);
        for (const event of events) {
          shown = advance(shown, event);
          const keys = keysOf(shown);
          expect(new Set(keys).size).toBe(keys.length);
          const saidAt = linesOf(shown)
            .filter(({ state }) => state === 'told')
            .map(({ at }) => at);
          expect(saidAt).toEqual(saidAt.toSorted((a, b) => a - b));
        }
        expect(keysOf(shown)).toEqual(expect.arrayContaining(mine));

        const whole = advance(shown, { type: 'heard', messages: stored });
        const expected = stored.toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
        expect(keysOf(whole)).toEqual(expected.map(({ id, clientId }) => clientId ?? id));
        expect(whole.unsent).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('ends the same whatever the order of what was heard', () => {
    fc.assert(
      fc.property(world, ({ stored }) => {
        const forwards = stored.reduce(
          (shown, message) => advance(shown, { type: 'heard', messages: [message] }),
          NOTHING_SAID,
        );
        const backwards = stored
          .toReversed()
          .reduce((shown, message) => advance(shown, { type: 'heard', messages: [message] }), NOTHING_SAID);
        expect(linesOf(backwards)).toEqual(linesOf(forwards));
      }),
    );
  });
});
