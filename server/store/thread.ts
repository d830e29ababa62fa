import { Worker } from 'node:worker_threads';
import type { Store } from './types.ts';

/** Work for a thread of its own (旁路线程). */
export interface ThreadWork {
  /** Module the thread runs; it posts one message: its result. */
  readonly worker: URL;
  /** What the module finds as `workerData`. */
  readonly given: unknown;
  /** Ends the work early. */
  readonly gone: AbortSignal;
  /** What is thrown when it was ended before it had a result. */
  readonly ended: () => Error;
}

/** The work of each store that began last, by its module: one after another, so that many who ask do not take every core. */
const last = new WeakMap<Store, Map<string, Promise<unknown>>>();

/** Runs heavy reading in a thread, so that no page waits for it, after the same work begun before. */
export function inThread<Result>(store: Store, work: ThreadWork): Promise<Result> {
  const queues = last.get(store) ?? new Map<string, Promise<unknown>>();
  last.set(store, queues);
  const next = (queues.get(work.worker.href) ?? Promise.resolve()).then(() => run<Result>(work));
  queues.set(
    work.worker.href,
    next.catch(() => {}),
  );
  return next;
}

function run<Result>({ worker, given, gone, ended }: ThreadWork): Promise<Result> {
  return new Promise((resolve, reject) => {
    if (gone.aborted) return reject(ended());
    const thread = new Worker(worker, { workerData: given });
    const end = (): void => void thread.terminate();
    gone.addEventListener('abort', end, { once: true });
    thread.once('message', resolve);
    thread.once('error', reject);
    thread.once('exit', () => {
      gone.removeEventListener('abort', end);
      reject(ended());
    });
  });
}
