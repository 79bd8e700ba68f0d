import type { Namespace } from 'socket.io';
import type { House } from '../app/house.ts';
import type { Live, Notice } from '../app/ports/live.ts';
import { readAlarm } from '../app/views/read-queue.ts';
import { whoIs } from '../app/staff/sign-in.ts';
import type { StaffClientEvents, StaffServerEvents } from '../contract/console.ts';

export type StaffNamespace = Namespace<StaffClientEvents, StaffServerEvents>;

/** Everybody hears the alarm; what has changed is told only to screens that are not locked. */
const UNLOCKED = 'unlocked';

/** Changes within this time are told once. */
const GATHER_MS = 50;

/** The console's live line: what changed, by id; the console reads it again through REST. Returns how to stop telling. */
export function serveStaff(
  namespace: StaffNamespace,
  parts: {
    readonly house: House;
    readonly sessionToken: (cookies: string | undefined) => string | undefined;
  },
): () => void {
  const { house, sessionToken } = parts;
  namespace.use((socket, next) => {
    const token = sessionToken(socket.handshake.headers.cookie);
    void (token === undefined ? Promise.resolve(undefined) : whoIs(house, token))
      .then(async (visitor) => {
        if (!visitor) {
          next(new Error('not-signed-in'));
          return;
        }
        if (visitor.session.scope === 'full') await socket.join(UNLOCKED);
        next();
      })
      .catch((error: unknown) => {
        house.observer.note({ type: 'fault', where: 'staff socket', cause: error });
        next(new Error('unavailable'));
      });
  });
  namespace.on('connection', (socket) => {
    house.background.run('alarm', async () => {
      socket.emit('alarm:changed', await readAlarm(house));
    });
  });
  return subscribeGathered(house.live, (notices) => tell(namespace, house, notices));
}

function tell(namespace: StaffNamespace, house: House, notices: readonly Notice[]): void {
  const unlocked = namespace.to(UNLOCKED);
  const types = new Set(notices.map((notice) => notice.type));
  if (types.has('conversation')) unlocked.emit('queue:changed');
  if (types.has('task')) unlocked.emit('tasks:changed');
  if (types.has('calendar')) unlocked.emit('calendar:changed');
  const conversations = notices.flatMap((notice) => (notice.type === 'conversation' ? [notice.id] : []));
  for (const conversationId of new Set(conversations)) {
    unlocked.emit('conversation:changed', { conversationId });
  }
  if (types.has('conversation') || types.has('task')) {
    house.background.run('alarm', async () => {
      namespace.emit('alarm:changed', await readAlarm(house));
    });
  }
}

/** Hands notices on together, as many as come within a moment. */
function subscribeGathered(live: Live, tellAll: (notices: readonly Notice[]) => void): () => void {
  let waiting: Notice[] = [];
  let timer: NodeJS.Timeout | undefined;
  const unsubscribe = live.subscribe((notice) => {
    waiting.push(notice);
    timer ??= setTimeout(() => {
      const notices = waiting;
      waiting = [];
      timer = undefined;
      tellAll(notices);
    }, GATHER_MS);
  });
  return () => {
    unsubscribe();
    clearTimeout(timer);
  };
}
