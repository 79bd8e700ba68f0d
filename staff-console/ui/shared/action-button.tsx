import type { ComponentChildren, JSX } from 'preact';
import { COMMANDS, type CommandId } from '../../logic/commands.ts';
import { ariaKeys, keyWords } from '../../logic/keys.ts';
import { useServices } from './context.ts';

interface Props {
  readonly command: CommandId;
  readonly onAct: () => void;
  readonly kind?: 'primary' | 'plain' | 'quiet';
  readonly disabled?: boolean;
  /** Instead of the command's own words. */
  readonly children?: ComponentChildren;
  /** Shows the key in the button as well, where there is room for it. */
  readonly showKey?: boolean;
  /** Of a button that stays pressed. */
  readonly pressed?: boolean;
  readonly class?: string;
}

/** A button for a command: its key is in the tooltip, and told to screen readers. */
export function ActionButton(props: Props): JSX.Element {
  const { command, onAct, kind = 'plain', disabled = false, children, showKey = false } = props;
  const { keyboard } = useServices();
  const keys = keyWords(command, keyboard.mac);
  return (
    <button
      type="button"
      class={`button button-${kind} ${props.class ?? ''}`}
      title={`${COMMANDS[command].label} (${keys})`}
      aria-keyshortcuts={ariaKeys(command, keyboard.mac)}
      aria-pressed={props.pressed}
      disabled={disabled}
      onClick={onAct}
    >
      {children ?? COMMANDS[command].label}
      {showKey && (
        <kbd class="button-key" aria-hidden="true">
          {keys}
        </kbd>
      )}
    </button>
  );
}
