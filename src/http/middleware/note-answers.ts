import type { RequestHandler } from 'express';
import type { House } from '../../app/house.ts';

/** Notes how each request was answered, by its route's pattern: an address may hold an id, a pattern cannot. */
export function noteAnswers({ clock, observer }: Pick<House, 'clock' | 'observer'>): RequestHandler {
  return (request, response, next) => {
    const began = clock.now();
    response.once('finish', () => {
      const route = request.route as { readonly path?: unknown } | undefined;
      const pattern = typeof route?.path === 'string' ? `${request.baseUrl}${route.path}` : 'other';
      const ms = clock.now() - began;
      observer.note({ type: 'answered', route: pattern, status: response.statusCode, ms });
    });
    next();
  };
}
