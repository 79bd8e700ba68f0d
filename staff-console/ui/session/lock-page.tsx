import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Me } from '../../../src/contract/console.ts';
import { emergencyWords, isRinging } from '../../logic/alarm.ts';
import { Elapsed } from '../shared/clocks.tsx';
import { useCell, useServices } from '../shared/context.ts';
import { SoundBar } from '../shell/sound-bar.tsx';
import { Door, Field, FormError, useAttempt } from './door.tsx';

/** Behind it no patient is in the page. It shows the clinic, the alarm, and where to enter the password. */
export function LockPage({ me }: { readonly me: Me }): JSX.Element {
  const { session } = useServices();
  const [password, setPassword] = useState('');
  const { busy, error, attempt } = useAttempt();
  return (
    <div class="lock">
      <LockAlarm />
      <Door title={me.clinic.name}>
        <p class="door-lead">This screen is locked.</p>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            attempt(() => session.unlock(password));
          }}
        >
          <input
            class="unseen"
            type="text"
            autocomplete="username"
            value={me.email}
            tabIndex={-1}
            readOnly
            aria-hidden="true"
          />
          <Field
            label={`Password of ${me.name}`}
            type="password"
            autocomplete="current-password"
            value={password}
            onInput={setPassword}
            autofocus
          />
          <FormError text={error} />
          <button type="submit" class="button button-primary button-wide" disabled={busy}>
            {busy ? 'Unlocking …' : 'Unlock'}
          </button>
        </form>
        <p class="door-foot">
          Somebody else?{' '}
          <button type="button" class="link" onClick={() => attempt(() => session.signOut())}>
            Sign out
          </button>
        </p>
      </Door>
      <footer>
        <SoundBar />
      </footer>
    </div>
  );
}

function LockAlarm(): JSX.Element {
  const { alarm } = useServices();
  const reading = useCell(alarm.state);
  const view = reading.status === 'ready' ? reading.data : undefined;
  if (!view || !isRinging(view)) return <header class="lock-alarm" />;
  return (
    <header class="lock-alarm alarm-bar">
      <strong>▲ {emergencyWords(view.emergencies)} waiting</strong>
      {view.oldestWaitingSince !== undefined && (
        <span>
          oldest <Elapsed since={view.oldestWaitingSince} label="Waiting" />
        </span>
      )}
      <span>Unlock to see who it is</span>
    </header>
  );
}
