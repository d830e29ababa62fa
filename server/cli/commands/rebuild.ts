import { Command } from 'commander';
import type { RebuildReport } from '../../store/rebuild.ts';
import { databaseOption, existingDatabase } from '../database.ts';
import { print, printJson } from '../output.ts';

/** `banjian rebuild`: derive every projection from the journals again (重建投影) and say what changed. */
export function rebuildCommand(): Command {
  return new Command('rebuild')
    .description('由日志重建全部投影并报告差异 / derive all projections from the journals again and report what changed')
    .option(...databaseOption)
    .option('--json', '输出 JSON / print JSON')
    .action(async ({ database, json }: { database?: string; json?: boolean }) => {
      const url = existingDatabase(database);
      if (url === undefined) return;
      const { openStore, rebuild } = await import('../audit.ts');
      const store = await openStore({ url });
      try {
        const report = await rebuild(store);
        json ? printJson(report) : printReport(report);
      } finally {
        await store.close();
      }
    });
}

function printReport({ streams, changed, rows }: RebuildReport): void {
  print(`已重建 ${streams} 条流，${changed} 行有变化。\nRebuilt ${streams} streams, ${changed} rows changed.`);
  for (const row of rows) print(`  ${row}`);
}
