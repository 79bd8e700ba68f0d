import express, { json, Router, type Express } from 'express';
import { Refusal } from '../app/errors.ts';
import { helmetFor } from './middleware/content-policy.ts';
import { noteAnswers } from './middleware/note-answers.ts';
import { problems } from './problem.ts';
import { actingRoutes, readingRoutes } from './routes/desk/desk.ts';
import { pageRoutes } from './routes/pages/pages.ts';
import { sessionRoutes } from './routes/session/session.ts';
import { systemRoutes } from './routes/system/system.ts';
import { webhookRoutes } from './routes/webhooks/webhooks.ts';
import type { WebParts } from './web-parts.ts';

/** Every HTTP door of the house. */
export function createWeb(parts: WebParts): Express {
  const app = express();
  app
    .disable('x-powered-by')
    .set('etag', false)
    .set('trust proxy', [...parts.trustedProxies]);
  app.use('/webhooks/twilio', webhookRoutes(parts));
  app.use(noteAnswers(parts.house), helmetFor(parts));
  app.use(systemRoutes(parts));
  app.use('/api', apiRoutes(parts));
  app.use(pageRoutes(parts));
  app.use(() => {
    throw new Refusal('not-found', 'There is nothing at this address.');
  });
  app.use(problems(parts.house));
  return app;
}

function apiRoutes(parts: WebParts): Router {
  const router = Router();
  router.use((_request, response, next) => {
    response.set('cache-control', 'no-store');
    next();
  });
  router.use(json({ limit: '32kb' }));
  router.use(sessionRoutes(parts), readingRoutes(parts), actingRoutes(parts));
  return router;
}
