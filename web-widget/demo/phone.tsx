import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { writeNumber } from './phones.ts';
import type { Text } from './texts.ts';

interface PhoneProps {
  readonly number: string;
  readonly clinicNumber: string | undefined;
  readonly texts: readonly Text[];
  readonly there: boolean;
  readonly draft: string;
  readonly onDraft: (text: string) => void;
  readonly onSend: (body: string) => Promise<boolean>;
}

/** A telephone that can send and receive texts and nothing else. */
export function Phone({ number, clinicNumber, texts, there, draft, onDraft, onSend }: PhoneProps) {
  const [failed, setFailed] = useState(false);

  const send = async (): Promise<void> => {
    if (draft.trim() === '') return;
    const sent = await onSend(draft.trim());
    setFailed(!sent);
    if (sent) onDraft('');
  };

  return (
    <section class="phone" aria-label={`Phone ${writeNumber(number)}`}>
      <div class="phone-screen">
        <header class="phone-head">
          <span class="phone-face" aria-hidden="true">
            R
          </span>
          <strong>Riverside Family Practice</strong>
          <span>{clinicNumber === undefined ? 'Text message' : writeNumber(clinicNumber)}</span>
        </header>
        <Texts key={number} texts={texts} />
        <div role="status">
          {!there && (
            <p class="phone-note">No signal: Frontdesk is not running. Start it and this goes on.</p>
          )}
          {failed && there && <p class="phone-note">That text did not go out. Send it again.</p>}
        </div>
        <WriteText number={number} draft={draft} onDraft={onDraft} onSend={() => void send()} />
      </div>
    </section>
  );
}

function Texts({ texts }: Pick<PhoneProps, 'texts'>) {
  const screen = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const box = screen.current;
    if (box) box.scrollTop = box.scrollHeight;
  }, [texts.length]);
  return (
    <div class="phone-texts" role="log" aria-label="Text messages" tabIndex={0} ref={screen}>
      {texts.length === 0 && <p class="phone-empty">No texts yet. Write one below.</p>}
      {texts.map(({ sid, body, direction, at }, place) => (
        <div key={sid} class={`text ${direction}`}>
          {isPause(texts[place - 1], at) && <p class="text-time">{clockOf(at)}</p>}
          <p class="text-body">
            <span class="unseen">{direction === 'to-phone' ? 'Clinic: ' : 'You: '}</span>
            {body}
          </p>
        </div>
      ))}
    </div>
  );
}

function WriteText({
  number,
  draft,
  onDraft,
  onSend,
}: Pick<PhoneProps, 'number' | 'draft' | 'onDraft'> & { readonly onSend: () => void }) {
  return (
    <form
      class="phone-write"
      onSubmit={(event) => {
        event.preventDefault();
        onSend();
      }}
    >
      <input
        type="text"
        value={draft}
        maxLength={1_600}
        placeholder="Text message"
        aria-label={`Text from ${writeNumber(number)}`}
        autoComplete="off"
        enterkeyhint="send"
        onInput={(event) => onDraft(event.currentTarget.value)}
      />
      <button type="submit" aria-label="Send text">
        <svg
          width="18"
          height="18"
          viewBox="0 0 18 18"
          fill="none"
          stroke="currentColor"
          stroke-width="2.2"
          stroke-linecap="round"
          stroke-linejoin="round"
          aria-hidden="true"
        >
          <path d="M9 15V3M4 8l5-5 5 5" />
        </svg>
      </button>
    </form>
  );
}

const PAUSE_MS = 10 * 60 * 1_000;

const isPause = (before: Text | undefined, at: number): boolean => !before || at - before.at > PAUSE_MS;

const clockOf = (at: number): string =>
  new Date(at).toLocaleString('en', { weekday: 'short', hour: 'numeric', minute: '2-digit' });
