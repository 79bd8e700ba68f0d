import { pathOf, routeOf, type Route } from '../logic/routes.ts';
import { cell, type Readable } from './cell.ts';

export interface Router {
  readonly route: Readable<Route>;
  go(route: Route, options?: { readonly replace?: boolean }): void;
}

/** The page in the address; the browser's own back and forward work, also on a phone. */
export function createRouter(): Router {
  const route = cell<Route>(routeOf(location.pathname));
  const go: Router['go'] = (next, { replace = false } = {}) => {
    const path = pathOf(next);
    if (path !== location.pathname) {
      if (replace) history.replaceState(null, '', path);
      else history.pushState(null, '', path);
    }
    route.set(next);
  };
  window.addEventListener('popstate', () => route.set(routeOf(location.pathname)));
  document.addEventListener('click', (event) => {
    const path = ownPath(event);
    if (path === undefined) return;
    event.preventDefault();
    go(routeOf(path));
  });
  return { route, go };
}

/** The path of a plain click on a link of the console; other clicks are the browser's. */
function ownPath(event: MouseEvent): string | undefined {
  const changed = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0;
  if (changed || event.defaultPrevented || !(event.target instanceof Element)) return undefined;
  const href = event.target.closest('a')?.getAttribute('href');
  return href?.startsWith('/console') ? href : undefined;
}
