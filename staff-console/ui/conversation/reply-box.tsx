import type { JSX } from 'preact';
import { useId, useRef } from 'preact/hooks';
import type { ConversationView } from '../../../src/contract/console.ts';
import { permittedTo } from '../../logic/permitted.ts';
import { telephoneLink } from '../../logic/tasks.ts';
import { LANGUAGE_WORDS } from '../../logic/words.ts';
import { ActionButton } from '../shared/action-button.tsx';
import { useCell, useCommand, useMe, useServices } from '../shared/context.ts';

interface Props {
  readonly id: string;
  readonly view: ConversationView;
}

const LONGEST = 1_600;
/** From here on the length is said. */
const TELL_FROM = 1_300;

/** Where the answer is written, or why none can be written now. */
export function ReplyBox({ id, view }: Props): JSX.Element {
  const { item, person, phone } = view;
  const me = useMe();
  const { actions } = useServices();
  const permitted = permittedTo(me, item);
  const blocked = person.optedOut && item.channel === 'sms';
  const claimFirst = (): void => {
    void actions.claim(id).then((done) => {
      if (done) requestAnimationFrame(() => document.querySelector<HTMLElement>('[data-reply]')?.focus());
    });
  };
  useCommand('reply', permitted.claim && !blocked ? claimFirst : undefined);
  if (blocked) {
    return (
      <div class="reply reply-closed">
        <span>This number has stopped all texts, so none will be sent.</span>
        {phone !== undefined && (
          <a class="button button-primary" href={telephoneLink(phone)}>
            Call {phone}
          </a>
        )}
      </div>
    );
  }
  if (permitted.reply) return <Writing id={id} view={view} />;
  return (
    <div class="reply reply-closed">
      <span>{whyClosed(item)}</span>
      {permitted.claim && (
        <ActionButton command="reply" showKey onAct={claimFirst}>
          Claim and reply
        </ActionButton>
      )}
    </div>
  );
}

function whyClosed({ claimedBy }: ConversationView['item']): string {
  if (!claimedBy) return 'Claim it to reply.';
  const { name, byPhone } = claimedBy;
  return byPhone
    ? `${name} has it by telephone. Claim it to reply here.`
    : `${name} is answering. You can read along.`;
}

function Writing({ id, view: { item, version } }: Props): JSX.Element {
  const { drafts, replies } = useServices();
  const place = useRef<HTMLTextAreaElement>(null);
  const field = useId();
  const text = useCell(drafts.all, (all) => all[id]) ?? '';
  const empty = text.trim() === '';
  const send = (): void => {
    if (empty) return;
    drafts.keep(id, '');
    void replies.send(id, text.trim(), version);
    place.current?.focus();
  };
  useCommand('reply', () => place.current?.focus());
  useCommand('send', send);
  return (
    <div class="reply">
      <label class="unseen" for={field}>
        Reply to {item.who}
      </label>
      <textarea
        ref={place}
        id={field}
        data-reply
        class="reply-text"
        rows={2}
        maxLength={LONGEST}
        autocomplete="off"
        placeholder={item.language === 'en' ? 'Reply' : `Reply in ${LANGUAGE_WORDS[item.language]}`}
        value={text}
        onInput={(event) => drafts.keep(id, event.currentTarget.value)}
      />
      <div class="reply-side">
        <ActionButton command="send" kind="primary" showKey disabled={empty} onAct={send} />
        {text.length > TELL_FROM && (
          <span class="quiet">
            {text.length} of {LONGEST}
          </span>
        )}
      </div>
    </div>
  );
}
