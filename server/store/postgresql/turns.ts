import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * Lets only so many outermost transactions run at a time (排队). A transaction begun inside another one, as when a reader looks up
 * shared rows, does not queue: else all connections could be held by readers that each wait for one more.
 */
export class Turns {
  readonly #inside = new AsyncLocalStorage<true>();
  readonly #waiting: (() => void)[] = [];
  #free: number;

  constructor(count: number) {
    this.#free = count;
  }

  async take<T>(work: () => Promise<T>): Promise<T> {
    if (this.#inside.getStore()) return work();
    if (this.#free > 0) this.#free -= 1;
    else await new Promise<void>(resolve => this.#waiting.push(resolve));
    try {
      return await this.#inside.run(true, work);
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#free += 1;
      else next();
    }
  }
}
