import type { JSX } from 'preact';
import { COMMANDS } from '../../logic/commands.ts';
import { ariaKeys, keyWords } from '../../logic/keys.ts';
import { useMe, useServices } from '../shared/context.ts';
import { Icon } from '../shared/icons.tsx';
import { AlarmButton, useRinging } from './alarm-button.tsx';
import { LiveIndicator } from './live-indicator.tsx';
import { Navigation } from './navigation.tsx';
import { UserMenu } from './user-menu.tsx';

interface Props {
  readonly onSearch: () => void;
  readonly onHelp: () => void;
}

/** Always as high as it is, so that an alarm moves nothing: it turns red instead. */
export function Header({ onSearch, onHelp }: Props): JSX.Element {
  const { clinic } = useMe();
  const ringing = useRinging();
  return (
    <header class={`header ${ringing ? 'header-alarm' : ''}`}>
      <h1 class="header-clinic">{clinic.name}</h1>
      <Navigation />
      {ringing && <AlarmButton view={ringing} />}
      <span class="header-space" />
      <SearchButton onSearch={onSearch} />
      <LiveIndicator />
      <UserMenu onHelp={onHelp} />
    </header>
  );
}

function SearchButton({ onSearch }: { readonly onSearch: () => void }): JSX.Element {
  const { keyboard } = useServices();
  const keys = keyWords('search', keyboard.mac);
  return (
    <button
      type="button"
      class="button button-quiet search-button"
      title={`${COMMANDS.search.label} (${keys})`}
      aria-keyshortcuts={ariaKeys('search', keyboard.mac)}
      onClick={onSearch}
    >
      <Icon name="search" />
      <span class="search-word">Search</span>
      <kbd class="button-key" aria-hidden="true">
        {keys}
      </kbd>
    </button>
  );
}
