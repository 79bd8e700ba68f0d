/**
 * What the clinic's page and the chat frame say to each other by postMessage. Each side sends to the exact origin of
 * the other and reads only what comes from there; what is not of these shapes is not heard.
 */

/** From the page to the frame. */
export type ToFrame =
  | { readonly frontdesk: 'shown'; readonly focus: boolean }
  | { readonly frontdesk: 'hidden' }
  /** A `data:` address: the frame loads nothing from other places. */
  | { readonly frontdesk: 'picture'; readonly picture: string };

/** From the frame to the page. */
export type ToPage =
  | { readonly frontdesk: 'ready' }
  | { readonly frontdesk: 'close' }
  | { readonly frontdesk: 'unread'; readonly count: number }
  /** Whether this browser has a conversation here, so that the page knows if the frame is worth loading. */
  | { readonly frontdesk: 'conversation'; readonly exists: boolean };

export function readToFrame(data: unknown): ToFrame | undefined {
  const said = fieldsOf(data);
  switch (said?.['frontdesk']) {
    case 'shown':
      return { frontdesk: 'shown', focus: said['focus'] === true };
    case 'hidden':
      return { frontdesk: 'hidden' };
    case 'picture': {
      const { picture } = said;
      return typeof picture === 'string' && isPicture(picture)
        ? { frontdesk: 'picture', picture }
        : undefined;
    }
    default:
      return undefined;
  }
}

export function readToPage(data: unknown): ToPage | undefined {
  const said = fieldsOf(data);
  switch (said?.['frontdesk']) {
    case 'ready':
      return { frontdesk: 'ready' };
    case 'close':
      return { frontdesk: 'close' };
    case 'unread': {
      const { count } = said;
      const sound = typeof count === 'number' && Number.isSafeInteger(count) && count >= 0;
      return sound ? { frontdesk: 'unread', count } : undefined;
    }
    case 'conversation':
      return { frontdesk: 'conversation', exists: said['exists'] === true };
    default:
      return undefined;
  }
}

export const isPicture = (text: string): boolean =>
  /^data:image\/(png|jpeg|gif|webp|avif|svg\+xml)[;,]/.test(text);

function fieldsOf(data: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof data === 'object' && data !== null ? (data as Readonly<Record<string, unknown>>) : undefined;
}

/** What the frame is told in the fragment of its address, which no server ever sees. */
export interface FrameSettings {
  /** Of the page around the frame; absent when the chat is a page of its own. */
  readonly origin?: string;
  readonly name?: string;
  readonly color?: string;
  readonly language?: string;
}

const FIELDS = ['origin', 'name', 'color', 'language'] as const;

export function toFragment(settings: FrameSettings): string {
  const fields = new URLSearchParams();
  for (const field of FIELDS) {
    const value = settings[field];
    if (value !== undefined) fields.set(field, value);
  }
  return `#${fields.toString()}`;
}

export function fromFragment(fragment: string): FrameSettings {
  const fields = new URLSearchParams(fragment.replace(/^#/, ''));
  const given = FIELDS.flatMap((field) => {
    const value = fields.get(field);
    return value === null || value === '' ? [] : [[field, value] as const];
  });
  return Object.fromEntries(given);
}
