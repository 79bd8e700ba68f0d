import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { passwordFault, MIN_PASSWORD } from '../../logic/password.ts';
import { useServices } from '../shared/context.ts';
import { Door, Field, FormError, useAttempt } from './door.tsx';

interface Props {
  /** From the address; absent when the page was reloaded, for then it is gone from there. */
  readonly token: string | undefined;
  readonly onJoined: () => void;
}

/** A one-use link brings a person here to choose a password. */
export function JoinPage({ token, onJoined }: Props): JSX.Element {
  if (token === undefined) {
    return (
      <Door title="Open your link again">
        <p>This page needs the whole sign-in link. Open it again from where you got it.</p>
        <p>
          <a href="/console/">Sign in with a password instead</a>
        </p>
      </Door>
    );
  }
  return <ChoosePassword token={token} onJoined={onJoined} />;
}

function ChoosePassword({
  token,
  onJoined,
}: {
  readonly token: string;
  readonly onJoined: () => void;
}): JSX.Element {
  const { session } = useServices();
  const [password, setPassword] = useState('');
  const [repeated, setRepeated] = useState('');
  const [tried, setTried] = useState(false);
  const { busy, error, attempt } = useAttempt();
  const fault = passwordFault(password, repeated);
  const submit = (): void => {
    setTried(true);
    if (fault) return;
    attempt(async () => {
      await session.join(token, password);
      onJoined();
    });
  };
  return (
    <Door title="Welcome. Choose a password">
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Field
          label="Password"
          type="password"
          autocomplete="new-password"
          value={password}
          onInput={setPassword}
          hint={`At least ${MIN_PASSWORD} characters. A few words you can remember are best.`}
          error={tried && fault?.field === 'password' ? fault.message : undefined}
          autofocus
        />
        <Field
          label="The same again"
          type="password"
          autocomplete="new-password"
          value={repeated}
          onInput={setRepeated}
          error={tried && fault?.field === 'repeated' ? fault.message : undefined}
        />
        <FormError text={error} />
        <button type="submit" class="button button-primary button-wide" disabled={busy}>
          {busy ? 'One moment …' : 'Save and sign in'}
        </button>
      </form>
      <p class="door-foot">
        The link works once. Already used it? <a href="/console/">Sign in</a>.
      </p>
    </Door>
  );
}
