/** Everything a use case may refuse, as a closed list; the HTTP door maps each to a status. */
export type RefusalCode =
  | 'not-found'
  | 'already-claimed'
  | 'not-claimed-by-you'
  | 'nothing-to-do'
  /** The patient wrote, or an alarm rang, after the screen was read. */
  | 'changed-meanwhile'
  | 'texts-on-their-way'
  | 'forbidden'
  | 'not-signed-in'
  | 'locked'
  | 'wrong-credentials'
  | 'link-used-or-expired'
  | 'too-many-attempts';

/** A request that cannot be granted. Its message is written for whoever asked and holds no patient data. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: RefusalCode;

  constructor(code: RefusalCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** A compare-and-set kept losing; the caller's job is tried again later. */
export class Contended extends Error {
  override readonly name = 'Contended';

  constructor(what: string) {
    super(`${what} was changed by others too many times in a row`);
  }
}
