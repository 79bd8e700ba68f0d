/** Why there is no start, for whoever reads the terminal; our own refusals say what to do, others keep their stack. */
export function explainRefusal(error: unknown): string {
  if (!(error instanceof Error)) return `Frontdesk did not start: ${String(error)}`;
  const ours = REFUSALS.has(error.name);
  return `\nFrontdesk did not start.\n\n${ours ? error.message : (error.stack ?? error.message)}\n`;
}

const REFUSALS: ReadonlySet<string> = new Set([
  'ConfigRefused',
  'PackError',
  'DataFolderInUse',
  'MasterKeyMissing',
  'MasterKeyMismatch',
  'StorageFull',
]);
