import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { openStore } from '#server/store/index.ts';
import type { Fault } from '#server/store/fault.ts';
import type { CaseInput, OpenStore } from '#server/store/types.ts';
import { type Figure, inTurns, middle, ratioOf } from './measure.ts';
import { durableOracle } from './oracle.ts';
import { type Command, keepPlainModel, learnCommands, plainCommands } from '../support/plain.ts';
import { createRecorder, replay } from './replay.ts';

const runs = 3;
const oracleCases = 20;
const oneCases = 600;
const manyCases = 3_000;

/** Clients at once in the second form. */
export const clients = 64;

/**
 * Durable steps of the plain promised model on SQLite with synchronous=FULL (落盘步骤): ours through `execute`, one client and 64, against
 * bpmn-engine saved to the same settings, and against the same rows written by a script. In turns, median of three.
 */
export async function durableFigures(folder: string): Promise<Figure[]> {
  const file = join(folder, 'durable.db');
  const rates = await withStore(file, async (store, command) => {
    // Run in: code compiled, the write-ahead log at the size it keeps.
    await drive({ store, command, cases: 2_000, clients });
    return inTurns(runs, {
      theirs: () => durableOracle(join(folder, 'oracle.db'), oracleCases),
      one: () => drive({ store, command, cases: oneCases, clients: 1 }),
      many: () => drive({ store, command, cases: manyCases, clients }),
    });
  });
  const replayed: number[] = [];
  for (let run = 0; run < runs; run += 1) replayed.push(await againstReplay(file, folder));
  return [
    rateOf('bpmn-engine 25.0.1: durable steps, recover, resume, signal, getState, save', rates.theirs),
    rateOf('ours: durable steps, one client', rates.one),
    rateOf(`ours: durable steps, ${clients} clients`, rates.many),
    ratioFigure('durable steps, one client: ours / bpmn-engine', ratioOf(rates.one, rates.theirs), 15),
    ratioFigure(`durable steps, ${clients} clients: ours / bpmn-engine`, ratioOf(rates.many, rates.theirs), 50),
    ratioFigure(`${clients} clients: ours / the same rows written by a script`, Math.round(middle(replayed) * 100) / 100, 0.5),
  ];
}

/**
 * How quick a run is against the script that writes its rows. The same commands run on three copies of the file: ours by the clock, ours once more with
 * every statement noted, which would hold up the first, and the script by the clock.
 */
async function againstReplay(file: string, folder: string): Promise<number> {
  const cases = await withStore(file, async (_, command) => casesOf(command, manyCases));
  const [own, noted, twin] = ['own.db', 'noted.db', 'twin.db'].map(name => copyOf(file, join(folder, name))) as [string, string, string];
  const perSecond = await withStore(own, store => give({ store, cases, clients }));
  const recorder = createRecorder();
  const noting = async (store: OpenStore) => {
    recorder.take();
    await give({ store, cases, clients });
  };
  await withStore(noted, noting, recorder.fault);
  const script = replay(twin, recorder.take());
  return script / ((manyCases * plainCommands) / perSecond);
}

function copyOf(file: string, copy: string): string {
  for (const end of ['', '-wal', '-shm']) rmSync(copy + end, { force: true });
  copyFileSync(file, copy);
  return copy;
}

async function withStore<T>(file: string, work: (store: OpenStore, command: Command) => Promise<T>, fault?: Fault): Promise<T> {
  const store = await openStore({ url: file, ...(fault && { fault }) });
  try {
    return await work(store, await learn(store));
  } finally {
    await store.close();
  }
}

async function learn(store: OpenStore): Promise<Command> {
  return learnCommands(store, await keepPlainModel(store));
}

interface Drive {
  readonly store: OpenStore;
  readonly command: Command;
  readonly cases: number;
  readonly clients: number;
}

/** Take cases from start to end, each client one after the other. Answers commands per second. */
export function drive({ store, command, cases, clients: count }: Drive): Promise<number> {
  return give({ store, cases: casesOf(command, cases), clients: count });
}

/** The commands of some cases. Ids are made before the clock runs and used in their order, as people make them. */
function casesOf(command: Command, cases: number): CaseInput[][] {
  return Array.from({ length: cases }, () => {
    const caseId = v7();
    return Array.from({ length: plainCommands }, (_, step): CaseInput => ({ ...command(caseId, step), id: v7() }));
  });
}

interface Given {
  readonly store: OpenStore;
  readonly cases: readonly (readonly CaseInput[])[];
  readonly clients: number;
}

async function give({ store, cases, clients: count }: Given): Promise<number> {
  let next = 0;
  const client = async (): Promise<void> => {
    while (next < cases.length) {
      for (const input of cases[next++]!) {
        const outcome = await store.execute(input);
        if (!outcome.ok) throw new Error(outcome.rejection.message.en);
      }
    }
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: count }, client));
  return (cases.length * plainCommands) / ((performance.now() - began) / 1000);
}

function rateOf(name: string, values: readonly number[]): Figure {
  return { name, value: Math.round(middle(values)), unit: '/s', note: `median of ${values.length}` };
}

function ratioFigure(name: string, value: number, least: number): Figure {
  return { name, value, unit: 'times', note: `median of ${runs}`, target: { least } };
}
