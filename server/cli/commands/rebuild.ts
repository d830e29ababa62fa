import { Command } from 'commander';
import { openStore } from '../../store/index.ts';
import { rebuild } from '../../store/rebuild.ts';
import { databaseOption, databaseUrl } from '../database.ts';
import { print, printJson } from '../output.ts';

/** `banjian rebuild`: derive every projection from the journals again (重建投影) and say what changed. */
export function rebuildCommand(): Command {
  return new Command('rebuild')
    .description('由日志重建全部投影并报告差异 / derive all projections from the journals again and report what changed')
    .option(...databaseOption)
    .option('--json', '输出 JSON / print JSON')
    .action(async ({ database, json }: { database?: string; json?: boolean }) => {
      const store = await openStore({ url: databaseUrl(database) });
      try {
        const report = await rebuild(store);
        if (json) printJson(report);
        else
          print(
            `已重建 ${report.streams} 条流，${report.changed} 行有变化。\nRebuilt ${report.streams} streams, ${report.changed} rows changed.`,
          );
      } finally {
        await store.close();
      }
    });
}
