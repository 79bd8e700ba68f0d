import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { JoinPage } from './ui/session/join-page.tsx';
import { LockPage } from './ui/session/lock-page.tsx';
import { Door } from './ui/session/door.tsx';
import { SignInPage } from './ui/session/sign-in-page.tsx';
import { MeContext, useCell, useServices } from './ui/shared/context.ts';
import { Announcements } from './ui/shell/announcements.tsx';
import { Console } from './ui/shell/console.tsx';

/** `token`: of a sign-in link that led here. */
export function App({ token }: { readonly token: string | undefined }): JSX.Element {
  return (
    <>
      <Face token={token} />
      <Announcements />
    </>
  );
}

function Face({ token }: { readonly token: string | undefined }): JSX.Element {
  const { session, router } = useServices();
  const state = useCell(session.state);
  const route = useCell(router.route);
  const [link, setLink] = useState(token);
  if (route.page === 'join') {
    const joined = (): void => {
      setLink(undefined);
      router.go({ page: 'queue' }, { replace: true });
    };
    return <JoinPage token={link} onJoined={joined} />;
  }
  switch (state.at) {
    case 'starting':
      return <p class="state state-loading">Opening …</p>;
    case 'unreachable':
      return (
        <Door title="Frontdesk does not answer">
          <p>Check the network of this computer. The page tries again by itself.</p>
          <button type="button" class="button button-primary" onClick={() => void session.ask()}>
            Try now
          </button>
        </Door>
      );
    case 'signed-out':
      return <SignInPage notice={state.notice} />;
    case 'locked':
      return (
        <MeContext.Provider value={state.me}>
          <LockPage me={state.me} />
        </MeContext.Provider>
      );
    case 'open':
      return <Console key={state.me.id} me={state.me} />;
  }
}
