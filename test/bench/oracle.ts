import Database from 'better-sqlite3';
import { Engine } from 'bpmn-engine';
import { createExpressions } from '#engine/expressions/index.ts';
import { prepareConnection } from '#server/store/sqlite/connect.ts';
import { plainModel, plainSteps } from '../support/plain.ts';

/** FEEL in place of bpmn-engine's own templates, so that both sides evaluate the same conditions. */
function feelExpressions(vars: Readonly<Record<string, unknown>>) {
  const feel = createExpressions();
  const resolveExpression = (text: unknown) => {
    if (typeof text !== 'string' || text.startsWith('P')) return text;
    const result = feel.evaluate(text, { vars, roots: {}, now: 0 });
    return result.ok ? result.value : text;
  };
  return { resolveExpression, isExpression: () => true, hasExpression: () => true };
}

const extensions = {
  automatic(activity: { type: string; behaviour: { Service?: unknown } }) {
    if (activity.type !== 'bpmn:ServiceTask') return;
    activity.behaviour.Service = function Pass() {
      return { execute: (_: unknown, done: () => void) => done() };
    };
  },
};

interface Api {
  readonly id: string;
  signal(): void;
}
interface Running {
  getPostponed(): Api[];
  getState(): object;
  stop(): void;
}

/**
 * bpmn-engine made durable as its own documentation does it: at every step read the state of the case from its row, recover, resume,
 * signal, getState, and save it, one row a case and one commit a step, on the same settings of SQLite. Answers steps per second.
 */
export async function durableOracle(file: string, cases: number): Promise<number> {
  const connection = new Database(file);
  prepareConnection(connection);
  connection.exec('create table if not exists state (id text primary key, state text not null)');
  const save = connection.prepare('insert into state (id, state) values (?, ?) on conflict (id) do update set state = excluded.state');
  const load = connection.prepare<[string], { state: string }>('select state from state where id = ?');
  const options = { expressions: feelExpressions({ incomplete: false, rejected: false }), extensions };
  const began = performance.now();
  for (let number = 0; number < cases; number += 1) {
    const id = `case-${number}`;
    const started = new Engine({ name: 'bench', source: plainModel, ...options } as never);
    const first = (await started.execute()) as unknown as Running;
    save.run(id, JSON.stringify(first.getState()));
    first.stop();
    for (const step of plainSteps) {
      const engine = new Engine({ name: 'bench', ...options } as never).recover(JSON.parse(load.get(id)!.state));
      const execution = (await engine.resume()) as unknown as Running;
      execution
        .getPostponed()
        .find(api => api.id === step)!
        .signal();
      save.run(id, JSON.stringify(execution.getState()));
      execution.stop();
    }
  }
  const took = performance.now() - began;
  connection.close();
  return (cases * (1 + plainSteps.length)) / (took / 1000);
}
