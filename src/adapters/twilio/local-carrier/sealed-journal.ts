import { mkdir, open, readFile, rename, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { frame, readFrames, writeFrames, type Codec, type FrameFile } from './frames.ts';
import type { Journal, JournalEntry } from './journal.ts';

export interface OpenedJournal {
  readonly journal: Journal;
  /** What was in it, in order. */
  readonly entries: readonly JournalEntry[];
  /** Replaces its content, in one step. Only before anything is appended. */
  rewrite(entries: readonly JournalEntry[]): Promise<void>;
}

/** A journal in one sealed file, mode 0600. Exactly one process may have it open. */
export async function openSealedJournal(path: string, codec: Codec): Promise<OpenedJournal> {
  await mkdir(dirname(path), { recursive: true });
  const bytes = await readFile(path).catch(absent);
  if (bytes === undefined) await replaceFile(path, writeFrames(codec, []).bytes);
  const content = readFrames(codec.key, bytes ?? (await readFile(path)));
  let handle = await open(path, 'r+');
  await handle.truncate(content.end);
  let writer = appender(handle, codec, { ...content.file, end: content.end });
  return {
    journal: { append: (entry) => writer.append(entry), close: () => writer.close() },
    entries: content.texts.map((text) => JSON.parse(text) as JournalEntry),
    async rewrite(entries) {
      const fresh = writeFrames(codec, entries.map(toText));
      await replaceFile(path, fresh.bytes);
      await handle.close();
      handle = await open(path, 'r+');
      writer = appender(handle, codec, { ...fresh.file, end: fresh.bytes.length });
    },
  };
}

const toText = (entry: JournalEntry): string => JSON.stringify(entry);

function absent(error: unknown): undefined {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
}

/** Old content or new content, never half of it. */
async function replaceFile(path: string, bytes: Buffer): Promise<void> {
  const fresh = `${path}.new`;
  const handle = await open(fresh, 'w', 0o600);
  await handle.writeFile(bytes);
  await handle.sync();
  await handle.close();
  await rename(fresh, path);
  const folder = await open(dirname(path), 'r');
  await folder.sync().finally(() => folder.close());
}

interface Waiting {
  readonly entry: JournalEntry;
  readonly resolve: () => void;
  readonly reject: (reason: unknown) => void;
}

/** Writes whatever has come up since the last write together, and forces it to the disk once. */
function appender(handle: FileHandle, codec: Codec, start: FrameFile & { readonly end: number }): Journal {
  let { next, end } = start;
  let waiting: Waiting[] = [];
  let flushing: Promise<void> | undefined;
  let failure: Error | undefined;

  const flush = async (): Promise<void> => {
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      try {
        // After a failed write nobody knows what the file holds: take nothing more until it is opened anew.
        if (failure) throw failure;
        const bytes = Buffer.concat(
          batch.map(({ entry }) => frame(codec, { fileId: start.fileId, next: next++ }, toText(entry))),
        );
        const { bytesWritten } = await handle.write(bytes, 0, bytes.length, end);
        if (bytesWritten !== bytes.length) throw new Error("the disk of the local carrier's file is full");
        await handle.datasync();
        end += bytes.length;
        for (const { resolve } of batch) resolve();
      } catch (error) {
        failure = error instanceof Error ? error : new Error('the local carrier could not write');
        for (const { reject } of batch) reject(failure);
      }
    }
    flushing = undefined;
  };

  return {
    append: (entry) =>
      new Promise((resolve, reject) => {
        waiting.push({ entry, resolve, reject });
        flushing ??= Promise.resolve().then(flush);
      }),
    async close() {
      await flushing;
      failure ??= new Error("the local carrier's file is closed");
      await handle.close();
    },
  };
}
