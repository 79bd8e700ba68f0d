import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { faultOf, faultWords } from '../../data/api-error.ts';

/** The frame of the pages before the console: one card in the middle. */
export function Door({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ComponentChildren;
}): JSX.Element {
  return (
    <main class="door">
      <div class="door-card">
        <h1 class="door-title">{title}</h1>
        {children}
      </div>
    </main>
  );
}

interface FieldProps {
  readonly label: string;
  readonly type: 'email' | 'password';
  readonly autocomplete: 'username' | 'current-password' | 'new-password';
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly hint?: string;
  readonly error?: string | undefined;
  readonly autofocus?: boolean;
}

export function Field({ label, hint, error, onInput, autofocus, type, ...input }: FieldProps): JSX.Element {
  const id = useId();
  const place = useRef<HTMLInputElement>(null);
  // The attribute works only in a page that is just loading.
  useEffect(() => {
    if (autofocus) place.current?.focus();
  }, []);
  const described = [hint !== undefined && `${id}-hint`, error !== undefined && `${id}-error`];
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {label}
      </label>
      <input
        {...input}
        {...(type === 'email' ? ({ type } as const) : ({ type } as const))}
        ref={place}
        id={id}
        class="field-input"
        required
        aria-invalid={error !== undefined}
        aria-describedby={described.filter(Boolean).join(' ') || undefined}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      {hint !== undefined && (
        <p id={`${id}-hint`} class="field-hint">
          {hint}
        </p>
      )}
      {error !== undefined && (
        <p id={`${id}-error`} class="field-error">
          {error}
        </p>
      )}
    </div>
  );
}

/** A form that asks the server once at a time and says what the server did not like. */
export function useAttempt(): {
  readonly busy: boolean;
  readonly error: string | undefined;
  readonly attempt: (act: () => Promise<void>) => void;
} {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const attempt = (act: () => Promise<void>): void => {
    if (busy) return;
    setBusy(true);
    setError(undefined);
    act()
      .catch((problem: unknown) => setError(faultWords(faultOf(problem))))
      .finally(() => setBusy(false));
  };
  return { busy, error, attempt };
}

export function FormError({ text }: { readonly text: string | undefined }): JSX.Element {
  return (
    <div class="form-error-place" role="alert">
      {text !== undefined && <p class="form-error">{text}</p>}
    </div>
  );
}
