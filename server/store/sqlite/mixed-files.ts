import { randomInt } from 'node:crypto';
import { existsSync, realpathSync, statSync } from 'node:fs';
import type { Connection } from './connect.ts';
import { commitOfFile, commitsOfLog } from './log-pages.ts';

/**
 * Numbers commits (提交编号): within a transaction that has changed something, the number in the header of the file goes up by one. So page 1 stands in
 * every commit of the write-ahead log, and a file shows which logs go on from it. Each database begins at a number of its own: the log
 * of another one that is as old does not go on from it.
 */
export function commitNumberer(connection: Connection): { begin(): void; end(): void } {
  const changes = connection.prepare<[], number>('select total_changes()').pluck();
  const number = connection.prepare<[], number>('pragma user_version').pluck();
  let before: number | undefined;
  return {
    begin() {
      before = changes.get();
    },
    end() {
      if (changes.get() !== before) connection.exec(`pragma user_version = ${numberAfter(number.get()!)}`);
    },
  };
}

/** What the header of a file holds that nothing has been numbered in yet. */
const unnumbered = 0;
const highest = 2 ** 31;

function numberAfter(number: number): number {
  return number === unnumbered ? randomInt(1, highest) : (number + 1) | 0 || 1;
}

/**
 * Refuse a file beside whose write-ahead log it does not belong (文件混放), e.g. a restored backup beside the log of later work: SQLite would lay the pages
 * of the one over those of the other without a word. To be called before anybody opens the file.
 */
export function refuseMixedFiles(named: string): void {
  const mixture = findMixture(named);
  if (mixture) throw mixture.error;
}

/** The same for files a server may be writing (只读查看): what it is at in between two looks is no mixture, which stays as it is. */
export function refuseMixedFilesInUse(named: string): void {
  const mixture = findMixture(named);
  if (mixture && findMixture(named)?.commits === mixture.commits) throw mixture.error;
}

/** What is wrong with a file and its log, and the numbers that say so. */
interface Mixture {
  readonly error: Error;
  readonly commits: string;
}

function findMixture(named: string): Mixture | undefined {
  const file = existsSync(named) ? realpathSync(named) : named;
  const log = `${file}-wal`;
  const commits = commitsOfLog(log);
  if (commits === undefined) return undefined;
  if (!existsSync(file) || statSync(file).size === 0) return { error: gone(file, log), commits: 'gone' };
  const own = commitOfFile(file);
  if (own === undefined || own === unnumbered || commits === null) return undefined;
  // What the log began with is the commit after the one the file had then; since, the file may have been brought up to any commit of the log.
  const since = commits.first - 1;
  if ((own - since) >>> 0 <= (commits.last - since) >>> 0) return undefined;
  return { error: mixed(file, log), commits: `${own} ${commits.first} ${commits.last}` };
}

function mixed(file: string, log: string): Error {
  return new Error(
    `数据库文件 ${file} 与旁边的日志 ${log} 不是同一时刻的：合在一起打开会损坏数据，因此没有打开，两个文件都没有改动。如果恢复了备份，请把 ${log}（以及 ${file}-shm）移走后再启动；如果不是，请把与该日志同一时刻的数据库文件放回来。
Expected ${log} to go on from ${file}, but they are of different moments: opened together they would be damaged data, so neither was touched. If a backup was restored, move ${log} (and ${file}-shm) away and start again; if not, put back the file that belongs to the log.`,
  );
}

function gone(file: string, log: string): Error {
  return new Error(
    `旁边有日志 ${log}，却没有数据库文件 ${file}。新建数据库会丢掉日志里的办件，因此没有新建。请把数据库文件放回来；如果确实要新建，请先把日志移走。
Expected ${file} beside its log ${log}, but it is not there. A new database would lose what the log holds, so none was made. Put the file back, or move the log away first if a new one is wanted.`,
  );
}
