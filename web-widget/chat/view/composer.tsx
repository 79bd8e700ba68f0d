import type { RefObject } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import { MAX_CHAT_TEXT } from '../../../src/contract/chat-limits.ts';
import { useSurroundings } from './context.ts';
import { SendIcon } from './icons.tsx';

/** With fewer letters left, the visitor is told. */
const NEARLY_FULL = 200;

/** Where a text that is not sent yet outlives a reload. */
export interface Draft {
  read(): string;
  keep(text: string): void;
}

interface ComposerProps {
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly draft: Draft;
  readonly onSay: (text: string) => void;
}

export function Composer({ field, draft, onSay }: ComposerProps) {
  const { words } = useSurroundings();
  const [text, setText] = useState(() => draft.read());
  const left = MAX_CHAT_TEXT - text.length;

  const change = (next: string): void => {
    setText(next);
    draft.keep(next);
  };
  const say = (): void => {
    if (text.trim() === '') return;
    onSay(text.trim());
    change('');
    field.current?.focus();
  };

  // As high as its text, within the bounds of the style.
  useLayoutEffect(() => {
    const area = field.current;
    if (!area) return;
    area.style.height = 'auto';
    area.style.height = `${String(area.scrollHeight + 2)}px`;
  }, [text]);

  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        say();
      }}
    >
      <div class="field">
        <textarea
          ref={field}
          rows={1}
          maxLength={MAX_CHAT_TEXT}
          value={text}
          placeholder={words.write}
          aria-label={words.write}
          enterkeyhint="send"
          autoComplete="off"
          onInput={(event) => change(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
            event.preventDefault();
            say();
          }}
        />
        <div role="status">{left < NEARLY_FULL && <p class="left">{words.left(left)}</p>}</div>
      </div>
      <button type="submit" class="send" aria-label={words.send} title={words.send}>
        <SendIcon />
      </button>
    </form>
  );
}
