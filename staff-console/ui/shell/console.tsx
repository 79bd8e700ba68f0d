import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Me } from '../../../src/contract/console.ts';
import type { Route } from '../../logic/routes.ts';
import { CalendarPage } from '../calendar/calendar-page.tsx';
import { CallsPage } from '../calls/calls-page.tsx';
import { QueuePage } from '../queue/queue-page.tsx';
import { MeContext, useCell, useCommand, useServices } from '../shared/context.ts';
import { FootBars } from './foot-bars.tsx';
import { Header } from './header.tsx';
import { KeysDialog } from './keys-dialog.tsx';
import { NoticeList } from './notices.tsx';
import { SearchDialog } from './search-dialog.tsx';

/** Everything behind the sign-in. */
export function Console({ me }: { readonly me: Me }): JSX.Element {
  const { router } = useServices();
  const route = useCell(router.route);
  const [over, setOver] = useState<'search' | 'help'>();
  const close = (): void => setOver(undefined);
  useCommand('search', () => setOver('search'));
  useCommand('help', () => setOver('help'));
  return (
    <MeContext.Provider value={me}>
      <div class="console">
        <Header onSearch={() => setOver('search')} onHelp={() => setOver('help')} />
        <Page route={route} />
        <FootBars />
        <NoticeList />
      </div>
      {over === 'search' && <SearchDialog onClose={close} />}
      {over === 'help' && <KeysDialog onClose={close} />}
    </MeContext.Provider>
  );
}

function Page({ route }: { readonly route: Route }): JSX.Element {
  switch (route.page) {
    case 'queue':
    case 'join':
      return <QueuePage route={route.page === 'queue' ? route : { page: 'queue' }} />;
    case 'calendar':
      return <CalendarPage route={route} />;
    case 'calls':
      return <CallsPage />;
  }
}
