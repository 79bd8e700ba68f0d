import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { QueueItem } from '../../../src/contract/console.ts';
import { arrivalWords } from '../../logic/alarm.ts';
import { keyWords } from '../../logic/keys.ts';
import { useCell, useCommand, useServices } from '../shared/context.ts';
import { Empty, Stateful } from '../shared/states.tsx';
import { QueueRow } from './queue-row.tsx';
import { useHeld } from './use-held.ts';
import { usePointing } from './use-pointing.ts';
import { useRowKeys } from './use-row-keys.ts';

type Keyed = QueueItem & { readonly key: string };

/** Everybody who waits for a person, as the server sorts them. */
export function QueuePane({ openId }: { readonly openId: string | undefined }): JSX.Element {
  const { queue } = useServices();
  const loaded = useCell(queue.state);
  const count = loaded.status === 'ready' ? loaded.data.items.length : undefined;
  return (
    <section class="pane pane-queue" aria-labelledby="queue-title">
      <div class="pane-head">
        <h2 id="queue-title" class="pane-title">
          Queue
        </h2>
        {count !== undefined && <span class="pane-count">{count}</span>}
      </div>
      <Stateful loaded={loaded} what="the queue" onRetry={() => void queue.refresh()}>
        {({ items }) => <QueueList items={items} openId={openId} />}
      </Stateful>
    </section>
  );
}

function QueueList({
  items,
  openId,
}: {
  readonly items: readonly QueueItem[];
  readonly openId: string | undefined;
}): JSX.Element {
  const place = useRef<HTMLUListElement>(null);
  const { holding, handlers } = usePointing();
  const latest = items.map((item): Keyed => ({ ...item, key: item.conversationId }));
  const { list, settle } = useHeld(latest, holding);
  useRowKeys(place, openId);
  useArrivals(latest);
  useCommand('show-new', list.waiting.length > 0 ? settle : undefined);
  const showNew = (): void => {
    settle();
    place.current?.scrollTo({ top: 0 });
  };
  if (list.rows.length === 0) {
    return <Empty title="Nobody is waiting" text="Whoever needs a person appears here at once." />;
  }
  return (
    <div class="queue-body">
      {list.waiting.length > 0 && <NewButton waiting={list.waiting} onShow={showNew} />}
      <ul class="queue-list" ref={place} {...handlers}>
        {list.rows.map((item) => (
          <QueueRow key={item.key} item={item} open={item.key === openId} gone={list.gone.has(item.key)} />
        ))}
      </ul>
    </div>
  );
}

/** Lies over the list instead of pushing it down. */
function NewButton({
  waiting,
  onShow,
}: {
  readonly waiting: readonly QueueItem[];
  readonly onShow: () => void;
}): JSX.Element {
  const { keyboard } = useServices();
  const urgent = waiting.some(({ level }) => level === 'emergency');
  return (
    <button
      type="button"
      class={`new-button ${urgent ? 'new-button-emergency' : ''}`}
      title={`Show what is new (${keyWords('show-new', keyboard.mac)})`}
      onClick={onShow}
    >
      ↑ {arrivalWords(waiting)}
    </button>
  );
}

/** Tells a screen reader what came; emergencies are cried out by the alarm already. */
function useArrivals(latest: readonly Keyed[]): void {
  const { announcer } = useServices();
  const known = useRef<ReadonlySet<string> | undefined>(undefined);
  const keys = latest.map(({ key }) => key).join(' ');
  useEffect(() => {
    const before = known.current;
    known.current = new Set(latest.map(({ key }) => key));
    const arrived = before ? latest.filter(({ key }) => !before.has(key)) : [];
    if (arrived.length > 0) announcer.say(`${arrivalWords(arrived)} in the queue.`);
  }, [keys]);
}
