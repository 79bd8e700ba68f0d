import { isDay } from './calendar-days.ts';

/** Addresses hold ids and dates only: nothing about a patient ever stands in one. */
export type Route =
  | { readonly page: 'queue'; readonly conversationId?: string; readonly person?: true }
  | { readonly page: 'calendar'; readonly day?: string; readonly view: 'day' | 'week' }
  | { readonly page: 'calls' }
  | { readonly page: 'join' };

export const BASE = '/console/';

/** An address that means nothing is the queue. */
export function routeOf(path: string): Route {
  const [page = '', ...rest] = path.replace(/^\/console\/?/, '').split('/');
  switch (page) {
    case 'c':
      return conversationRoute(rest);
    case 'calendar':
      return calendarRoute(rest);
    case 'calls':
      return { page: 'calls' };
    case 'join':
      return { page: 'join' };
    default:
      return { page: 'queue' };
  }
}

function conversationRoute([id, pane]: readonly string[]): Route {
  const conversationId = id && decodeId(id);
  if (!conversationId) return { page: 'queue' };
  return { page: 'queue', conversationId, ...(pane === 'person' && { person: true }) };
}

function decodeId(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

function calendarRoute(rest: readonly string[]): Route {
  const day = rest.find(isDay);
  return {
    page: 'calendar',
    view: rest.includes('week') ? 'week' : 'day',
    ...(day !== undefined && { day }),
  };
}

export function pathOf(route: Route): string {
  switch (route.page) {
    case 'queue': {
      const id = route.conversationId;
      if (id === undefined) return BASE;
      return `${BASE}c/${encodeURIComponent(id)}${route.person ? '/person' : ''}`;
    }
    case 'calendar':
      return [`${BASE}calendar`, route.view === 'week' && 'week', route.day].filter(Boolean).join('/');
    case 'calls':
      return `${BASE}calls`;
    case 'join':
      return `${BASE}join`;
  }
}
