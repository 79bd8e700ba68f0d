import { Router, type Request } from 'express';
import { Refusal } from '../../../app/errors.ts';
import type { WebParts } from '../../web-parts.ts';

/** For the machine that watches the machine. */
export function systemRoutes({
  ready,
  metrics,
  isPublic,
}: Pick<WebParts, 'ready' | 'metrics' | 'isPublic'>): Router {
  const router = Router();
  router.get('/healthz', (_request, response) => {
    response.type('text/plain').send('alive\n');
  });
  router.get('/readyz', async (_request, response) => {
    const isReady = await ready();
    response
      .status(isReady ? 200 : 503)
      .type('text/plain')
      .send(isReady ? 'ready\n' : 'not ready\n');
  });
  router.get('/metrics', async (request, response) => {
    if (isPublic && !isNear(request)) {
      throw new Refusal('forbidden', 'Metrics are read on this machine or from a trusted address.');
    }
    const { contentType, body } = await metrics();
    response.type(contentType).send(body);
  });
  return router;
}

const LOOPBACK = /^(::1|(::ffff:)?127(\.\d{1,3}){3})$/;

/** From this machine or a trusted address, and not on behalf of anybody farther away. */
function isNear(request: Request): boolean {
  const trusts = request.app.get('trust proxy fn') as (address: string, hop: number) => boolean;
  const peer = request.socket.remoteAddress ?? '';
  // Whoever is not trusted to speak for others could be speaking for anybody.
  if (request.headers['x-forwarded-for'] !== undefined && !trusts(peer, 0)) return false;
  return [peer, request.ip ?? ''].every((address) => LOOPBACK.test(address) || trusts(address, 0));
}
