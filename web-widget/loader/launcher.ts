import type { LoaderWords } from './words.ts';

const SVG = 'http://www.w3.org/2000/svg';

const TALK =
  'M14 4C8 4 3.5 7.9 3.5 12.8c0 2.6 1.3 4.9 3.3 6.5-.1 1.5-.7 2.9-1.8 4 2.2-.1 4.2-.9 5.7-2.1 1 .3 2.1.4 3.3.4 6 0 10.5-3.9 10.5-8.8S20 4 14 4z';
const SHUT = 'M7 7l14 14M21 7L7 21';

/** The round button, and what is said aloud beside it. */
export interface Launcher {
  readonly button: HTMLButtonElement;
  readonly spoken: HTMLElement;
  showOpen(open: boolean): void;
  showUnread(count: number): void;
}

export function createLauncher(words: LoaderWords): Launcher {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'launcher';
  const count = document.createElement('span');
  count.className = 'count';
  count.setAttribute('aria-hidden', 'true');
  button.append(icon('talk', TALK), icon('shut', SHUT), count);
  const spoken = document.createElement('div');
  spoken.className = 'unseen';
  spoken.setAttribute('role', 'status');

  let isOpen = false;
  let unread = 0;
  const label = (): void => {
    const act = isOpen ? words.close : words.open;
    button.setAttribute('aria-label', unread === 0 ? act : `${act}, ${words.news(unread)}`);
    button.setAttribute('aria-expanded', String(isOpen));
    count.textContent = unread === 0 || isOpen ? '' : unread > 9 ? '9+' : String(unread);
  };
  label();
  return {
    button,
    spoken,
    showOpen(open) {
      isOpen = open;
      label();
    },
    showUnread(next) {
      if (next > unread && !isOpen) spoken.textContent = words.news(next);
      unread = next;
      if (unread === 0) spoken.textContent = '';
      label();
    },
  };
}

function icon(name: string, path: string): SVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  const shape = document.createElementNS(SVG, 'path');
  const look = {
    fill: 'none',
    stroke: 'currentColor',
    'stroke-width': '2.2',
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
  };
  for (const [key, value] of Object.entries({ ...look, d: path })) shape.setAttribute(key, value);
  const box = { class: name, width: '28', height: '28', viewBox: '0 0 28 28', 'aria-hidden': 'true' };
  for (const [key, value] of Object.entries(box)) svg.setAttribute(key, value);
  svg.append(shape);
  return svg;
}
