import { timingSafeEqual } from 'node:crypto';
import { parse, serialize } from 'cookie';
import type { Request, RequestHandler, Response } from 'express';
import type { StaffActor } from '../../app/desk/desk-event.ts';
import { Refusal } from '../../app/errors.ts';
import type { House } from '../../app/house.ts';
import { whoIs, type Visitor } from '../../app/staff/session.ts';
import { ACTIVE_HEADER, CSRF_HEADER } from '../../contract/console.ts';
import { can, type Action } from '../../domain/access/can.ts';

const COOKIE = 'frontdesk_session';

/** Who is allowed in, as a route says it: anybody, or whoever may take this action. */
export type Permission = 'NONE' | Action;

declare module 'express-serve-static-core' {
  interface Locals {
    visitor?: Visitor;
  }
}

export function setSessionCookie(response: Response, token: string, secure: boolean): void {
  response.append(
    'set-cookie',
    serialize(COOKIE, token, { httpOnly: true, sameSite: 'strict', path: '/', secure }),
  );
}

export function clearSessionCookie(response: Response, secure: boolean): void {
  response.append(
    'set-cookie',
    serialize(COOKIE, '', { httpOnly: true, sameSite: 'strict', path: '/', secure, maxAge: 0 }),
  );
}

export const sessionToken = (cookieHeader: string | undefined): string | undefined =>
  parse(cookieHeader ?? '')[COOKIE];

/** Lets in who may take this action; a change also needs the session's own CSRF token in a header. */
export function permit(house: House, permission: Permission): RequestHandler {
  return async (request, response, next) => {
    if (permission !== 'NONE') {
      const visitor = await signedIn(house, request);
      if (isChange(request)) mustProveOrigin(request, visitor);
      mustMay(visitor, permission);
      if (request.headers[ACTIVE_HEADER] === '1') {
        await house.sessions.touch(visitor.session.id, house.clock.now());
      }
      response.locals.visitor = visitor;
    }
    next();
  };
}

/** Of a request that `permit` let in. */
export function visitorOf(response: Response): Visitor {
  const { visitor } = response.locals;
  if (!visitor) throw new Error('this route lets anybody in, so nobody is known');
  return visitor;
}

async function signedIn(house: House, request: Request): Promise<Visitor> {
  const token = sessionToken(request.headers.cookie);
  const visitor = token === undefined ? undefined : await whoIs(house, token);
  if (!visitor) throw new Refusal('not-signed-in', 'Please sign in.');
  return visitor;
}

export const actorOf = ({ member, session }: Visitor): StaffActor => ({
  id: member.id,
  role: member.role,
  scope: session.scope,
});

function mustMay({ member, session }: Visitor, action: Action): void {
  if (can(actorOf({ member, session }), action)) return;
  if (session.scope === 'alarm') throw new Refusal('locked', 'The screen is locked. Enter your password.');
  throw new Refusal('forbidden', 'Your role does not allow this.');
}

const isChange = ({ method }: Request): boolean => method !== 'GET' && method !== 'HEAD';

function mustProveOrigin(request: Request, { session }: Visitor): void {
  const sent = Buffer.from(String(request.headers[CSRF_HEADER] ?? ''));
  const expected = Buffer.from(session.csrf);
  if (sent.length === expected.length && timingSafeEqual(sent, expected)) return;
  throw new Refusal('forbidden', 'This request did not come from the console. Reload the page.');
}
