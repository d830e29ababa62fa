import { accessSync, constants, existsSync, realpathSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Refuse a database that cannot be written (只读文件): SQLite opens such a file without a word, so that the server would start and fail at its first
 * change, and a lock that cannot be written keeps no second server away. To be called before anybody opens the file.
 */
export function refuseReadOnly(named: string): void {
  const file = existsSync(named) ? realpathSync(named) : named;
  if (!mayWrite(dirname(file))) throw readOnlyFolder(file);
  for (const one of [file, `${file}-wal`, `${file}-shm`, `${file}.lock`]) if (existsSync(one) && !mayWrite(one)) throw readOnlyFile(one);
}

function mayWrite(path: string): boolean {
  try {
    accessSync(path, constants.R_OK | constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function readOnlyFolder(file: string): Error {
  return new Error(
    `数据库文件 ${file} 所在的目录应存在并可读写（日志和锁也在那里），但不是这样，因此没有打开。请检查路径，或把目录的读写权限交给运行服务的账号。
Expected the folder of ${file} to be there and to be writable, for its log and lock stand in it too, but it is not, so nothing was opened. Check the path, or give the account of the server the right to read and write there.`,
  );
}

function readOnlyFile(file: string): Error {
  return new Error(
    `文件 ${file} 应可读写，但只读，因此没有打开数据库。请检查磁盘是否以只读方式挂载，或把文件的读写权限交给运行服务的账号。
Expected ${file} to be writable, but it is not, so the database was not opened. Check whether the disk is mounted read-only, or give the account of the server the right to read and write it.`,
  );
}
