import { performance } from 'node:perf_hooks';
import type { RequestHandler } from 'express';
import type { Observer } from '../../app/ports/observer.ts';

/** Notes how each request was answered, by its route's pattern: an address may hold an id, a pattern cannot. */
export function noteAnswers(observer: Observer): RequestHandler {
  return (request, response, next) => {
    const began = performance.now();
    response.once('finish', () => {
      const route = request.route as { readonly path?: unknown } | undefined;
      const pattern = typeof route?.path === 'string' ? `${request.baseUrl}${route.path}` : 'other';
      const ms = Math.round(performance.now() - began);
      observer.note({ type: 'answered', route: pattern, status: response.statusCode, ms });
    });
    next();
  };
}
