interface Command {
  /** "j", "g q", "mod+Enter"; `mod` is ⌘ on a Mac and Ctrl elsewhere. */
  readonly keys: string;
  readonly label: string;
  readonly group: 'Go to' | 'Queue and lists' | 'Conversation' | 'Calls' | 'Calendar' | 'Anywhere';
}

/** Every action that has a key: the one table for the keyboard, the tooltips and the help page. */
export const COMMANDS = {
  'go-queue': { keys: 'g q', label: 'Queue', group: 'Go to' },
  'go-calendar': { keys: 'g c', label: 'Calendar', group: 'Go to' },
  'go-calls': { keys: 'g t', label: 'Calls', group: 'Go to' },
  'go-emergency': { keys: 'g e', label: 'The emergency that waits longest', group: 'Go to' },

  next: { keys: 'j', label: 'Next row', group: 'Queue and lists' },
  previous: { keys: 'k', label: 'Previous row', group: 'Queue and lists' },
  open: { keys: 'Enter', label: 'Open the row', group: 'Queue and lists' },
  'show-new': { keys: 'n', label: 'Show what is new', group: 'Queue and lists' },

  claim: { keys: 'c', label: 'Claim', group: 'Conversation' },
  reply: { keys: 'r', label: 'Reply', group: 'Conversation' },
  send: { keys: 'mod+Enter', label: 'Send', group: 'Conversation' },
  resolve: { keys: 'e', label: 'Resolve', group: 'Conversation' },
  'hand-back': { keys: 'h', label: 'Hand back to the assistant', group: 'Conversation' },
  release: { keys: 'x', label: 'Release to the queue', group: 'Conversation' },
  lower: { keys: 'l', label: 'Lower the level', group: 'Conversation' },
  person: { keys: 'i', label: 'About the patient', group: 'Conversation' },

  reached: { keys: '1', label: 'Reached', group: 'Calls' },
  'no-answer': { keys: '2', label: 'No answer', group: 'Calls' },
  'not-needed': { keys: '3', label: 'Not needed', group: 'Calls' },

  today: { keys: 't', label: 'Today', group: 'Calendar' },
  earlier: { keys: 'ArrowLeft', label: 'Earlier', group: 'Calendar' },
  later: { keys: 'ArrowRight', label: 'Later', group: 'Calendar' },
  'day-view': { keys: 'd', label: 'One day', group: 'Calendar' },
  'week-view': { keys: 'w', label: 'Week', group: 'Calendar' },

  search: { keys: 'mod+k', label: 'Search', group: 'Anywhere' },
  back: { keys: 'Escape', label: 'Back or close', group: 'Anywhere' },
  undo: { keys: 'z', label: 'Undo', group: 'Anywhere' },
  lock: { keys: 'g l', label: 'Lock the screen', group: 'Anywhere' },
  help: { keys: '?', label: 'Show the keys', group: 'Anywhere' },
} as const satisfies Readonly<Record<string, Command>>;

export type CommandId = keyof typeof COMMANDS;

export const COMMAND_IDS = Object.keys(COMMANDS) as readonly CommandId[];

/** In the order of the help page. */
export function commandGroups(): readonly { readonly group: string; readonly ids: readonly CommandId[] }[] {
  const groups = [...new Set(COMMAND_IDS.map((id) => COMMANDS[id].group))];
  return groups.map((group) => ({ group, ids: COMMAND_IDS.filter((id) => COMMANDS[id].group === group) }));
}
