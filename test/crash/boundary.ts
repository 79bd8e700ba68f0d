/**
 * A moment at which a process may be killed: just before the n-th call of its kind, or when the call has done its work
 * and its answer is on the way.
 */
export interface Boundary {
  /** Such as `disk sends.updateOne` or `carrier.send`. */
  readonly call: string;
  readonly side: 'before' | 'after';
  /** Counted from the moment the counting began; the first is 1. */
  readonly nth: number;
}

/** How often each call was made. */
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
    { counting, onReached }: { counting: boolean; onReached: () => void },
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

  async pass<T>(call: string, work: () => Promise<T>): Promise<T> {
    const nth = this.#count(call);
    if (this.#isReached(call, 'before', nth)) return never();
    const [outcome] = await Promise.allSettled([work()]);
    if (this.#isReached(call, 'after', nth)) return never();
    if (outcome.status === 'rejected') throw outcome.reason;
    return outcome.value;
  }

  #count(call: string): number {
    if (!this.#counting) return 0;
    const nth = (this.#calls.get(call) ?? 0) + 1;
    this.#calls.set(call, nth);
    return nth;
  }

  #isReached(call: string, side: Boundary['side'], nth: number): boolean {
    if (this.#still) return true;
    const target = this.#target;
    if (!target || nth === 0 || target.call !== call || target.side !== side || target.nth !== nth) {
      return false;
    }
    this.#still = true;
    this.#onReached();
    return true;
  }
}

const never = <T>(): Promise<T> => new Promise<T>(() => undefined);
