import { Router } from 'express';
import { lock, signOut, unlock, type Visitor } from '../../../app/staff/session.ts';
import { acceptLink, signIn } from '../../../app/staff/sign-in.ts';
import { acceptLinkRequest, signInRequest, unlockRequest, type Me } from '../../../contract/console.ts';
import { permissionsOf } from '../../../domain/access/can.ts';
import { originOf, tryProof } from '../../middleware/sign-in-limits.ts';
import { actorOf, clearSessionCookie, setSessionCookie } from '../../middleware/staff-session.ts';
import { staffRoute } from '../../route.ts';
import type { WebParts } from '../../web-parts.ts';

/** Signing in, locking and leaving. */
export function sessionRoutes(parts: WebParts): Router {
  const router = Router();
  enteringRoutes(router, parts);
  ownRoutes(router, parts);
  return router;
}

/** Open to anybody; wrong tries are limited. */
function enteringRoutes(router: Router, parts: WebParts): void {
  const { house, signInLimits: limits, secure } = parts;
  router.post('/session', async (request, response) => {
    const credentials = signInRequest.parse(request.body);
    const origin = originOf(request);
    const signedIn = await tryProof(
      [
        [limits.address, origin],
        [limits.person, `${origin}|${credentials.email.toLowerCase()}`],
      ],
      house.observer,
      () => signIn(house, credentials),
    );
    setSessionCookie(response, signedIn.token, secure);
    response.json(present(parts, signedIn));
  });

  router.post('/session/link', async (request, response) => {
    const link = acceptLinkRequest.parse(request.body);
    const signedIn = await tryProof([[limits.address, originOf(request)]], house.observer, () =>
      acceptLink(house, link),
    );
    setSessionCookie(response, signedIn.token, secure);
    response.json(present(parts, signedIn));
  });
}

/** Everybody's own session, locked or not. */
function ownRoutes(router: Router, parts: WebParts): void {
  const { house, signInLimits: limits, secure } = parts;
  const own = { permission: 'see-alarm' } as const;
  staffRoute(router, parts, {
    ...own,
    method: 'get',
    path: '/session',
    handler: ({ visitor }) => Promise.resolve(present(parts, visitor)),
  });
  staffRoute(router, parts, {
    ...own,
    method: 'post',
    path: '/session/lock',
    async handler({ visitor }) {
      await lock(house, visitor.session);
      return undefined;
    },
  });
  staffRoute(router, parts, {
    ...own,
    method: 'post',
    path: '/session/unlock',
    body: unlockRequest,
    async handler({ visitor, body }) {
      const opened = await tryProof([[limits.unlock, visitor.session.id]], house.observer, () =>
        unlock(house, visitor, body.password),
      );
      return present(parts, opened);
    },
  });
  staffRoute(router, parts, {
    ...own,
    method: 'delete',
    path: '/session',
    async handler({ visitor, response }) {
      await signOut(house, visitor.session);
      clearSessionCookie(response, secure);
      return undefined;
    },
  });
}

function present({ house }: Pick<WebParts, 'house'>, { member, session }: Visitor): Me {
  const { name, zone, phone } = house.pack.clinic;
  return {
    id: member.id,
    name: member.name,
    email: member.email,
    role: member.role,
    scope: session.scope,
    csrf: session.csrf,
    may: permissionsOf(actorOf({ member, session })),
    clinic: { name, zone, phone },
    idleLockMs: house.settings.idleLockMs,
  };
}
