import { AsyncLocalStorage } from 'node:async_hooks';

/** A turn somebody has; over once the work in it has ended. */
interface Turn {
  isOver: boolean;
}

/**
 * Lets only so many outermost transactions run at a time (排队). A transaction begun inside another one, as when a reader looks up
 * shared rows, does not queue: else all connections could be held by readers that each wait for one more. What goes on after the turn it was set going in
 * queues again.
 */
export class Turns {
  readonly #inside = new AsyncLocalStorage<Turn>();
  readonly #waiting: (() => void)[] = [];
  #free: number;

  constructor(count: number) {
    this.#free = count;
  }

  /** true: what is being done now has a turn already. */
  get isInside(): boolean {
    return this.#inside.getStore()?.isOver === false;
  }

  async take<T>(work: () => Promise<T>): Promise<T> {
    if (this.isInside) return work();
    if (this.#free > 0) this.#free -= 1;
    else await new Promise<void>(resolve => this.#waiting.push(resolve));
    const turn: Turn = { isOver: false };
    try {
      return await this.#inside.run(turn, work);
    } finally {
      turn.isOver = true;
      const next = this.#waiting.shift();
      if (next === undefined) this.#free += 1;
      else next();
    }
  }
}
