import type { RequestHandler } from 'express';
import helmet from 'helmet';
import type { WebParts } from '../web-parts.ts';

/** Pages run their own files only. The chat frame and the demo alone may stand inside other pages. */
export function helmetFor({ secure }: Pick<WebParts, 'secure'>): RequestHandler {
  const own = policy(secure, ["'none'"]);
  const framed = policy(secure, ['*']);
  return (request, response, next) => {
    (request.path.startsWith('/widget') ? framed : own)(request, response, next);
  };
}

function policy(secure: boolean, frameAncestors: string[]): RequestHandler {
  const anywhere = frameAncestors.includes('*');
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        baseUri: ["'none'"],
        objectSrc: ["'none'"],
        formAction: ["'self'"],
        frameAncestors,
        imgSrc: ["'self'", 'data:'],
        styleSrc: ["'self'"],
        scriptSrc: ["'self'"],
        connectSrc: ["'self'"],
        ...(secure && { upgradeInsecureRequests: [] }),
      },
    },
    xFrameOptions: anywhere ? false : { action: 'deny' },
    crossOriginResourcePolicy: { policy: anywhere ? 'cross-origin' : 'same-origin' },
    strictTransportSecurity: secure,
    referrerPolicy: { policy: 'no-referrer' },
  });
}
