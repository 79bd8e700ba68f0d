import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface FrontDoor {
  readonly server: Server;
  /** How this machine reaches it. */
  readonly ownUrl: string;
  readonly port: number;
  /** Until then everybody is told to come again. */
  open(listener: RequestListener): void;
  close(): Promise<void>;
}

const COME_AGAIN: RequestListener = (_request, response) => {
  response.writeHead(503, { 'retry-after': '2', 'content-type': 'text/plain' }).end('starting\n');
};

/** Takes the port first, because the carrier has to know it, and lets nobody in before the house is ready. */
export async function openFrontDoor(host: string, port: number): Promise<FrontDoor> {
  let listener = COME_AGAIN;
  const server = createServer((request, response) => listener(request, response));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  // A start that fails after this must not be kept alive by a door nobody opened.
  server.unref();
  const taken = (server.address() as AddressInfo).port;
  return {
    server,
    port: taken,
    ownUrl: `http://${reachable(host)}:${taken}`,
    open: (next) => {
      listener = next;
      server.ref();
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A server that listens everywhere is reached here. */
function reachable(host: string): string {
  if (host === '0.0.0.0' || host === '') return '127.0.0.1';
  if (host === '::') return '[::1]';
  return host.includes(':') ? `[${host}]` : host;
}
