import type { Server as HttpServer } from 'node:http';
import { Server } from 'socket.io';
import type { House } from '../app/house.ts';
import { CHAT_NAMESPACE, MAX_CHAT_TEXT } from '../contract/chat.ts';
import { STAFF_NAMESPACE } from '../contract/console.ts';
import { serveChats, type ChatNamespace } from './chat-gateway.ts';
import type { TrustsProxy } from './client-address.ts';
import type { Limits } from './limits.ts';
import { serveStaff, type StaffNamespace } from './staff-gateway.ts';

/** A message in four-byte characters and its envelope. */
const LARGEST_PACKET = MAX_CHAT_TEXT * 4 + 2_048;

/** All live lines of the house; websocket only, so that no answer depends on which process a request meets. */
export function openSockets(
  server: HttpServer,
  parts: {
    readonly house: House;
    readonly limits: Limits;
    readonly trustsProxy: TrustsProxy;
    readonly sessionToken: (cookies: string | undefined) => string | undefined;
    /** Whether a page of this origin may open a socket: our own, for chat frame and console are our pages. */
    readonly isOwnOrigin: (origin: string | undefined, host: string | undefined) => boolean;
  },
): { readonly close: () => void } {
  const sockets = new Server(server, {
    transports: ['websocket'],
    serveClient: false,
    maxHttpBufferSize: LARGEST_PACKET,
    allowRequest: ({ headers }, answer) => {
      const own = parts.isOwnOrigin(headers.origin, headers.host);
      answer(own ? null : 'origin not allowed', own);
    },
  });
  const stopChats = serveChats(sockets.of(CHAT_NAMESPACE) as unknown as ChatNamespace, parts);
  const stopStaff = serveStaff(sockets.of(STAFF_NAMESPACE) as unknown as StaffNamespace, parts);
  return {
    // Not `sockets.close()`: that would also close the HTTP server and wait there for idle connections.
    close: () => {
      stopChats();
      stopStaff();
      sockets.of(CHAT_NAMESPACE).disconnectSockets(true);
      sockets.of(STAFF_NAMESPACE).disconnectSockets(true);
      sockets.engine.close();
    },
  };
}
