import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { Language } from '../../shared/language.ts';
import { linesOf } from '../conversation.ts';
import type { PageLink } from '../page-link.ts';
import type { ChatState } from '../session/chat-store.ts';
import type { Session } from '../session/session.ts';
import type { Shelf } from '../shelf.ts';
import { WORDS } from '../words/words.ts';
import { Announcer } from './announcer.tsx';
import { Composer, type Draft } from './composer.tsx';
import { SurroundingsProvider } from './context.ts';
import { EmergencyLine, Head, LineNotice } from './head.tsx';
import { Log } from './log.tsx';
import { usePanel } from './use-panel.ts';
import { useUnread } from './use-unread.ts';

export interface ChatProps {
  readonly state: ChatState;
  readonly session: Pick<Session, 'say' | 'tryAgain'>;
  readonly shelf: Shelf;
  readonly draft: Draft;
  readonly page: PageLink | undefined;
  readonly language: Language;
  /** As the clinic's page writes it; the clinic's own name where the page does not say. */
  readonly name: string | undefined;
  /** Counts up when the chat begins anew. */
  readonly visit: number;
  readonly onForget: () => void;
}

export function Chat({ state, session, shelf, draft, page, language, name, visit, onForget }: ChatProps) {
  const { conversation, clinic, line } = state;
  const words = WORDS[language];
  const clinicName = name ?? clinic?.name ?? words.clinic;
  const surroundings = useMemo(
    () => ({ language, words, clinicName, clinic }),
    [language, words, clinicName, clinic],
  );
  const lines = useMemo(() => linesOf(conversation), [conversation]);
  const field = useRef<HTMLTextAreaElement>(null);
  const log = useRef<HTMLDivElement>(null);
  const { shown, picture, close } = usePanel(page, field);
  useUnread({ lines, shown, shelf, page });
  // The button that was pressed is gone afterwards, and the focus with it.
  const focusBack = (): void => (matchMedia('(pointer: coarse)').matches ? log : field).current?.focus();
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = words.title(clinicName);
  }, [language, clinicName]);
  return (
    <SurroundingsProvider value={surroundings}>
      <main class="chat">
        <Head picture={picture} onClose={close} />
        <EmergencyLine />
        <Log
          lines={lines}
          loading={clinic === undefined && line === 'connecting'}
          shown={shown}
          box={log}
          onAnswer={(text) => {
            session.say(text);
            focusBack();
          }}
          onTryAgain={(key) => {
            session.tryAgain(key);
            focusBack();
          }}
          onForget={() => {
            onForget();
            focusBack();
          }}
        />
        <LineNotice lost={line === 'lost'} />
        <Composer key={visit} field={field} draft={draft} onSay={session.say} />
        {/* What was said before the clinic first answered here is history, and is not read aloud. */}
        <Announcer lines={lines} listening={clinic !== undefined && shown} />
      </main>
    </SurroundingsProvider>
  );
}
