import { join } from 'node:path';
import { Router, static as files } from 'express';
import type { WebParts } from '../../web-parts.ts';

/** A name with a hash in it never changes what it stands for. */
const FOREVER = { immutable: true, maxAge: '1y', index: false } as const;

/** The console, the chat widget and, where it may be, the demo. */
export function pageRoutes({ assets, phone }: Pick<WebParts, 'assets' | 'phone'>): Router {
  const router = Router();
  router.get('/', (_request, response) => {
    response.redirect(phone ? '/demo' : '/console/');
  });

  router.use('/console/assets', files(join(assets.console, 'assets'), FOREVER));
  router.get(['/console', '/console/{*page}'], (_request, response) => {
    response.set('cache-control', 'no-cache').sendFile(join(assets.console, 'index.html'));
  });

  router.use('/widget/assets', files(join(assets.widget, 'assets'), FOREVER));
  router.get('/widget.js', (_request, response) => {
    response.set('cross-origin-resource-policy', 'cross-origin').sendFile(join(assets.widget, 'widget.js'));
  });
  router.get('/widget/frame', (_request, response) => {
    response.set('cache-control', 'no-cache').sendFile(join(assets.widget, 'frame.html'));
  });

  if (phone) {
    router.use('/demo/phone', phone);
    router.get('/demo', (_request, response) => {
      response.set('cache-control', 'no-cache').sendFile(join(assets.widget, 'demo.html'));
    });
  }
  return router;
}
