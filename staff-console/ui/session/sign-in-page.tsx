import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useServices } from '../shared/context.ts';
import { Door, Field, FormError, useAttempt } from './door.tsx';

export function SignInPage({ notice }: { readonly notice: string | undefined }): JSX.Element {
  const { session } = useServices();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const { busy, error, attempt } = useAttempt();
  return (
    <Door title="Sign in to Frontdesk">
      {notice !== undefined && (
        <p class="door-notice" role="status">
          {notice}
        </p>
      )}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          attempt(() => session.signIn(email.trim(), password));
        }}
      >
        <Field
          label="E-mail"
          type="email"
          autocomplete="username"
          value={email}
          onInput={setEmail}
          autofocus
        />
        <Field
          label="Password"
          type="password"
          autocomplete="current-password"
          value={password}
          onInput={setPassword}
        />
        <FormError text={error} />
        <button type="submit" class="button button-primary button-wide" disabled={busy}>
          {busy ? 'Signing in …' : 'Sign in'}
        </button>
      </form>
      <p class="door-foot">New here, or forgot your password? Ask an administrator for a sign-in link.</p>
    </Door>
  );
}
