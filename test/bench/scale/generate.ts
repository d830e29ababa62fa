import Database from 'better-sqlite3';
import { v7 } from 'uuid';
import { hashEntry, type JournalRow } from '#server/store/execute/entry.ts';
import { openStore } from '#server/store/index.ts';
import type { Row, Value } from '#server/store/plan.ts';
import { keepPlainModel, learnCommands, plainModel } from '../../support/plain.ts';

/** A big database that was made (大库). */
export interface Generated {
  readonly file: string;
  readonly ids: readonly string[];
  readonly seconds: number;
  readonly timers: number;
}

/** Different moments at which cases were opened, a minute apart. */
const moments = 50;

/** Cases written in one transaction. */
const casesAtOnce = 5_000;

const boundary = (id: string, days: number, end: string): string =>
  `<boundaryEvent id="${id}" attachedToRef="handle" cancelActivity="false"><timerEventDefinition><timeDuration>P${days}D</timeDuration></timerEventDefinition></boundaryEvent>
   <sequenceFlow id="to-${end}" sourceRef="${id}" targetRef="${end}"/><endEvent id="${end}"/></process>`;

/** The promised model with three timers on 承办: due after 5, 10 and 20 days. */
export const threeTimers = plainModel
  .replace('</process>', boundary('late', 10, 'end3'))
  .replace('</process>', boundary('later', 20, 'end4'));

/**
 * Make a database of `count` open cases that wait at 承办 with three pending timers each: some cases driven through the real engine, all
 * others their equals under new ids, with hashes of their own, so that `verify` of any of them passes.
 */
export async function generate(file: string, count: number): Promise<Generated> {
  const began = performance.now();
  const templates = await driveTemplates(file, Math.min(moments, count));
  const { ids, timers } = copyCases(file, templates, count);
  return { file, ids, seconds: Math.round((performance.now() - began) / 1000), timers };
}

/** Fill a database up to `count` cases with equals of some that stand in it already. The store is closed meanwhile. */
export function copyCases(file: string, templates: readonly string[], count: number): Pick<Generated, 'ids' | 'timers'> {
  const connection = new Database(file);
  connection.pragma('synchronous = OFF');
  connection.pragma('cache_size = -262144');
  connection.pragma('wal_autocheckpoint = 20000');
  const copies = templates.map(id => readTemplate(connection, id));
  const ids = [...templates];
  const writeSome = connection.transaction((until: number) => {
    while (ids.length < until) {
      const id = v7();
      copies[ids.length % copies.length]!(id);
      ids.push(id);
    }
  });
  while (ids.length < count) writeSome(Math.min(ids.length + casesAtOnce, count));
  const { n } = connection.prepare<[], { n: number }>('select count(*) as n from timer').get()!;
  connection.pragma('wal_checkpoint(TRUNCATE)');
  connection.pragma('synchronous = FULL');
  connection.close();
  return { ids, timers: n };
}

/** The first cases, through the engine: opened and accepted. */
async function driveTemplates(file: string, count: number): Promise<string[]> {
  let now = Date.now() - (count + 1) * 60_000;
  const store = await openStore({ url: file, clock: { now: () => now } });
  try {
    const command = await learnCommands(store, await keepPlainModel(store, threeTimers));
    const ids: string[] = [];
    for (; ids.length < count; now += 60_000) {
      const id = v7();
      for (const step of [0, 1]) {
        const outcome = await store.execute({ ...command(id, step), id: v7() });
        if (!outcome.ok) throw new Error(outcome.rejection.message.en);
      }
      ids.push(id);
    }
    return ids;
  } finally {
    await store.close();
  }
}

/** Writes the equal of a template under another id. */
type Copy = (id: string) => void;

/** Texts cut at the places where the template's id or the id of one of its commands stands. */
function readTemplate(connection: Database.Database, template: string): Copy {
  const rows = tablesOf(connection).flatMap(([table, column]) =>
    connection
      .prepare<[string], Row>(`select * from "${table}" where "${column}" = ?`)
      .all(template)
      .map(row => ({ table, row })),
  );
  const commands = rows.filter(({ table }) => table === 'journal').map(({ row }) => String(row.command));
  const receipts = commands.map(id => ({
    table: 'command_receipt',
    row: connection.prepare<[string], Row>('select * from command_receipt where id = ?').get(id)!,
  }));
  const writers = [...rows.filter(({ table }) => table !== 'command_receipt'), ...receipts].map(({ table, row }) =>
    writerOf(connection, table, row),
  );
  return id => {
    const names = new Map([[template, id], ...commands.map(command => [command, v7()] as const)]);
    let hash = '';
    for (const write of writers) hash = write(names, hash);
  };
}

/** Tables with rows of a case and the column that names it; the journal before the row that holds its head. */
function tablesOf(connection: Database.Database): [table: string, column: string][] {
  const tables = connection
    .prepare<[], { name: string }>(
      `select m.name from sqlite_schema m where m.type = 'table' and exists (select 1 from pragma_table_info(m.name) where name = 'case_id')`,
    )
    .all();
  return [['journal', 'stream_id'], ['case', 'id'], ...tables.map(({ name }): [string, string] => [name, 'case_id'])];
}

/** Writes one row with other names; hands on the hash of the newest journal entry. */
function writerOf(connection: Database.Database, table: string, row: Row): (names: ReadonlyMap<string, string>, hash: string) => string {
  const columns = Object.keys(row);
  const places = columns.map(() => '?').join();
  const insert = connection.prepare<Value[]>(`insert into "${table}" (${columns.map(name => `"${name}"`).join()}) values (${places})`);
  return (names, hash) => {
    const renamed: Row = {};
    for (const column of columns) renamed[column] = rename(row[column]!, names);
    const head = table === 'journal' ? sealed(renamed, hash) : hash;
    if (table === 'journal') renamed.hash = head;
    if (table === 'case') renamed.head_hash = hash;
    insert.run(...Object.values(renamed));
    return head;
  };
}

function rename(value: Value, names: ReadonlyMap<string, string>): Value {
  if (typeof value !== 'string' || value.length < 36) return value;
  let text = value;
  for (const [name, other] of names) if (text.includes(name)) text = text.replaceAll(name, other);
  return text;
}

/** Hash of a journal row after `prev`. */
function sealed(row: Row, prev: string): string {
  return hashEntry(row as unknown as JournalRow, prev);
}
