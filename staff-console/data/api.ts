import type { z } from 'zod';
import { ACTIVE_HEADER, CSRF_HEADER, problem, type Problem } from '../../src/contract/console.ts';
import { ApiError, refusal } from './api-error.ts';

/** Longer than the slowest honest answer, short enough that nobody stares at a dead button. */
const PATIENCE_MS = 15_000;

export interface Api {
  get<T>(path: string, shape: z.ZodType<T>): Promise<T>;
  post<T>(path: string, body: object | undefined, shape: z.ZodType<T>): Promise<T>;
  /** For answers without content. */
  send(method: 'POST' | 'DELETE', path: string, body?: object, options?: SendOptions): Promise<void>;
}

export interface SendOptions {
  /** Goes out even while the page is being closed. */
  readonly keepalive?: boolean;
}

export interface ApiParts {
  readonly csrf: () => string | undefined;
  readonly isActive: () => boolean;
  /** The session is over (401) or locked (423); told beside the failure itself. */
  readonly onSession: (change: 'ended' | 'locked') => void;
  /** The server's clock, as its answers tell it. */
  readonly onDate: (date: string) => void;
}

interface Request extends SendOptions {
  readonly method: string;
  readonly path: string;
  readonly body?: object | undefined;
}

/** The staff REST of the same server. Fails with `ApiError` and nothing else. */
export function createApi(parts: ApiParts): Api {
  const ask = async (request: Request): Promise<Response> => {
    const response = await answerTo(request, parts);
    const date = response.headers.get('date');
    if (date !== null) parts.onDate(date);
    if (response.ok) return response;
    const fault = refusal(response.status, await problemIn(response));
    if (fault.kind === 'refused' && fault.code === 'not-signed-in') parts.onSession('ended');
    if (fault.kind === 'refused' && fault.code === 'locked') parts.onSession('locked');
    throw new ApiError(fault);
  };
  return {
    get: async (path, shape) => understood(await ask({ method: 'GET', path }), shape),
    post: async (path, body, shape) => understood(await ask({ method: 'POST', path, body }), shape),
    async send(method, path, body, options) {
      await ask({ method, path, body, ...options });
    },
  };
}

async function answerTo({ method, path, body, keepalive }: Request, parts: ApiParts): Promise<Response> {
  const csrf = parts.csrf();
  const headers: Record<string, string> = {
    ...(csrf !== undefined && { [CSRF_HEADER]: csrf }),
    ...(parts.isActive() && { [ACTIVE_HEADER]: '1' }),
    ...(body && { 'content-type': 'application/json' }),
  };
  try {
    return await fetch(`/api${path}`, {
      method,
      headers,
      credentials: 'same-origin',
      cache: 'no-store',
      signal: AbortSignal.timeout(PATIENCE_MS),
      ...(body && { body: JSON.stringify(body) }),
      ...(keepalive && { keepalive }),
    });
  } catch {
    throw new ApiError({ kind: 'unreachable' });
  }
}

async function problemIn(response: Response): Promise<Problem | undefined> {
  try {
    return problem.parse(await response.json());
  } catch {
    return undefined;
  }
}

async function understood<T>(response: Response, shape: z.ZodType<T>): Promise<T> {
  let body: unknown;
  try {
    body = await response.json();
  } catch {
    throw new ApiError({ kind: 'unreachable' });
  }
  const parsed = shape.safeParse(body);
  if (!parsed.success) throw new ApiError({ kind: 'misunderstood' });
  return parsed.data;
}
