import type { JSX } from 'preact';
import type { Notice } from '../../data/notices.ts';
import { keyWords } from '../../logic/keys.ts';
import { useCell, useCommand, useServices } from '../shared/context.ts';

/** What was done, with the way back; and what could not be done, until it is put away. */
export function NoticeList(): JSX.Element {
  const { notices } = useServices();
  const list = useCell(notices.list);
  const undoable = list.some(({ undo }) => undo !== undefined);
  useCommand('undo', undoable ? () => notices.undoLast() : undefined);
  return (
    <div class="notices" role="status" aria-live="polite">
      {list.map((notice) => (
        <NoticeLine key={notice.id} notice={notice} />
      ))}
    </div>
  );
}

function NoticeLine({ notice }: { readonly notice: Notice }): JSX.Element {
  const { notices, keyboard } = useServices();
  const { id, text, tone, undo } = notice;
  return (
    <div class={`notice notice-${tone}`} role={tone === 'fault' ? 'alert' : undefined}>
      <span class="notice-text">{text}</span>
      {undo && (
        <button
          type="button"
          class="notice-button"
          title={`Undo (${keyWords('undo', keyboard.mac)})`}
          onClick={() => {
            notices.dismiss(id);
            undo();
          }}
        >
          Undo
        </button>
      )}
      <button type="button" class="notice-button" onClick={() => notices.dismiss(id)}>
        Close
      </button>
    </div>
  );
}
