/**
 * A moment at which a process may be killed: just before the n-th call of its kind, or when the call has done its work
 * and its answer is on the way.
 */
export interface Boundary {
  /** Such as `disk sends.updateOne` or `carrier.send`, or ANY. */
  readonly call: string;
  readonly side: 'before' | 'after';
  /** Counted from the moment the counting began; the first is 1. */
  readonly nth: number;
}

/** Stands for every call. */
export const ANY = 'any call';

/** How often each call was made, and all of them together. */
export type Calls = Readonly<Record<string, number>>;

export const nameOf = ({ call, side, nth }: Boundary): string => `${side} ${call} #${String(nth)}`;

/**
 * What every call of one house goes through. At its boundary the house stands still: that call and each later one
 * never answers, so nothing goes on, until the whole process is killed.
 */
export class Gate {
  readonly #target: Boundary | undefined;
  readonly #onReached: () => void;
  readonly #calls = new Map<string, number>();
  #counting: boolean;
  #still = false;

  constructor(
    target: Boundary | undefined,
    { counting, onReached }: { readonly counting: boolean; readonly onReached: () => void },
  ) {
    this.#target = target;
    this.#counting = counting;
    this.#onReached = onReached;
  }

  get calls(): Calls {
    return Object.fromEntries(this.#calls);
  }

  startCounting(): void {
    this.#counting = true;
  }

  /** A call that turns out to have changed nothing (`isIdle`) is none. */
  async pass<T>(
    call: string,
    work: () => Promise<T>,
    isIdle: (value: T) => boolean = () => false,
  ): Promise<T> {
    if (this.#isReached(call, 'before')) return never();
    const [outcome] = await Promise.allSettled([work()]);
    const idle = outcome.status === 'fulfilled' && isIdle(outcome.value);
    if (idle ? this.#still : this.#isReached(call, 'after')) return never();
    if (outcome.status === 'rejected') throw outcome.reason;
    return outcome.value;
  }

  /** Counts a call once it is over; asked before that, it is the next one. */
  #isReached(call: string, side: Boundary['side']): boolean {
    if (this.#still || !this.#counting) return this.#still;
    for (const name of [call, ANY]) {
      const nth = (this.#calls.get(name) ?? 0) + 1;
      if (side === 'after') this.#calls.set(name, nth);
      const target = this.#target;
      if (target?.call === name && target.side === side && target.nth === nth) this.#still = true;
    }
    if (this.#still) this.#onReached();
    return this.#still;
  }
}

const never = <T>(): Promise<T> => new Promise<T>(() => undefined);
