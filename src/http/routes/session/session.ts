import { Router } from 'express';
import { lock, acceptLink, signIn, signOut, unlock, type Visitor } from '../../../app/staff/sign-in.ts';
import { acceptLinkRequest, signInRequest, unlockRequest, type Me } from '../../../contract/console.ts';
import { permissionsOf } from '../../../domain/access/can.ts';
import { takeOrRefuse } from '../../middleware/limiters.ts';
import { actorOf, clearSessionCookie, setSessionCookie } from '../../middleware/staff-session.ts';
import { staffRoute } from '../../route.ts';
import type { WebParts } from '../../web-parts.ts';

/** Signing in, locking and leaving. The first two are open to anybody and limited by address. */
export function sessionRoutes(parts: WebParts): Router {
  const { house, limiters, secure } = parts;
  const router = Router();

  router.post('/session', async (request, response) => {
    const credentials = signInRequest.parse(request.body);
    await takeOrRefuse(limiters.signIn, `${request.ip}|${credentials.email.toLowerCase()}`);
    const signedIn = await signIn(house, credentials);
    setSessionCookie(response, signedIn.token, secure);
    response.json(present(parts, signedIn));
  });

  router.post('/session/link', async (request, response) => {
    const link = acceptLinkRequest.parse(request.body);
    await takeOrRefuse(limiters.signIn, `${request.ip}|link`);
    const signedIn = await acceptLink(house, link);
    setSessionCookie(response, signedIn.token, secure);
    response.json(present(parts, signedIn));
  });

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
    async handler({ visitor, body, request }) {
      await takeOrRefuse(limiters.signIn, `${request.ip}|${visitor.member.email}`);
      await unlock(house, visitor, body.password);
      return present(parts, { ...visitor, session: { ...visitor.session, scope: 'full' } });
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
  return router;
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
