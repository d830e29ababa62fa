import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { findPostgres } from '../support/postgres.ts';

/** A row that several transactions are held at (栅栏): a session of its own has it locked. */
export interface Held {
  /** Resolves once this many transactions wait for the row. */
  waiting(count: number): Promise<void>;
  /** Let them go on, in the order they came. */
  release(): Promise<void>;
}

const tries = 400;
const done = '--done--';

/** A session of psql that holds transactions inside, at a row they must lock, and lets them go together. */
export class Barrier {
  readonly #psql: ChildProcess;
  readonly #lines: AsyncIterator<string>;

  constructor(url: string) {
    this.#psql = spawn(join(findPostgres()!, 'psql'), ['-qAtX', '-v', 'ON_ERROR_STOP=0', url], { stdio: ['pipe', 'pipe', 'inherit'] });
    this.#lines = createInterface({ input: this.#psql.stdout! })[Symbol.asyncIterator]();
  }

  /** Lock a row; whoever wants it waits. */
  async hold(table: string, where: string): Promise<Held> {
    await this.#run(`begin; select 1 from ${table} where ${where} for update`);
    return {
      waiting: async count => {
        const seen = `select pg_stat_clear_snapshot(), pg_sleep(0.001), count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
        for (let round = 0; round < tries; round++) {
          const [row] = await this.#run(seen);
          if (Number(row?.split('|').at(-1)) >= count) return;
        }
        throw new Error(`Expected ${count} transactions to wait for the row, but fewer do.`);
      },
      release: async () => {
        await this.#run('rollback');
      },
    };
  }

  close(): void {
    this.#psql.stdin!.end('\\q\n');
  }

  async #run(sql: string): Promise<string[]> {
    this.#psql.stdin!.write(`${sql};\n\\echo ${done}\n`);
    const rows: string[] = [];
    for (;;) {
      const { value, done: ended } = await this.#lines.next();
      if (ended) throw new Error('Expected psql to answer, but it ended.');
      if (value === done) return rows;
      rows.push(value);
    }
  }
}
