/** Something in a pack file that keeps the pack from loading, told to the person who can mend it. */
export interface PackFault {
  /** Path as it was read, relative to the pack's directory. */
  readonly file: string;
  /** 1-based; 1 when the fault has no place of its own (an empty or missing file). */
  readonly line: number;
  readonly message: string;
  /** What to change, in words a nurse manager can follow. */
  readonly fix: string;
}

export const describeFault = (fault: PackFault): string =>
  `${fault.file}:${String(fault.line)}: ${fault.message} Fix: ${fault.fix}`;

/** Every fault of a pack at once, so that it is mended in one go. */
export class PackError extends Error {
  readonly faults: readonly PackFault[];

  constructor(faults: readonly PackFault[]) {
    super(faults.map(describeFault).join('\n'));
    this.name = 'PackError';
    this.faults = faults;
  }
}
