import { Router } from 'express';
import type { WebParts } from '../../web-parts.ts';

/** For the machine that watches the machine. */
export function systemRoutes({ ready, metrics }: Pick<WebParts, 'ready' | 'metrics'>): Router {
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
  router.get('/metrics', async (_request, response) => {
    const { contentType, body } = await metrics();
    response.type(contentType).send(body);
  });
  return router;
}
