import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { statementRunner } from '#server/store/sqlite/statements.ts';

it('should let prepared statements go that came long ago, for lists of every length make a text of their own', () => {
  // given
  const connection = new Database(':memory:');
  const prepare = connection.prepare.bind(connection);
  const texts: string[] = [];
  connection.prepare = ((source: string) => {
    texts.push(source);
    return prepare(source);
  }) as typeof connection.prepare;
  const run = statementRunner(connection);

  // when
  for (const number of [0, 0, ...Array(1_000).keys(), 1_000, 0]) run({ sql: `select ${number}`, params: [] });
  connection.close();

  // then
  expect(texts.filter(text => text === 'select 0')).toHaveLength(2);
  expect(texts).toHaveLength(1_002);
});
