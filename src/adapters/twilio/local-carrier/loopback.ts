import type { RequestHandler } from 'express';

const LOCAL_NAMES: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

export const isLoopbackUrl = (url: string): boolean =>
  URL.canParse(url) && LOCAL_NAMES.has(new URL(url).hostname);

const isLoopbackAddress = (address: string | undefined): boolean =>
  address !== undefined && /^(::1|(::ffff:)?127(\.\d{1,3}){3})$/.test(address);

/**
 * Serves this machine only. The name in Host is looked at too, so that a web page cannot reach the phone by a name
 * of its own that resolves to this machine.
 */
export const loopbackOnly: RequestHandler = (request, response, next) => {
  const named = isLoopbackUrl(`http://${request.headers.host ?? ''}`);
  if (named && isLoopbackAddress(request.socket.remoteAddress)) next();
  else response.status(403).json({ message: 'this machine only' });
};

/** A page of another site can send a form unasked, but not JSON. */
export const jsonOnly: RequestHandler = (request, response, next) => {
  if (request.method === 'GET' || request.is('application/json')) next();
  else response.status(415).json({ message: 'JSON only' });
};
