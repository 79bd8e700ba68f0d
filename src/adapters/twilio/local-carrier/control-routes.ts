import express, { type Router } from 'express';
import { z } from 'zod';
import type { Engine } from './engine.ts';
import { faultSchema } from './faults.ts';
import { jsonOnly } from './loopback.ts';
import type { Reception } from './reception.ts';

/**
 * For tests in another process: `POST faults`, `DELETE faults`, `PUT webhook {url}`, `GET messages` (everything kept),
 * `POST settled` (answers when nothing is on its way any more).
 */
export function controlRoutes({ faults, ledger, tasks }: Engine, reception: Reception): Router {
  const router = express.Router();
  router.use(jsonOnly, express.json({ limit: '64kb' }));
  router.post('/faults', (request, response) => {
    faults.plant(faultSchema.parse(request.body));
    response.status(204).end();
  });
  router.delete('/faults', (_request, response) => {
    faults.clear();
    response.status(204).end();
  });
  router.put('/webhook', (request, response) => {
    reception.pointTo(z.object({ url: z.url() }).parse(request.body).url);
    response.status(204).end();
  });
  router.get('/messages', (_request, response) => {
    response.json({ messages: ledger.all() });
  });
  router.post('/settled', async (_request, response) => {
    await tasks.settled();
    response.status(204).end();
  });
  return router;
}
