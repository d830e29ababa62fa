import { Command } from 'commander';
import type { VerifyReport } from '../../store/verify.ts';
import { databaseOption, existingDatabase } from '../database.ts';
import { exitCodes, print, printJson } from '../output.ts';

/** `banjian verify`: hash chains, heads and fold(journal) = snapshot of every stream (校验日志链). */
export function verifyCommand(): Command {
  return new Command('verify')
    .description('校验全部日志链与快照，指出第一处被改动的行 / check every journal chain and snapshot and name the first bad row')
    .option(...databaseOption)
    .option('--json', '输出 JSON / print JSON')
    .action(async ({ database, json }: { database?: string; json?: boolean }) => {
      const url = existingDatabase(database);
      if (url === undefined) return;
      const { openStore, verify } = await import('../audit.ts');
      const store = await openStore({ url, readOnly: true });
      try {
        const report = await verify(store);
        json ? printJson(report) : printReport(report);
        if (!report.ok) process.exitCode = exitCodes.failed;
      } finally {
        await store.close();
      }
    });
}

function printReport(report: VerifyReport): void {
  const { streams, entries } = report;
  if (!report.ok) print(`${report.message.zh}\n${report.message.en}`);
  else print(`校验通过：${streams} 条流，${entries} 条日志。\nVerified: ${streams} streams, ${entries} entries.`);
}
