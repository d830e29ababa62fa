import type { CommanderError } from 'commander';
import type { Text } from '#engine/problem.ts';

/** What each refusal of the argument parser means in Chinese; `name` is what it quoted. */
const usage: Readonly<Record<string, (name: string) => string>> = {
  'commander.unknownCommand': name => `没有「${name}」这个命令。`,
  'commander.unknownOption': name => `没有「${name}」这个选项。`,
  'commander.missingMandatoryOptionValue': name => `缺少选项「${name}」。`,
  'commander.optionMissingArgument': name => `选项「${name}」后面缺少值。`,
  'commander.missingArgument': name => `缺少参数「${name}」。`,
  'commander.excessArguments': () => '参数太多。',
};

/** A refusal of the argument parser (用法错误), or undefined where it refused nothing (help, version). */
export function explainUsage({ code, message, exitCode }: CommanderError): Text | undefined {
  if (exitCode === 0 || code === 'commander.help') return undefined;
  const name = /'([^']*)'/.exec(message)?.[1] ?? '';
  return {
    zh: `${usage[code]?.(name) ?? '命令写法不对。'}请用 --help 查看用法。`,
    en: `${message.replace(/^error: /, 'Usage: ')}${message.endsWith('.') ? '' : '.'} See --help.`,
  };
}

const connection: Text = {
  zh: '连不上数据库，请检查地址、网络和数据库服务：',
  en: 'Expected to reach the database, but could not; check the address, the network and the service: ',
};
const account: Text = {
  zh: '数据库拒绝了账号或密码，或没有这个数据库：',
  en: 'Expected the database to let this account in, but it refused: ',
};
const readOnly: Text = {
  zh: '没有写入的权限，请检查文件和目录的权限：',
  en: 'Expected the right to write here; check the rights of file and folder: ',
};
const folder: Text = {
  zh: '路径中有一段不是目录，请检查路径：',
  en: 'Expected folders along the path, but a part of it is a file; check the path: ',
};
const full: Text = { zh: '磁盘已满，请腾出空间：', en: 'Expected room on the disk, but it is full; free some: ' };
const unknown: Text = { zh: '运行失败：', en: 'The command failed: ' };
const host: Text = { zh: '无法监听这个地址，请检查 --host：', en: 'Expected an address to listen on; check --host: ' };
const known: Readonly<Record<string, Text>> = {
  SQLITE_NOTADB: {
    zh: '这个文件不是 SQLite 数据库，请检查路径：',
    en: 'Expected an SQLite database, but the file is none; check the path: ',
  },
  SQLITE_CORRUPT: { zh: '数据库文件已损坏，请用备份恢复：', en: 'Expected a sound database file, but it is damaged; restore a backup: ' },
  SQLITE_CANTOPEN: {
    zh: '无法打开数据库文件，请检查路径和权限：',
    en: 'Expected a database file that can be opened; check path and rights: ',
  },
  SQLITE_READONLY: {
    zh: '数据库文件或所在目录只读，请检查权限：',
    en: 'Expected a database file and folder that can be written, but they cannot; check the rights: ',
  },
  SQLITE_FULL: full,
  ENOSPC: full,
  SQLITE_IOERR: {
    zh: '读写数据库文件出错，请检查路径（应为文件而不是目录）和磁盘：',
    en: 'Expected a database file that can be read and written; check the path (a file, no folder) and the disk: ',
  },
  SQLITE_BUSY: {
    zh: '数据库文件正被别的程序占用，请关闭那个程序后重试：',
    en: 'Expected a database file nobody else holds; end the other program and try again: ',
  },
  EROFS: readOnly,
  EPERM: readOnly,
  ENOTDIR: folder,
  EEXIST: folder,
  EADDRINUSE: { zh: '这个端口已被占用，请用 --port 换一个：', en: 'Expected a free port, but it is taken; choose another with --port: ' },
  EADDRNOTAVAIL: { zh: '本机没有这个地址，请检查 --host：', en: 'Expected an address of this machine; check --host: ' },
  EACCES: { zh: '没有权限，请换端口或检查文件权限：', en: 'Expected the right to do this; choose another port or check file rights: ' },
  ECONNREFUSED: connection,
  ENOTFOUND: connection,
  ETIMEDOUT: connection,
  '28P01': account,
  '28000': account,
  '3D000': account,
};

/** What went wrong while a command ran (运行错误), with what to do where the cause is known. */
export function explainFailure(error: unknown): string {
  const detail = error instanceof Error ? error.message : String(error);
  const text = textOf(error);
  if (text === undefined && /\p{Script=Han}/u.test(detail)) return detail;
  const { zh, en } = text ?? unknown;
  return `${zh}${detail}\n${en}${detail}`;
}

/** A server that could not listen (监听失败): the same codes speak of the address here, not of the database. */
export class ListenError extends Error {
  constructor(cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

function textOf(error: unknown): Text | undefined {
  if (!(error instanceof ListenError)) return known[codeOf(error)];
  const code = codeOf(error.cause);
  return ['EADDRINUSE', 'EADDRNOTAVAIL', 'EACCES'].includes(code) ? known[code] : host;
}

function codeOf(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  return /^SQLITE_[A-Z]+/.exec(code)?.[0] ?? code;
}
