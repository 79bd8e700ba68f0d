import { useEffect, useRef, useState } from 'preact/hooks';
import type { Line } from '../conversation.ts';
import { useSurroundings } from './context.ts';
import { nameOf } from './message.tsx';

interface News {
  readonly key: string;
  readonly text: string;
}

/** How long a screen reader has to pick something up before it is taken away, so that nobody reads it twice. */
const SPOKEN_MS = 10_000;

/** After a long absence, the rest is there to be read. */
const AT_ONCE = 5;

interface AnnouncerProps {
  readonly lines: readonly Line[];
  /** False while the lines are those of earlier visits. */
  readonly listening: boolean;
}

/** Speaks each message of the clinic once, when it comes, and each failure of one's own. */
export function Announcer({ lines, listening }: AnnouncerProps) {
  const { words } = useSurroundings();
  const known = useRef(new Set<string>());
  const [news, setNews] = useState<readonly News[]>([]);

  useEffect(() => {
    const fresh: News[] = [];
    for (const { key, from, text, state } of lines) {
      const name = state === 'failed' ? `${key} failed` : key;
      if (state === 'waiting') known.current.delete(`${key} failed`);
      if (known.current.has(name)) continue;
      known.current.add(name);
      if (from !== 'patient') fresh.push({ key: name, text: `${nameOf(from, words)}: ${text}` });
      else if (state === 'failed') fresh.push({ key: name, text: words.failedNews });
    }
    if (!listening || fresh.length === 0) return;
    const spoken = fresh.slice(-AT_ONCE);
    setNews((before) => [...before, ...spoken]);
    setTimeout(() => setNews((before) => before.filter((item) => !spoken.includes(item))), SPOKEN_MS);
  }, [lines]);

  return (
    <div class="unseen" role="log" aria-live="polite" aria-relevant="additions">
      {news.map(({ key, text }) => (
        <p key={key}>{text}</p>
      ))}
    </div>
  );
}
