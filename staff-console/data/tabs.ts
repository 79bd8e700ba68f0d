/** What tabs of one browser tell each other; they share one session. */
export type TabWord = 'life' | 'session';

export interface Tabs {
  tell(word: TabWord): void;
}

/** Signs of life are told at most this often. */
const LIFE_EVERY_MS = 1_000;

export function joinTabs(hear: (word: TabWord) => void): Tabs {
  const channel = new BroadcastChannel('frontdesk');
  channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (data === 'life' || data === 'session') hear(data);
  });
  let lastLife = 0;
  return {
    tell(word) {
      if (word === 'life') {
        if (Date.now() - lastLife < LIFE_EVERY_MS) return;
        lastLife = Date.now();
      }
      channel.postMessage(word);
    },
  };
}
