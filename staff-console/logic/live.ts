/** The line to the server. */
export type Line =
  | { readonly kind: 'live' }
  | { readonly kind: 'reconnecting'; readonly since: number }
  | { readonly kind: 'offline'; readonly since: number };

export type LineEvent = 'connected' | 'dropped' | 'tick' | 'network-lost';

/** A drop is usually mended in a moment; after this long it is said plainly. */
export const OFFLINE_AFTER_MS = 12_000;

/** What to show after something happened to the line. */
export function lineAfter(line: Line, event: LineEvent, now: number): Line {
  switch (event) {
    case 'connected':
      return { kind: 'live' };
    case 'network-lost':
      return line.kind === 'offline'
        ? line
        : { kind: 'offline', since: line.kind === 'live' ? now : line.since };
    case 'dropped':
      return line.kind === 'live' ? { kind: 'reconnecting', since: now } : line;
    case 'tick':
      return line.kind === 'reconnecting' && now - line.since >= OFFLINE_AFTER_MS
        ? { kind: 'offline', since: line.since }
        : line;
  }
}

export const LINE_WORDS: Readonly<Record<Line['kind'], string>> = {
  live: 'live',
  reconnecting: 'reconnecting',
  offline: 'offline',
};
