import type { JSX } from 'preact';
import { COMMANDS, commandGroups, type CommandId } from '../../logic/commands.ts';
import { keyWords } from '../../logic/keys.ts';
import { useCell, useServices } from '../shared/context.ts';
import { Dialog } from '../shared/dialog.tsx';

/** Every key of the console. */
export function KeysDialog({ onClose }: { readonly onClose: () => void }): JSX.Element {
  const { keyboard } = useServices();
  const letters = useCell(keyboard.letters);
  return (
    <Dialog title="Keys" onClose={onClose} class="dialog-wide">
      <div class="keys">
        {commandGroups().map(({ group, ids }) => (
          <section key={group} class="keys-group">
            <h3 class="keys-title">{group}</h3>
            <dl class="keys-list">
              {ids.map((id) => (
                <KeyLine key={id} id={id} />
              ))}
            </dl>
          </section>
        ))}
      </div>
      <label class="check">
        <input
          type="checkbox"
          checked={letters}
          onChange={(event) => keyboard.setLetters(event.currentTarget.checked)}
        />
        <span>
          Single keys are commands. Switch this off if you speak to the computer or touch keys by accident.
        </span>
      </label>
    </Dialog>
  );
}

function KeyLine({ id }: { readonly id: CommandId }): JSX.Element {
  const { keyboard } = useServices();
  return (
    <div class="keys-line">
      <dt>{COMMANDS[id].label}</dt>
      <dd>
        <kbd>{keyWords(id, keyboard.mac)}</kbd>
      </dd>
    </div>
  );
}
