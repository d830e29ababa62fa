import Database from 'better-sqlite3';
import { prepareConnection } from '#server/store/sqlite/connect.ts';
import type { Fault } from '#server/store/fault.ts';
import type { Statement, Value } from '#server/store/plan.ts';

/** The writes of a run, group by group as they were committed (重放). */
export type Groups = readonly (readonly Statement[])[];

/** A fault that strikes nowhere and notes what is written. */
export function createRecorder(): { readonly fault: Fault; take(): Groups } {
  let groups: Statement[][] = [];
  let open: Statement[] = [];
  return {
    fault(point, statement) {
      if (point === 'after-statement' && !statement!.sql.startsWith('select')) open.push(statement!);
      if (point !== 'after-commit') return;
      groups.push(open);
      open = [];
    },
    take() {
      const taken = groups;
      groups = [];
      return taken;
    },
  };
}

/**
 * Write the same rows to a twin of the file as a script made by hand would: plain better-sqlite3, statements prepared once, the same
 * commits, nothing decided and nothing read. Answers seconds.
 */
export function replay(file: string, groups: Groups): number {
  const connection = new Database(file);
  prepareConnection(connection);
  const prepared = new Map<string, Database.Statement<Value[]>>();
  for (const { sql } of groups.flat()) if (!prepared.has(sql)) prepared.set(sql, connection.prepare<Value[]>(sql));
  const script = groups.map(group => group.map(({ sql, params }) => ({ statement: prepared.get(sql)!, params })));
  const begin = connection.prepare('begin immediate');
  const commit = connection.prepare('commit');
  const began = performance.now();
  for (const group of script) {
    begin.run();
    for (const { statement, params } of group) {
      if (statement.reader) statement.all(...params);
      else statement.run(...params);
    }
    commit.run();
  }
  const took = (performance.now() - began) / 1000;
  connection.close();
  return took;
}
