import type { ScopeOf, Select } from '../database.ts';
import { openReader } from './connect.ts';
import { checkScopedText } from './scope.ts';
import { statementRunner } from './statements.ts';

/** Scoped reads on a read-only connection of their own. */
export interface Reader {
  read<T>(of: ScopeOf, fn: (select: Select) => Promise<T>): Promise<T>;
  /** As `read`, with every statement seeing the same moment even while another process writes. One at a time. */
  readAtOnce<T>(of: ScopeOf, fn: (select: Select) => Promise<T>): Promise<T>;
  close(): void;
}

const nobody = '[]';

/** Open the reader of a file. The scope stands only while a statement runs: statements are synchronous, so scopes never mix. */
export function createReader(file: string): Reader {
  let scope = nobody;
  const connection = openReader(file, () => scope);
  const query = statementRunner(connection);
  const selectIn =
    (of: ScopeOf): Select =>
    async (sql, params) => {
      if (of.tenants !== '*') checkScopedText(sql);
      scope = of.tenants === '*' ? '*' : JSON.stringify(of.tenants);
      try {
        return [...query({ sql, params }).rows];
      } finally {
        scope = nobody;
      }
    };
  return {
    read: async (of, fn) => fn(selectIn(of)),
    async readAtOnce(of, fn) {
      connection.exec('begin');
      try {
        return await fn(selectIn(of));
      } finally {
        connection.exec('commit');
      }
    },
    close: () => connection.close(),
  };
}
