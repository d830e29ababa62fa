/** Value a column may hold, alike on both databases: no booleans, no dates, no objects. */
export type Value = string | number | null;
export type Row = Record<string, Value>;

/** One SQL statement with `?` placeholders. */
export interface Statement {
  readonly sql: string;
  readonly params: readonly Value[];
  /** The plan does not look at the answer: a driver may send it and go on, as long as it fails with the transaction. */
  readonly unasked?: boolean;
  /**
   * Number of rows written, or found if it is 0, that the plan may be told before the statement is run (预设): as good as certain. A driver that tells it so and finds another number
   * in the end undoes the transaction and runs the plan again with true answers.
   */
  readonly presumed?: number;
}

/** What a database gave back. */
export interface Answer {
  readonly rows: readonly Row[];
  readonly changes: number;
}

/** Statements whose answers the plan does not look at, handed over at once: each of them counts as `unasked`. */
export type Batch = readonly Statement[];

/**
 * The rest of a plan that writes only, and whose end nobody waits for but the commit (余下部分): a driver may run it with those of other plans. null: everything
 * that was put off is to be done before the plan goes on.
 */
export interface Rest {
  readonly rest: Plan<void> | null;
}

/**
 * A run of statements written once for both databases (执行计划): a generator that yields statements and is handed their answers.
 * SQLite runs it synchronously inside one group, PostgreSQL awaits each answer.
 */
export type Plan<T> = Generator<Statement | Batch | Rest, T, Answer>;

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

/** Statements one after the other, whose answers the plan does not look at. */
export function* sendAll(statements: Batch): Plan<void> {
  yield statements;
}

/** A synchronous driver. */
export interface Driver {
  execute(statement: Statement): Answer;
  /** A statement whose answer nobody looks at. */
  putOff(statement: Statement): void;
  putOffRest(rest: Rest): void;
}

/** Run a plan with a synchronous driver; one that executes statements alone puts nothing off. */
export function runSync<T>(plan: Plan<T>, driver: Driver | Driver['execute']): T {
  const { execute, putOff, putOffRest } = typeof driver === 'function' ? inOrder(driver) : driver;
  let step = plan.next();
  while (!step.done) {
    const asked = step.value;
    if (isBatch(asked)) {
      for (const statement of asked) putOff(statement);
      step = plan.next(unseen);
    } else if (isRest(asked)) {
      putOffRest(asked);
      step = plan.next(unseen);
    } else step = plan.next(execute(asked));
  }
  return step.value;
}

function inOrder(execute: Driver['execute']): Driver {
  return { execute, putOff: execute, putOffRest: ({ rest }) => rest === null || runSync(rest, execute) };
}

function isBatch(asked: Statement | Batch | Rest): asked is Batch {
  return Array.isArray(asked);
}

function isRest(asked: Statement | Rest): asked is Rest {
  return (asked as Rest).rest !== undefined;
}

const unseen: Answer = { rows: [], changes: 0 };

/**
 * Run a plan with an asynchronous driver. A failing statement is thrown into nobody: the transaction is lost with it. Answers nobody looks at are
 * waited for at the end; of several failures the first is thrown, the others only follow from it.
 */
export async function runAsync<T>(plan: Plan<T>, execute: (statement: Statement) => Promise<Answer>): Promise<T> {
  const sent: Promise<Answer>[] = [];
  const send = (statement: Statement): void => {
    const answer = execute(statement);
    answer.catch(() => {});
    sent.push(answer);
  };
  try {
    let step = plan.next();
    while (!step.done) {
      const asked = step.value;
      if (isBatch(asked)) asked.forEach(send);
      else if (isRest(asked)) await (asked.rest === null ? undefined : runAsync(asked.rest, execute));
      else if (asked.unasked) send(asked);
      else {
        step = plan.next(await execute(asked));
        continue;
      }
      step = plan.next(unseen);
    }
    await Promise.all(sent);
    return step.value;
  } catch (error) {
    const failed = (await Promise.allSettled(sent)).find(result => result.status === 'rejected');
    throw failed === undefined ? error : failed.reason;
  }
}
