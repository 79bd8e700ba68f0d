import type { Request, RequestHandler, Response, Router } from 'express';
import type { z } from 'zod';
import type { Visitor } from '../app/staff/session.ts';
import type { Permission } from './middleware/staff-session.ts';
import { permit, visitorOf } from './middleware/staff-session.ts';
import type { WebParts } from './web-parts.ts';

interface RouteSpec<Body, Query> {
  readonly method: 'get' | 'post' | 'delete';
  readonly path: string;
  /** Who may; a route cannot be written without saying so. */
  readonly permission: Exclude<Permission, 'NONE'>;
  readonly body?: z.ZodType<Body>;
  readonly query?: z.ZodType<Query>;
  /** Its answer is sent as JSON; undefined is an empty 204. */
  readonly handler: (call: Call<Body, Query>) => Promise<object | undefined>;
}

export interface Call<Body, Query> {
  readonly visitor: Visitor;
  readonly body: Body;
  readonly query: Query;
  readonly params: Readonly<Record<string, string>>;
  readonly request: Request;
  readonly response: Response;
}

/** A staff route as a readable list: who may, what it takes, what it does. */
export function staffRoute<Body, Query>(router: Router, parts: WebParts, spec: RouteSpec<Body, Query>): void {
  const handle: RequestHandler = async (request, response) => {
    const answer = await spec.handler({
      visitor: visitorOf(response),
      body: spec.body?.parse(request.body) as Body,
      query: spec.query?.parse(request.query) as Query,
      params: request.params as Readonly<Record<string, string>>,
      request,
      response,
    });
    if (response.headersSent) return;
    if (answer === undefined) response.status(204).end();
    else response.json(answer);
  };
  router[spec.method](spec.path, permit(parts.house, spec.permission), handle);
}
