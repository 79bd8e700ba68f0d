import {
  ACTIVE_HEADER,
  CSRF_HEADER,
  type AlarmView,
  type Calendar,
  type ConversationView,
  type Me,
  type Problem,
  type Queue,
  type SearchResults,
} from '../../src/contract/console.ts';
import { issueLink } from '../../src/app/staff/sign-in.ts';
import type { Frontdesk } from '../../src/compose.ts';

/** A member of staff at the REST door. */
export interface StaffClient {
  readonly me: Me;
  readonly cookie: string;
  get<T>(path: string): Promise<T>;
  post<T = undefined>(path: string, body?: unknown): Promise<T>;
  /** Does something to a conversation (/conversations/:id/verb) just after having looked at it. */
  act<T = undefined>(path: string, body?: object): Promise<T>;
  /** How a request is answered, whatever it is. */
  status(method: string, path: string, body?: unknown): Promise<number>;
  /** Reads as a person does who has just touched a key. */
  active(path: string): Promise<number>;
  /** The problem that a request is refused with. */
  refused(method: string, path: string, body?: unknown): Promise<Problem>;
  queue(): Promise<Queue>;
  alarm(): Promise<AlarmView>;
  conversation(id: string): Promise<ConversationView>;
  search(words: string): Promise<SearchResults>;
  calendar(from: string, days?: number): Promise<Calendar>;
}

export const PASSWORD = 'a long enough password';

/** Signs in by a one-use link, or by the password set with it. */
export async function signIn(url: string, frontdesk: Frontdesk, role: Me['role']): Promise<StaffClient> {
  const member = (await frontdesk.house.staff.all()).find((one) => one.role === role)!;
  const body = member.passwordHash
    ? { email: member.email, password: PASSWORD }
    : { token: await issueLink(frontdesk.house, member.id), password: PASSWORD };
  const path = member.passwordHash ? '/api/session' : '/api/session/link';
  const response = await fetch(url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`signing in was refused: ${await response.text()}`);
  const cookie = response.headers.get('set-cookie')!.split(';')[0]!;
  return clientOf(url, cookie, (await response.json()) as Me);
}

function clientOf(url: string, cookie: string, me: Me): StaffClient {
  const call = (method: string, path: string, body?: unknown): Promise<Response> =>
    fetch(`${url}/api${path}`, {
      method,
      headers: { cookie, 'content-type': 'application/json', [CSRF_HEADER]: me.csrf },
      ...(body !== undefined && method !== 'GET' && { body: JSON.stringify(body) }),
    });
  const read = async <T>(response: Response): Promise<T> => {
    if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
    return (response.status === 204 ? undefined : await response.json()) as T;
  };
  const get = async <T>(path: string): Promise<T> => read(await call('GET', path));
  const post = async <T>(path: string, body?: unknown): Promise<T> => read(await call('POST', path, body));
  return {
    me,
    cookie,
    get,
    post,
    async act(path, body) {
      const { version } = await get<ConversationView>(path.slice(0, path.lastIndexOf('/')));
      return post(path, { ...body, version });
    },
    status: async (method, path, body) => (await call(method, path, body)).status,
    active: async (path) =>
      (await fetch(`${url}/api${path}`, { headers: { cookie, [ACTIVE_HEADER]: '1' } })).status,
    async refused(method, path, body) {
      const response = await call(method, path, body);
      if (response.ok) throw new Error(`${method} ${path} was not refused`);
      return (await response.json()) as Problem;
    },
    queue: () => get('/queue'),
    alarm: () => get('/alarm'),
    conversation: (id) => get(`/conversations/${id}`),
    search: (words) => post('/search', { q: words }),
    calendar: (from, days = 5) => get(`/calendar?from=${from}&days=${days}`),
  };
}

/** Requests of somebody who has not signed in here, perhaps with a cookie from elsewhere. */
export const anonymous =
  (url: string, cookie?: string) =>
  async (method: string, path: string, body?: unknown): Promise<number> => {
    const response = await fetch(`${url}/api${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...(cookie !== undefined && { cookie }) },
      ...(method !== 'GET' && { body: JSON.stringify(body ?? {}) }),
    });
    return response.status;
  };
