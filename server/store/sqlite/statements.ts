import { recent } from '#engine/recent.ts';
import type { Answer, Row, Statement, Value } from '../plan.ts';
import type Database from 'better-sqlite3';
import type { Connection } from './connect.ts';

type Prepared = Database.Statement<Value[], Row>;

const nothing: readonly Row[] = [];

/** Statements kept prepared at most: lists of every length make a text of their own. */
const kept = 1_000;

/** Runs statements by prepared statements kept per text. */
export function statementRunner(connection: Connection): (statement: Statement) => Answer {
  const prepare = recent((sql): Prepared => connection.prepare<Value[], Row>(sql), kept);
  return ({ sql, params }) => {
    const statement = prepare(sql);
    if (statement.reader) {
      const rows = statement.all(...params);
      return { rows, changes: rows.length };
    }
    return { rows: nothing, changes: statement.run(...params).changes };
  };
}
