import type { StaffId } from '../../domain/ids.ts';
import { MINUTE, type Instant } from '../../domain/time.ts';
import type { House } from '../house.ts';

/** What somebody looked at, beside single conversations: those have a row for every look. */
export interface Look {
  readonly by: StaffId;
  readonly action: 'queue.read' | 'calendar.read';
  /** Ids and days only. */
  readonly subject: string;
}

const ONCE_IN_MS = MINUTE;

/** Writes down who looked at what. A console reads the same again at every change, so once a minute is enough. */
export function createLooks(house: Pick<House, 'audit' | 'clock'>): (look: Look) => Promise<void> {
  const noted = new Map<string, Instant>();
  return async ({ by, action, subject }) => {
    const at = house.clock.now();
    for (const [key, when] of noted) if (at - when >= ONCE_IN_MS) noted.delete(key);
    const key = `${by} ${action} ${subject}`;
    if (noted.has(key)) return;
    noted.set(key, at);
    await house.audit.append({ at, actor: by, action, subject });
  };
}
