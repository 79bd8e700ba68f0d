import type { Namespace, Socket } from 'socket.io';
import type { House } from '../app/house.ts';
import type { Live, Notice } from '../app/ports/live.ts';
import type { SessionScope } from '../app/ports/staff.ts';
import { readAlarm } from '../app/views/read-queue.ts';
import { visitorIn, whoIs } from '../app/staff/session.ts';
import type { StaffClientEvents, StaffServerEvents } from '../contract/console.ts';
import type { StaffId } from '../domain/ids.ts';

interface SocketData {
  sessionId: string;
  staffId: StaffId;
  /** What this socket may hear. */
  scope: SessionScope;
}

export type StaffNamespace = Namespace<
  StaffClientEvents,
  StaffServerEvents,
  Record<string, never>,
  SocketData
>;
type StaffSocket = Socket<StaffClientEvents, StaffServerEvents, Record<string, never>, SocketData>;

/** Everybody hears the alarm; what has changed is told only to screens that are not locked. */
const UNLOCKED = 'unlocked';

/** Changes within this time are told once. */
const GATHER_MS = 50;

interface Needs {
  readonly house: House;
  readonly sessionToken: (cookies: string | undefined) => string | undefined;
}

/** The console's live line: what changed, by id; the console reads it again through REST. Returns how to stop telling. */
export function serveStaff(namespace: StaffNamespace, { house, sessionToken }: Needs): () => void {
  namespace.use((socket, next) => {
    letIn(socket, house, sessionToken(socket.handshake.headers.cookie)).then(
      (isKnown) => next(isKnown ? undefined : new Error('not-signed-in')),
      (cause: unknown) => {
        house.observer.note({ type: 'fault', where: 'staff socket', cause });
        next(new Error('unavailable'));
      },
    );
  });
  namespace.on('connection', (socket) => {
    house.background.run('alarm', async () => {
      // The session may have been locked while this socket was on its way in.
      await followSession(socket, house);
      socket.emit('alarm:changed', await readAlarm(house));
    });
  });
  const stopSessions = house.live.subscribe((notice) => {
    if (notice.type !== 'session') return;
    for (const socket of namespace.sockets.values()) {
      if (socket.data.staffId !== notice.staffId) continue;
      house.background.run('staff session', () => followSession(socket, house));
    }
  });
  const stopTelling = subscribeGathered(house.live, (notices) => tell(namespace, house, notices));
  return () => {
    stopSessions();
    stopTelling();
  };
}

/** False for somebody who is not signed in. */
async function letIn(socket: StaffSocket, house: House, token: string | undefined): Promise<boolean> {
  const visitor = token === undefined ? undefined : await whoIs(house, token);
  if (!visitor) return false;
  const { id: sessionId, staffId, scope } = visitor.session;
  socket.data = { sessionId, staffId, scope };
  if (scope === 'full') await socket.join(UNLOCKED);
  return true;
}

/** What a socket may hear follows the session it belongs to. */
async function followSession(socket: StaffSocket, house: House): Promise<void> {
  const visitor = await visitorIn(house, socket.data.sessionId);
  if (!visitor) {
    await socket.leave(UNLOCKED);
    socket.emit('session:changed');
    socket.disconnect(true);
    return;
  }
  const { scope } = visitor.session;
  if (scope === socket.data.scope) return;
  socket.data.scope = scope;
  await (scope === 'full' ? socket.join(UNLOCKED) : socket.leave(UNLOCKED));
  socket.emit('session:changed');
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
  if (types.has('chat')) house.background.run('staff-tell', () => tellDelivery(namespace, house, notices));
  if (types.has('conversation') || types.has('task')) {
    house.background.run('alarm', async () => {
      namespace.emit('alarm:changed', await readAlarm(house));
    });
  }
}

/** How far a text has come changes nothing in its conversation, but what a screen shows of it. */
async function tellDelivery(
  namespace: StaffNamespace,
  house: House,
  notices: readonly Notice[],
): Promise<void> {
  const contacts = notices.flatMap((notice) => (notice.type === 'chat' ? [notice.contactId] : []));
  for (const contactId of new Set(contacts)) {
    const conversation = await house.conversations.ofContact(contactId);
    if (!conversation) continue;
    namespace.to(UNLOCKED).emit('conversation:changed', { conversationId: conversation.id });
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
