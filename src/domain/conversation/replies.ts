/** One sentence of the pack with its blanks filled in. */
export interface Reply {
  readonly key: string;
  readonly params: Readonly<Record<string, string>>;
}
