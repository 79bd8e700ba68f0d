import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { COMMANDS } from '../../logic/commands.ts';
import { keyWords } from '../../logic/keys.ts';
import { useCommand, useMe, useServices } from '../shared/context.ts';

const ROLE_WORDS = { 'front-desk': 'Front desk', nurse: 'Nurse', administrator: 'Administrator' } as const;

/** Whose screen this is, and the ways to leave it. */
export function UserMenu({ onHelp }: { readonly onHelp: () => void }): JSX.Element {
  const { session } = useServices();
  const me = useMe();
  const [open, setOpen] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  useCloseOutside(place, open, () => setOpen(false));
  useCommand('lock', () => session.lock());
  return (
    <div
      class="user-menu"
      ref={place}
      onKeyDown={(event) => {
        if (!open || event.key !== 'Escape') return;
        event.stopPropagation();
        setOpen(false);
        place.current?.querySelector('button')?.focus();
      }}
    >
      <button
        type="button"
        class="button button-quiet user-button"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <span class="user-name">{me.name}</span>
        <span class="user-initials" aria-hidden="true">
          {initials(me.name)}
        </span>
      </button>
      {open && (
        <div class="user-list">
          <p class="user-about">
            {me.name}
            <br />
            <span class="quiet">{ROLE_WORDS[me.role]}</span>
          </p>
          <MenuItem command="help" label="Keyboard" onAct={() => (setOpen(false), onHelp())} />
          <MenuItem command="lock" label="Lock the screen" onAct={() => session.lock()} />
          {/* Without the server the session cannot be ended; the screen is locked all the same. */}
          <MenuItem label="Sign out" onAct={() => void session.signOut().catch(() => session.lock())} />
        </div>
      )}
    </div>
  );
}

interface ItemProps {
  readonly label: string;
  readonly command?: 'help' | 'lock';
  readonly onAct: () => void;
}

function MenuItem({ label, command, onAct }: ItemProps): JSX.Element {
  const { keyboard } = useServices();
  return (
    <button type="button" class="user-item" title={command && COMMANDS[command].label} onClick={onAct}>
      <span>{label}</span>
      {command && <kbd>{keyWords(command, keyboard.mac)}</kbd>}
    </button>
  );
}

function useCloseOutside(
  place: { readonly current: HTMLElement | null },
  open: boolean,
  close: () => void,
): void {
  useEffect(() => {
    if (!open) return undefined;
    const look = ({ target }: Event): void => {
      if (target instanceof Node && !place.current?.contains(target)) close();
    };
    document.addEventListener('pointerdown', look);
    document.addEventListener('focusin', look);
    return () => {
      document.removeEventListener('pointerdown', look);
      document.removeEventListener('focusin', look);
    };
  }, [open]);
}

const initials = (name: string): string =>
  name
    .split(/\s+/)
    .map((word) => word.charAt(0))
    .slice(0, 2)
    .join('')
    .toUpperCase();
