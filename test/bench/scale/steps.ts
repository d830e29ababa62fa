import { v7 } from 'uuid';
import { openStore } from '#server/store/index.ts';
import { type Command, keepPlainModel, learnCommands } from '../../support/plain.ts';
import { threeTimers } from './generate.ts';

/** Steps a generated case still has: 承办, 审核, 批准, 办结. */
const firstStep = 2;
const lastStep = 5;

/** Next step of each case that was worked on; shared by all the work on one database. */
export type Progress = Map<string, number>;

/** Cases that are worked on (工作集), each by one client at a time. */
export class Work {
  readonly #ids: string[];
  readonly #progress: Progress;

  constructor(ids: readonly string[], progress: Progress) {
    this.#ids = [...ids];
    this.#progress = progress;
  }

  /** A case picked at random with its next step. One that is picked is nobody else's until it is given back. */
  take(): { readonly id: string; readonly step: number } {
    while (this.#ids.length > 0) {
      const place = Math.floor(Math.random() * this.#ids.length);
      const id = this.#ids[place]!;
      this.#ids[place] = this.#ids.at(-1)!;
      this.#ids.pop();
      const step = this.#progress.get(id) ?? firstStep;
      if (step <= lastStep) return { id, step };
    }
    throw new Error('Expected cases with steps left, but all are done.');
  }

  giveBack({ id, step }: { readonly id: string; readonly step: number }): void {
    this.#progress.set(id, step + 1);
    this.#ids.push(id);
  }
}

/** How the steps of a run are given. */
export interface Run {
  readonly file: string;
  readonly work: Work;
  readonly steps: number;
  readonly clients: number;
}

/** Milliseconds a step takes, through `execute`, on cases of `work` picked at random. The first tenth warms up and is not counted. */
export async function stepCost({ file, work, steps, clients }: Run): Promise<number> {
  const store = await openStore({ url: file });
  try {
    const command = await learnCommands(store, await keepPlainModel(store, threeTimers));
    const give = async (count: number): Promise<number> => {
      let left = count;
      const client = async (): Promise<void> => {
        while (left-- > 0) await one(work, command, input => store.execute(input));
      };
      const began = performance.now();
      await Promise.all(Array.from({ length: clients }, client));
      return (performance.now() - began) / count;
    };
    await give(Math.ceil(steps / 10));
    return await give(steps);
  } finally {
    await store.close();
  }
}

async function one(work: Work, command: Command, execute: (input: ReturnType<Command>) => Promise<{ ok: boolean }>): Promise<void> {
  const next = work.take();
  const outcome = await execute({ ...command(next.id, next.step), id: v7() });
  if (!outcome.ok) throw new Error(`Expected step ${next.step} of ${next.id} to be taken, but it was refused.`);
  work.giveBack(next);
}
