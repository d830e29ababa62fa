import { setTimeout as pause } from 'node:timers/promises';
import { v7 } from 'uuid';
import { anybody, bareOpening } from '#engine/simulation/bare.ts';
import type { CaseInput, Outcome, Store } from '#server/store/types.ts';
import { plainSteps } from '../support/plain.ts';
import type { Ledger } from './ledger.ts';

/** Clients that take cases from start to end at the same time, each one command after the other (并发客户端). */
export interface Load {
  /** The node a command goes to, asked anew for every try. */
  readonly node: () => Store;
  readonly content: string;
  readonly cases: number;
  readonly clients: number;
  readonly ledger: Ledger;
}

/** What came of it: how many tries failed and were made again with the same command id. */
export interface Loaded {
  readonly caseIds: readonly string[];
  readonly tries: number;
  readonly failures: number;
}

/** A client without an answer asks again after a moment, for half a minute. */
const triesAtMost = 1_200;
const pauseMs = 25;

/** Take cases from start to end; a command without an answer is sent again until it has one. */
export async function loadCases({ node, content, cases, clients, ledger }: Load): Promise<Loaded> {
  const caseIds = Array.from({ length: cases }, () => v7());
  const left = [...caseIds];
  const figures = { tries: 0, failures: 0 };
  const give = async (command: CaseInput): Promise<Outcome> => {
    for (let tries = 0; tries < triesAtMost; tries++) {
      figures.tries += 1;
      try {
        return await node().execute(command);
      } catch {
        figures.failures += 1;
        await pause(pauseMs);
      }
    }
    throw new Error(`Expected an answer to ${command.type} within ${triesAtMost} tries, but there was none.`);
  };
  const step = async (caseId: string, body: Pick<CaseInput, 'type'>): Promise<void> => {
    const command = { ...body, id: v7(), caseId, tenant: 'heshan', actor: anybody } as CaseInput;
    const outcome = await give(command);
    if (!outcome.ok) throw new Error(`${command.type} of ${caseId} was refused: ${outcome.rejection.message.en}`);
    ledger.write({ command: command.id, verb: command.type, caseId, seq: outcome.seq });
  };
  const client = async (): Promise<void> => {
    for (let caseId = left.pop(); caseId !== undefined; caseId = left.pop()) {
      await step(caseId, { ...bareOpening({ incomplete: false, rejected: false }), content } as CaseInput);
      for (const element of plainSteps) {
        const task = await openTask(node, caseId, element);
        await step(caseId, { type: 'complete-task', task: task.id, version: task.version, answers: {} } as CaseInput);
      }
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  return { caseIds, ...figures };
}

async function openTask(node: () => Store, caseId: string, element: string): Promise<{ id: string; version: number }> {
  for (let tries = 0; ; tries++) {
    try {
      const state = await node().withScope({ tenants: ['heshan'], actor: 'clerk' }, reader => reader.findCase(caseId));
      const task = Object.values(state?.tasks ?? {}).find(one => one.element === element);
      if (!task) throw new Error(`no open task ${element} of ${caseId}`);
      return task;
    } catch (error) {
      if (tries >= triesAtMost || String(error).includes('no open task')) throw error;
      await pause(pauseMs);
    }
  }
}
