import type { JSX } from 'preact';
import { COMMANDS, type CommandId } from '../../logic/commands.ts';
import { keyWords } from '../../logic/keys.ts';
import { pathOf, type Route } from '../../logic/routes.ts';
import { useCell, useCommand, useServices } from '../shared/context.ts';
import { Icon } from '../shared/icons.tsx';

interface Place {
  readonly command: CommandId & ('go-queue' | 'go-calendar' | 'go-calls');
  readonly route: Route;
  readonly icon: 'queue' | 'calendar' | 'calls';
}

const PLACES: readonly Place[] = [
  { command: 'go-queue', route: { page: 'queue' }, icon: 'queue' },
  { command: 'go-calendar', route: { page: 'calendar', view: 'day' }, icon: 'calendar' },
  { command: 'go-calls', route: { page: 'calls' }, icon: 'calls' },
];

/** The three places of the console, each with how much waits there. */
export function Navigation(): JSX.Element {
  const { queue, completions } = useServices();
  const reading = useCell(queue.state);
  const hidden = useCell(completions.hidden);
  const data = reading.status === 'ready' ? reading.data : undefined;
  const counts = {
    queue: data?.items.length,
    calendar: undefined,
    calls: data?.tasks.filter(({ id }) => !hidden.has(id)).length,
  };
  return (
    <nav class="navigation" aria-label="Console">
      {PLACES.map((place) => (
        <NavigationLink key={place.command} place={place} count={counts[place.icon]} />
      ))}
    </nav>
  );
}

function NavigationLink({
  place,
  count,
}: {
  readonly place: Place;
  readonly count: number | undefined;
}): JSX.Element {
  const { router, keyboard } = useServices();
  const page = useCell(router.route, (route) => route.page);
  const { command, route, icon } = place;
  useCommand(command, () => router.go(route));
  const { label } = COMMANDS[command];
  return (
    <a
      class="navigation-link"
      href={pathOf(route)}
      aria-current={page === route.page ? 'page' : undefined}
      title={`${label} (${keyWords(command, keyboard.mac)})`}
    >
      <Icon name={icon} />
      <span>{label}</span>
      {count !== undefined && count > 0 && <span class="navigation-count">{count}</span>}
    </a>
  );
}
