import type { Answer, Row, Statement, Value } from '../plan.ts';
import type Database from 'better-sqlite3';
import type { Connection } from './connect.ts';

type Prepared = Database.Statement<Value[], Row>;

const nothing: readonly Row[] = [];

/** Statements kept prepared at most: lists of every length make a text of their own. */
const kept = 1_000;

/** Runs statements by prepared statements kept per text. */
export function statementRunner(connection: Connection): (statement: Statement) => Answer {
  const prepared = new Map<string, Prepared>();
  return ({ sql, params }) => {
    let statement = prepared.get(sql);
    if (statement === undefined) {
      statement = connection.prepare<Value[], Row>(sql);
      const oldest = prepared.size < kept ? undefined : prepared.keys().next().value;
      if (oldest !== undefined) prepared.delete(oldest);
      prepared.set(sql, statement);
    }
    if (statement.reader) {
      const rows = statement.all(...params);
      return { rows, changes: rows.length };
    }
    return { rows: nothing, changes: statement.run(...params).changes };
  };
}
