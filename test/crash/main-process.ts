import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
const TYPESCRIPT = new URL('../support/typescript.js', import.meta.url).href;

/** The whole of Frontdesk in a process of its own, as `npm start` runs it. */
export interface MainProcess {
  /** Until it answers that it is ready; throws when it ends instead. */
  ready(): Promise<void>;
  /** All it has printed. */
  printed(): string;
  signal(signal: 'SIGTERM' | 'SIGKILL'): void;
  /** Its exit status, and how it went. */
  readonly ended: Promise<{ readonly status: number | null; readonly signal: NodeJS.Signals | null }>;
}

export function startMain(env: Readonly<Record<string, string>>): MainProcess {
  const child = spawn(process.execPath, ['--import', TYPESCRIPT, MAIN], {
    env: { PATH: process.env['PATH'] ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (text += String(chunk)));
  const ended = once(child, 'close').then(([status, signal]) => ({
    status: status as number | null,
    signal: signal as NodeJS.Signals | null,
  }));
  let over = false;
  void ended.then(() => (over = true));
  return {
    ended,
    printed: () => text,
    signal: (signal) => void child.kill(signal),
    async ready() {
      for (;;) {
        if (over) throw new Error(`it did not start: ${text}`);
        const response = await fetch(`http://127.0.0.1:${env['PORT'] ?? ''}/readyz`).catch(() => undefined);
        if (response?.ok) return;
        await wait(30);
      }
    },
  };
}
