/** Value a column may hold, alike on both databases: no booleans, no dates, no objects. */
export type Value = string | number | null;
export type Row = Record<string, Value>;

/** One SQL statement with `?` placeholders. */
export interface Statement {
  readonly sql: string;
  readonly params: readonly Value[];
}

/** What a database gave back. */
export interface Answer {
  readonly rows: readonly Row[];
  readonly changes: number;
}

/**
 * A run of statements written once for both databases (执行计划): a generator that yields statements and is handed their answers.
 * SQLite runs it synchronously inside one group, PostgreSQL awaits each answer.
 */
export type Plan<T> = Generator<Statement, T, Answer>;

/** Rows of a query inside a plan. */
export function* select<R = Row>(sql: string, params: readonly Value[]): Plan<R[]> {
  return (yield { sql, params }).rows as R[];
}

/** First row of a query inside a plan. */
export function* find<R = Row>(sql: string, params: readonly Value[]): Plan<R | undefined> {
  return (yield { sql, params }).rows[0] as R | undefined;
}

/** Number of rows a statement changed. */
export function* run(sql: string, params: readonly Value[]): Plan<number> {
  return (yield { sql, params }).changes;
}

/** Run a plan with a synchronous driver. */
export function runSync<T>(plan: Plan<T>, execute: (statement: Statement) => Answer): T {
  let step = plan.next();
  while (!step.done) step = plan.next(execute(step.value));
  return step.value;
}

/** Run a plan with an asynchronous driver. A failing statement is thrown into nobody: the transaction is lost with it. */
export async function runAsync<T>(plan: Plan<T>, execute: (statement: Statement) => Promise<Answer>): Promise<T> {
  let step = plan.next();
  while (!step.done) step = plan.next(await execute(step.value));
  return step.value;
}
