import type { ErrorRequestHandler, Response } from 'express';
import { ZodError } from 'zod';
import { Refusal, type RefusalCode } from '../app/errors.ts';
import type { Observer } from '../app/ports/observer.ts';
import type { Ids } from '../app/ports/system.ts';
import type { Problem } from '../contract/console.ts';

const STATUS: Readonly<Record<RefusalCode, number>> = {
  'not-found': 404,
  'already-claimed': 409,
  'not-claimed-by-you': 409,
  'nothing-to-do': 409,
  'changed-meanwhile': 409,
  'texts-on-their-way': 409,
  forbidden: 403,
  'not-signed-in': 401,
  locked: 423,
  'wrong-credentials': 401,
  'link-used-or-expired': 410,
  'too-many-attempts': 429,
};

interface Fault {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail?: string;
  readonly faults?: Problem['faults'];
}

/** The only place where an error becomes an answer: an RFC 9457 problem document without anything of the inside. */
export function problems(house: {
  readonly ids: Pick<Ids, 'next'>;
  readonly observer: Observer;
}): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const fault = faultOf(error);
    const instance = house.ids.next();
    if (fault.status >= 500) {
      const where = `${request.method} ${routeName(request.route)}`;
      house.observer.note({ type: 'fault', where, errorId: instance, cause: error });
    }
    sendProblem(response, fault, instance);
  };
}

function sendProblem(response: Response, fault: Fault, instance: string): void {
  const body: Problem = { type: 'about:blank', instance, ...fault };
  response.status(fault.status).type('application/problem+json').send(JSON.stringify(body));
}

function faultOf(error: unknown): Fault {
  if (error instanceof Refusal) {
    return { status: STATUS[error.code], code: error.code, title: 'Not possible', detail: error.message };
  }
  if (error instanceof ZodError) {
    const faults = error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
    return { status: 400, code: 'invalid', title: 'The request is not as it should be', faults };
  }
  const status = statusOf(error);
  if (status === 413) return { status, code: 'too-big', title: 'The request is too big' };
  if (status !== undefined && status < 500) {
    return { status, code: 'invalid', title: 'The request could not be read' };
  }
  return { status: 500, code: 'fault', title: 'Something went wrong here; it has been noted' };
}

/** Express and its parsers mark their own errors with a status. */
function statusOf(error: unknown): number | undefined {
  const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : undefined;
  return typeof status === 'number' && status >= 400 ? status : undefined;
}

const routeName = (route: unknown): string =>
  typeof route === 'object' && route !== null && 'path' in route && typeof route.path === 'string'
    ? route.path
    : 'unknown';
