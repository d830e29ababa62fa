import { Worker } from 'node:worker_threads';
import { checkpointPages, type CheckpointOrder, type Connection, passCheckpoint, walFrames } from './connect.ts';

/** Where the turns of a checkpoint begin and end, in pages of the write-ahead log. */
export interface CheckpointLimits {
  /** So many wait in the log that they are brought into the file. */
  readonly begin: number;
  /** So few are left that the writer brings them in itself: it is through at once, and the log begins anew. */
  readonly rest: number;
  /** Plans written before the log is looked at again. */
  readonly plans: number;
}

export const checkpointLimits: CheckpointLimits = { begin: checkpointPages, rest: 1_000, plans: 500 };

/**
 * Brings the write-ahead log into the file beside the writer (旁路检查点): 64 MB take a quarter of a second and more, for which nobody would be answered. A
 * thread does it in turns, each what was written during the one before, until so little is left that the writer does the rest between two commits; only
 * when nothing is left the log begins anew. The thread starts when there is a first turn to do. Without it (it failed, or cannot start) SQLite does all
 * of it within a commit, as it always can.
 */
export class Checkpointer {
  readonly #connection: Connection;
  readonly #order: CheckpointOrder;
  readonly #limits: CheckpointLimits;
  #plans = 0;
  #worker: Worker | undefined;
  #isBusy = false;
  /** Pages that were in the file when the turn began. */
  #before = 0;
  #ended: Promise<unknown> = Promise.resolve();

  constructor(connection: Connection, order: CheckpointOrder, limits: CheckpointLimits = checkpointLimits) {
    this.#connection = connection;
    this.#order = order;
    this.#limits = limits;
    connection.pragma('wal_autocheckpoint = 0');
  }

  /** To be called after each commit, with the number of plans in it. */
  look(plans: number): void {
    this.#plans += plans;
    if (this.#plans < this.#limits.plans || this.#isBusy) return;
    this.#plans = 0;
    this.#guard(() => {
      if (walFrames(this.#connection).waiting >= this.#limits.begin) this.#turn();
    });
  }

  /** Let the thread end; the connection may be closed afterwards. */
  async close(): Promise<void> {
    this.#isBusy = true;
    this.#worker?.ref();
    this.#worker?.postMessage('end');
    await this.#ended;
  }

  #turn(): void {
    this.#isBusy = true;
    this.#before = inFile(walFrames(this.#connection));
    this.#worker ??= this.#start();
    this.#worker.postMessage('turn');
  }

  /** A turn is through: another one, or the rest. One that brought in nothing waits for a reader: it is tried again after further plans. */
  #goOn(): void {
    const frames = walFrames(this.#connection);
    if (frames.waiting > this.#limits.rest && inFile(frames) !== this.#before) return void this.#turn();
    if (frames.waiting <= this.#limits.rest) passCheckpoint(this.#connection);
    this.#isBusy = false;
  }

  #start(): Worker {
    const worker = new Worker(new URL('./checkpoint-worker.ts', import.meta.url), { workerData: this.#order });
    worker.unref();
    worker.on('message', () => this.#guard(() => this.#goOn()));
    worker.on('error', () => this.#doWithout());
    this.#ended = new Promise(resolve => worker.once('exit', resolve));
    return worker;
  }

  /** A full disk is no reason to end: SQLite goes on without. */
  #guard(work: () => void): void {
    try {
      work();
    } catch {
      this.#isBusy = true;
      this.#doWithout();
    }
  }

  #doWithout(): void {
    if (this.#connection.open) this.#connection.pragma(`wal_autocheckpoint = ${this.#limits.begin}`);
  }
}

function inFile({ log, waiting }: ReturnType<typeof walFrames>): number {
  return log - waiting;
}
