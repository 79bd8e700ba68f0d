import type { ComponentChildren, JSX } from 'preact';
import { faultWords, type ApiFault } from '../../data/api-error.ts';
import type { Loaded } from '../../data/resource.ts';

interface Props<T> {
  readonly loaded: Loaded<T>;
  /** What is being loaded, as in "Loading the queue". */
  readonly what: string;
  readonly onRetry: () => void;
  readonly children: (data: T) => ComponentChildren;
}

/** What a list shows while it is read, when it could not be read, and when what it shows may be old. */
export function Stateful<T>({ loaded, what, onRetry, children }: Props<T>): JSX.Element {
  switch (loaded.status) {
    case 'loading':
      return <Loading what={what} />;
    case 'failed':
      return <Failed what={what} fault={loaded.fault} onRetry={onRetry} />;
    case 'ready':
      return (
        <>
          {children(loaded.data)}
          {loaded.fault && <Stale fault={loaded.fault} onRetry={onRetry} />}
        </>
      );
  }
}

function Loading({ what }: { readonly what: string }): JSX.Element {
  return (
    <div class="state state-loading" role="status">
      <span class="state-text">Loading {what} …</span>
    </div>
  );
}

function Failed({
  what,
  fault,
  onRetry,
}: {
  readonly what: string;
  readonly fault: ApiFault;
  readonly onRetry: () => void;
}): JSX.Element {
  return (
    <div class="state" role="alert">
      <p class="state-title">Could not load {what}</p>
      <p class="state-text">{faultWords(fault)}</p>
      <Retry fault={fault} onRetry={onRetry} />
    </div>
  );
}

/** Below what it speaks of, so that nothing above it moves. */
function Stale({ fault, onRetry }: { readonly fault: ApiFault; readonly onRetry: () => void }): JSX.Element {
  return (
    <div class="stale" role="status">
      <span>
        <strong>This may be old.</strong> {staleWords(fault)}
      </span>
      <Retry fault={fault} onRetry={onRetry} />
    </div>
  );
}

const staleWords = (fault: ApiFault): string =>
  fault.kind === 'unreachable' ? 'Frontdesk does not answer just now.' : faultWords(fault);

function Retry({ fault, onRetry }: { readonly fault: ApiFault; readonly onRetry: () => void }): JSX.Element {
  const reload = fault.kind === 'misunderstood';
  return (
    <button
      type="button"
      class="button button-plain"
      onClick={() => (reload ? location.reload() : onRetry())}
    >
      {reload ? 'Reload the page' : 'Try again'}
    </button>
  );
}

export function Empty({ title, text }: { readonly title: string; readonly text: string }): JSX.Element {
  return (
    <div class="state">
      <p class="state-title">{title}</p>
      <p class="state-text">{text}</p>
    </div>
  );
}
