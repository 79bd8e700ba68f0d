import type { JSX } from 'preact';
import { useEffect, useId, useState } from 'preact/hooks';
import type { SearchResults } from '../../../src/contract/console.ts';
import { faultOf, faultWords } from '../../data/api-error.ts';
import { useServices } from '../shared/context.ts';
import { Dialog } from '../shared/dialog.tsx';
import { LevelMark } from '../shared/level-mark.tsx';

type Items = SearchResults['items'];

type Search =
  | { readonly kind: 'idle' }
  | { readonly kind: 'loading' }
  | { readonly kind: 'found'; readonly items: Items }
  | { readonly kind: 'failed'; readonly words: string };

/** A name is looked up word by word, so nothing is asked before somebody has stopped typing. */
const PAUSE_MS = 220;
const SHORTEST = 2;

function useSearch(words: string): Search {
  const { search } = useServices();
  const [state, setState] = useState<Search>({ kind: 'idle' });
  useEffect(() => {
    if (words.length < SHORTEST) {
      setState({ kind: 'idle' });
      return undefined;
    }
    let current = true;
    const keep = (next: Search): void => {
      if (current) setState(next);
    };
    const timer = setTimeout(() => {
      keep({ kind: 'loading' });
      search(words).then(
        ({ items }) => keep({ kind: 'found', items }),
        (error: unknown) => keep({ kind: 'failed', words: faultWords(faultOf(error)) }),
      );
    }, PAUSE_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [words]);
  return state;
}

/** Finds a person by name or number; arrows choose, Enter opens. */
export function SearchDialog({ onClose }: { readonly onClose: () => void }): JSX.Element {
  const { router } = useServices();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState(0);
  const list = useId();
  const search = useSearch(text.trim());
  const items = search.kind === 'found' ? search.items : [];
  const open = (item: Items[number] | undefined): void => {
    if (!item) return;
    onClose();
    router.go({ page: 'queue', conversationId: item.conversationId });
  };
  const onKey = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      setChosen(Math.min(Math.max(0, chosen + step), Math.max(0, items.length - 1)));
    }
    if (event.key === 'Enter') open(items[chosen]);
  };
  return (
    <Dialog title="Search" onClose={onClose} class="dialog-search">
      <input
        class="field-input"
        autofocus
        type="text"
        role="combobox"
        aria-label="Patient’s name or telephone number"
        placeholder="Whole name or telephone number"
        autocomplete="off"
        aria-expanded={items.length > 0}
        aria-controls={list}
        aria-activedescendant={items[chosen] && `${list}-${chosen}`}
        value={text}
        onInput={(event) => (setText(event.currentTarget.value), setChosen(0))}
        onKeyDown={onKey}
      />
      <ul id={list} class="search-list" role="listbox" aria-label="People found">
        {items.map((item, index) => (
          <li
            key={item.conversationId}
            id={`${list}-${index}`}
            class="search-item"
            role="option"
            aria-selected={index === chosen}
            onPointerMove={() => setChosen(index)}
            onClick={() => open(item)}
          >
            <span>{item.who}</span>
            <LevelMark level={item.level} />
          </li>
        ))}
      </ul>
      <p class="search-hint" role="status">
        {hintFor(search)}
      </p>
    </Dialog>
  );
}

function hintFor(search: Search): string {
  switch (search.kind) {
    case 'idle':
      return 'Names are found by whole words: “rosa”, “rosa martinez”. Numbers as you know them.';
    case 'loading':
      return 'Searching …';
    case 'failed':
      return search.words;
    case 'found':
      return search.items.length === 0
        ? 'Nobody found. Try the whole first or last name, or the number.'
        : '';
  }
}
