import './quiet-schemas.ts';
import './styles/index.css';
import { render } from 'preact';
import { App } from './app.tsx';
import { followEvents } from './data/follow.ts';
import { createServices } from './data/services.ts';
import { BASE } from './logic/routes.ts';
import { ServicesContext } from './ui/shared/context.ts';

/** A sign-in link's secret stands behind the # and leaves the address, and with it the history, at once. */
function takeToken(): string | undefined {
  if (!location.pathname.startsWith(`${BASE}join`)) return undefined;
  const token = location.hash.slice(1);
  history.replaceState(null, '', location.pathname);
  return token === '' ? undefined : token;
}

const root = document.getElementById('app');
if (root) {
  const token = takeToken();
  const services = createServices();
  followEvents(services);
  render(
    <ServicesContext.Provider value={services}>
      <App token={token} />
    </ServicesContext.Provider>,
    root,
  );
  void services.session.ask();
}
