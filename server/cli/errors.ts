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
  const text = known[codeOf(error)];
  return text ? `${text.zh}${detail}\n${text.en}${detail}` : detail;
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}
