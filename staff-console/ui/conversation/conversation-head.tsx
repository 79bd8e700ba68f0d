import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { ConversationView } from '../../../src/contract/console.ts';
import { permittedTo } from '../../logic/permitted.ts';
import { CHANNEL_WORDS, holderWords, LANGUAGE_WORDS, PATH_WORDS } from '../../logic/words.ts';
import { ActionButton } from '../shared/action-button.tsx';
import { Elapsed, Late } from '../shared/clocks.tsx';
import { useMe, useServices } from '../shared/context.ts';
import { Icon } from '../shared/icons.tsx';
import { LevelMark } from '../shared/level-mark.tsx';
import { ConversationActions } from './conversation-actions.tsx';

interface Props {
  readonly id: string;
  readonly view: ConversationView;
}

/** Who it is, how urgent, who has it, and what can be done. */
export function ConversationHead({ id, view }: Props): JSX.Element {
  const { router } = useServices();
  const me = useMe();
  const { item } = view;
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  // The button that was pressed to claim or release is gone, and the focus with it.
  useEffect(() => {
    if (document.activeElement === document.body) title.current?.focus();
  }, [item.claimedBy?.id]);
  return (
    <header class="conversation-head">
      <div class="conversation-line">
        <ActionButton
          command="back"
          kind="quiet"
          class="only-narrow back-button"
          onAct={() => router.go({ page: 'queue' })}
        >
          <Icon name="back" /> Queue
        </ActionButton>
        <h2 class="conversation-title" ref={title} tabIndex={-1}>
          {item.who}
        </h2>
        <ActionButton
          command="person"
          class="only-narrow"
          onAct={() => router.go({ page: 'queue', conversationId: id, person: true })}
        >
          Patient
        </ActionButton>
      </div>
      <div class="conversation-line">
        <LevelMark level={item.level} also={item.path && PATH_WORDS[item.path]} />
        <span class="quiet">
          {CHANNEL_WORDS[item.channel]} · {LANGUAGE_WORDS[item.language]}
        </span>
        <Holder view={view} />
      </div>
      <ConversationActions id={id} version={view.version} item={item} permitted={permittedTo(me, item)} />
    </header>
  );
}

function Holder({ view: { item } }: Pick<Props, 'view'>): JSX.Element {
  const me = useMe();
  const { words, own } = holderWords(item, me.id);
  return (
    <span class={`holder ${own ? 'holder-own' : ''}`}>
      {words}
      {item.waitingSince !== undefined && (
        <>
          <span class="quiet"> · waiting </span>
          <Elapsed since={item.waitingSince} label="Waiting" />
        </>
      )}
      <Late dueAt={item.dueAt} />
    </span>
  );
}
