import { v7 } from 'uuid';
import { openStore } from '#server/store/index.ts';
import { type Command, keepPlainModel, learnCommands } from '../../support/plain.ts';
import { drive } from '../durable.ts';
import { threeTimers } from './generate.ts';

/** Steps a generated case still has: 承办, 审核, 批准, 办结. */
const firstStep = 2;
const lastStep = 5;

/** Next step of each case that was worked on; shared by all the work on one database. */
export type Progress = Map<string, number>;

/** The next step of a case. */
interface Step {
  readonly id: string;
  readonly step: number;
}

/** Cases that are worked on (工作集), each by one client at a time. */
export class Work {
  readonly #ids: string[];
  readonly #progress: Progress;

  constructor(ids: readonly string[], progress: Progress) {
    this.#ids = [...ids];
    this.#progress = progress;
  }

  /** How many cases nobody is at. */
  get size(): number {
    return this.#ids.length;
  }

  /** The case whose turn it is, one after the other. */
  takeInTurn(): Step {
    const id = this.#ids.shift();
    if (id === undefined) throw new Error('Expected a case nobody is at, but there is none.');
    return { id, step: this.#progress.get(id) ?? firstStep };
  }

  /** A case picked at random with its next step. One that is picked is nobody else's until it is given back. */
  take(): Step {
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

  giveBack({ id, step }: Step): void {
    this.#progress.set(id, step + 1);
    this.#ids.push(id);
  }
}

/** Cases taken to their end before a hot run. */
const casesBefore = 3_000;

/** How the steps of a run are given. */
export interface Run {
  readonly file: string;
  readonly work: Work;
  readonly steps: number;
  readonly clients: number;
  /**
   * Other cases are taken to their end before, so that code is compiled and the log at its size on either file, then every case of the work takes one
   * step: people are at work on these cases.
   */
  readonly isHot: boolean;
}

/** Milliseconds a step takes, through `execute`, on cases of `work` picked at random. What warms up is not counted: a tenth of the steps, or one for each case. */
export async function stepCost({ file, work, steps, clients, isHot }: Run): Promise<number> {
  const store = await openStore({ url: file });
  try {
    const command = await learnCommands(store, await keepPlainModel(store, threeTimers));
    const give = async (count: number, inTurn = false): Promise<number> => {
      let left = count;
      const client = async (): Promise<void> => {
        while (left-- > 0) await one(work, inTurn ? work.takeInTurn() : work.take(), command, input => store.execute(input));
      };
      const began = performance.now();
      await Promise.all(Array.from({ length: clients }, client));
      return (performance.now() - began) / count;
    };
    if (isHot) {
      await drive({ store, command, cases: casesBefore, clients: 64 });
      await give(work.size, true);
    } else await give(Math.ceil(steps / 10));
    return await give(steps);
  } finally {
    await store.close();
  }
}

async function one(
  work: Work,
  next: Step,
  command: Command,
  execute: (input: ReturnType<Command>) => Promise<{ ok: boolean }>,
): Promise<void> {
  const outcome = await execute({ ...command(next.id, next.step), id: v7() });
  if (!outcome.ok) throw new Error(`Expected step ${next.step} of ${next.id} to be taken, but it was refused.`);
  work.giveBack(next);
}
