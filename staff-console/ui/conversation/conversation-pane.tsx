import type { JSX } from 'preact';
import type { ConversationView } from '../../../src/contract/console.ts';
import type { Resource } from '../../data/resource.ts';
import { keyWords } from '../../logic/keys.ts';
import { useCell, useServices } from '../shared/context.ts';
import { Empty, Stateful } from '../shared/states.tsx';
import { ConversationHead } from './conversation-head.tsx';
import { ReplyBox } from './reply-box.tsx';
import { Thread } from './thread.tsx';

/** What was said, by whom, and the answer. */
export function ConversationPane({ id }: { readonly id: string | undefined }): JSX.Element {
  const { conversation, keyboard } = useServices();
  const shown = useCell(conversation.current);
  return (
    <section class="pane pane-conversation" aria-label="Conversation">
      {id !== undefined && shown?.key === id ? (
        <Opened key={id} id={id} resource={shown.resource} />
      ) : (
        <Empty
          title="No conversation open"
          text={`Choose one from the queue: ${keyWords('next', keyboard.mac)} and ${keyWords('previous', keyboard.mac)} move, ${keyWords('open', keyboard.mac)} opens.`}
        />
      )}
    </section>
  );
}

function Opened({
  id,
  resource,
}: {
  readonly id: string;
  readonly resource: Resource<ConversationView>;
}): JSX.Element {
  const loaded = useCell(resource.state);
  return (
    <Stateful loaded={loaded} what="the conversation" onRetry={() => void resource.refresh()}>
      {(view) => (
        <>
          <ConversationHead id={id} view={view} />
          <Thread id={id} view={view} />
          <ReplyBox id={id} view={view} />
        </>
      )}
    </Stateful>
  );
}
