import { existsSync, realpathSync } from 'node:fs';
import Database from 'better-sqlite3';
import { readerNames } from './scope.ts';

/** A better-sqlite3 connection. */
export type Connection = Database.Database;

/**
 * Pages of the write-ahead log after which they are brought into the file: 64 MB. On a big file hardly a page is written twice, so it is the
 * reaching of the disk that costs, once for each time.
 */
export const checkpointPages = 16_000;

/**
 * Memory the writer keeps pages in, KB: 192 MB, taken only as pages are read. The cases people work on in a day, some thousands, each have their
 * pages in half a dozen trees of the file: with 64 MB they drove each other out.
 */
const writerCacheKb = 196_608;

/** Settings every connection needs: better-sqlite3 opens WAL files with synchronous=NORMAL, which may lose the last commits. */
export function prepareConnection(connection: Connection, { relaxed }: { readonly relaxed: boolean } = { relaxed: false }): void {
  connection.pragma('journal_mode = WAL');
  connection.pragma(`synchronous = ${relaxed ? 'NORMAL' : 'FULL'}`);
  connection.pragma('foreign_keys = ON');
  connection.pragma('busy_timeout = 5000');
  connection.pragma(`cache_size = -${writerCacheKb}`);
  connection.pragma(`wal_autocheckpoint = ${checkpointPages}`);
  connection.pragma('temp_store = MEMORY');
}

/** What a thread that brings the log into the file needs to know. */
export interface CheckpointOrder {
  readonly file: string;
  readonly relaxed: boolean;
}

/** What a checkpoint answers: pages in the log, and how many of them are in the file. */
interface Frames {
  readonly log: number;
  readonly checkpointed: number;
}

/** Pages in the log, and those of them that are not in the file yet. Nothing is done. */
export function walFrames(connection: Connection): { readonly log: number; readonly waiting: number } {
  const [{ log, checkpointed }] = connection.pragma('wal_checkpoint(NOOP)') as [Frames];
  return { log, waiting: log - checkpointed };
}

/** Bring into the file what no reader still needs from the log; nobody waits for anybody. */
export function passCheckpoint(connection: Connection): void {
  connection.pragma('wal_checkpoint(PASSIVE)');
}

/** Second, read-only connection: reads never wait for a writer. Its temp views filter every tenant table by scope. */
export function openReader(file: string, scope: () => string): Connection {
  const connection = new Database(file, { readonly: true });
  connection.pragma('busy_timeout = 5000');
  connection.pragma('cache_size = -65536');
  connection.pragma('temp_store = MEMORY');
  connection.function('banjian_scope', scope);
  for (const view of readerNames()) connection.exec(view);
  return connection;
}

/**
 * Hold the single-process lock (单进程锁) of a file for as long as the process lives: an exclusive lock on a side file, which the
 * operating system gives back whatever way the process ends. A file that is known by several names has one.
 */
export function lockFile(file: string): Connection {
  const lock = new Database(`${existsSync(file) ? realpathSync(file) : file}.lock`, { timeout: 0 });
  try {
    lock.pragma('locking_mode = EXCLUSIVE');
    lock.exec('begin exclusive');
    return lock;
  } catch {
    lock.close();
    throw new Error(
      `数据库文件 ${file} 正被另一个服务使用。请先停止那个服务，或换用另一个文件。\nExpected to be the only server on ${file}, but another one holds it. Stop it first, or use another file.`,
    );
  }
}
