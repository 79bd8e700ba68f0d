import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { Route } from '../../logic/routes.ts';
import { ConversationPane } from '../conversation/conversation-pane.tsx';
import { PersonPane } from '../person/person-pane.tsx';
import { useCommand, useServices } from '../shared/context.ts';
import { QueuePane } from './queue-pane.tsx';

type QueueRoute = Extract<Route, { readonly page: 'queue' }>;

/** Queue, conversation and person side by side; on a narrow screen one of them at a time. */
export function QueuePage({ route }: { readonly route: QueueRoute }): JSX.Element {
  const { conversation } = useServices();
  const { conversationId, person } = route;
  useLayoutEffect(() => conversation.show(conversationId), [conversationId]);
  useEffect(() => () => conversation.show(undefined), []);
  useBack(route);
  const at = conversationId === undefined ? 'queue' : person ? 'person' : 'conversation';
  return (
    <main class={`panes panes-at-${at}`}>
      <QueuePane openId={conversationId} />
      <ConversationPane id={conversationId} />
      <PersonPane id={conversationId} />
    </main>
  );
}

/** Escape goes one pane back, and the focus to the row it came from. */
function useBack({ conversationId, person }: QueueRoute): void {
  const { router } = useServices();
  const back = (): void => {
    if (conversationId === undefined) return;
    if (person) router.go({ page: 'queue', conversationId });
    else if (document.activeElement instanceof HTMLTextAreaElement) document.activeElement.blur();
    else router.go({ page: 'queue' });
  };
  useCommand('back', conversationId === undefined ? undefined : back);
  const opened = useRef(conversationId);
  useEffect(() => {
    const before = opened.current;
    opened.current = conversationId;
    if (conversationId !== undefined || before === undefined) return;
    document.querySelector<HTMLElement>(`[data-row="${CSS.escape(before)}"]`)?.focus();
  }, [conversationId]);
}
