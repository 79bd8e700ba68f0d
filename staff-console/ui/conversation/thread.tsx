import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ConversationView } from '../../../src/contract/console.ts';
import { byDay, lastFromPatient, stillOutgoing } from '../../logic/thread.ts';
import { useCell, useMe, useServices } from '../shared/context.ts';
import { Empty } from '../shared/states.tsx';
import { OutgoingEntry } from './outgoing-entry.tsx';
import { Entry } from './thread-entry.tsx';

interface Props {
  readonly id: string;
  readonly view: ConversationView;
}

/** This near to its end the thread follows what arrives; further up it stays where somebody reads. */
const NEAR_PX = 80;

export function Thread({ id, view }: Props): JSX.Element {
  const { replies, now } = useServices();
  const { clinic } = useMe();
  const { thread, item } = view;
  const outgoing = useCell(replies.outgoing, (all) => all[id]) ?? [];
  const unsent = stillOutgoing(outgoing, thread);
  const { place, unread, toEnd, onScroll } = useFollowing(thread.at(-1)?.id, unsent.length);
  useNewWords(view);
  if (thread.length === 0) return <Empty title="No messages yet" text="They appear here as they come." />;
  return (
    <div class="thread-place">
      {/* It scrolls, so the keyboard must be able to reach it. */}
      <div class="thread" ref={place} onScroll={onScroll} tabIndex={0} role="region" aria-label="Messages">
        {byDay(thread, { zone: clinic.zone, now: now.get() }).map(({ day, title, entries }) => (
          <section key={day} class="thread-day" aria-label={title}>
            <h3 class="thread-date">{title}</h3>
            <ol class="thread-list">
              {entries.map((entry) => (
                <Entry key={entry.id} entry={entry} who={item.who} language={item.language} />
              ))}
            </ol>
          </section>
        ))}
        <ol class="thread-list">
          {unsent.map((reply) => (
            <OutgoingEntry key={reply.clientId} id={id} reply={reply} />
          ))}
        </ol>
      </div>
      {unread && (
        <button type="button" class="new-button new-button-below" onClick={toEnd}>
          ↓ New message
        </button>
      )}
    </div>
  );
}

/** Keeps the end in sight for whoever is at the end, and for whoever just wrote. */
function useFollowing(
  lastId: string | undefined,
  unsent: number,
): {
  readonly place: { readonly current: HTMLDivElement | null };
  readonly unread: boolean;
  readonly toEnd: () => void;
  readonly onScroll: () => void;
} {
  const place = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const [unread, setUnread] = useState(false);
  const toEnd = (): void => {
    const element = place.current;
    if (element) element.scrollTop = element.scrollHeight;
    setUnread(false);
  };
  const onScroll = (): void => {
    const element = place.current;
    if (!element) return;
    atEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_PX;
    if (atEnd.current) setUnread(false);
  };
  useLayoutEffect(() => {
    if (atEnd.current) toEnd();
    else setUnread(true);
  }, [lastId]);
  useLayoutEffect(() => {
    if (unsent > 0) toEnd();
  }, [unsent]);
  return { place, unread, toEnd, onScroll };
}

/** Tells a screen reader once that the patient wrote again. */
function useNewWords({ thread, item }: ConversationView): void {
  const { announcer } = useServices();
  const last = lastFromPatient(thread);
  const known = useRef(last?.id);
  useEffect(() => {
    if (last && last.id !== known.current) announcer.say(`${item.who} wrote: ${last.text}`);
    known.current = last?.id;
  }, [last?.id]);
}
