import type { JSX } from 'preact';
import type { Outgoing } from '../../logic/thread.ts';
import { Time } from '../shared/clocks.tsx';
import { useServices } from '../shared/context.ts';

/** A reply that the server does not have yet, or would not take. */
export function OutgoingEntry({ id, reply }: { readonly id: string; readonly reply: Outgoing }): JSX.Element {
  const { replies, drafts } = useServices();
  const { clientId, text, at, state, fault } = reply;
  const edit = (): void => {
    const kept = drafts.all.get()[id];
    const back = replies.takeBack(id, clientId);
    drafts.keep(id, [back, kept].filter(Boolean).join('\n'));
    document.querySelector<HTMLElement>('[data-reply]')?.focus();
  };
  return (
    <li class="entry entry-staff entry-outgoing">
      <div class="entry-head">
        <span class="entry-who">You</span>
        <Time at={at} />
      </div>
      <p class="bubble">{text}</p>
      {state === 'sending' ? (
        <div class="delivery">sending …</div>
      ) : (
        <div class="delivery delivery-trouble" role="alert">
          Not sent. {fault}
          <span class="delivery-buttons">
            <button
              type="button"
              class="button button-plain"
              onClick={() => void replies.again(id, clientId)}
            >
              Try again
            </button>
            <button type="button" class="button button-quiet" onClick={edit}>
              Back to editing
            </button>
          </span>
        </div>
      )}
    </li>
  );
}
