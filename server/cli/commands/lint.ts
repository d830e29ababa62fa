import { statSync } from 'node:fs';
import { Command } from 'commander';
import type { Problem } from '#engine/problem.ts';
import type { Pack } from '#processes/types.ts';
import { readInput } from '../input.ts';
import { exitCodes, print, printProblems } from '../output.ts';

/** `banjian lint PATH`: every problem of a BPMN file or of a pack folder (检查流程或模板包). */
export function lintCommand(): Command {
  return new Command('lint')
    .description('检查 BPMN 文件或模板包 / check a BPMN file or a pack folder')
    .argument('<path>', 'BPMN 文件或模板包目录 / a .bpmn file or a pack folder')
    .option('--json', '输出 JSON / print JSON')
    .action(async (path: string, { json }: { json?: boolean }) => {
      const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
      const problems = isFolder ? await lintPackFolder(path) : await lintFile(path);
      if (!problems) return;
      const failed = printProblems(problems, json ?? false);
      if (!json && problems.length === 0) print('没有发现问题。\nNo problems found.');
      if (failed) process.exitCode = exitCodes.failed;
    });
}

async function lintFile(path: string): Promise<Problem[] | undefined> {
  const xml = readInput(path);
  if (xml === undefined) return undefined;
  const { readBpmn } = await import('#engine/bpmn/read.ts');
  const { lintProcess } = await import('#engine/lint/index.ts');
  const { definition, problems } = await readBpmn(xml);
  return definition ? [...problems, ...lintProcess(definition)] : problems;
}

/** A pack is checked together with the shipped packs it may call. */
async function lintPackFolder(path: string): Promise<Problem[]> {
  const { readPackFolder, shippedPacks } = await import('#processes/disk.ts');
  const { checkPack } = await import('#processes/check.ts');
  const read = readPackFolder(path);
  if (!read.pack) return read.problems;
  const others: Record<string, Pack> = Object.fromEntries(shippedPacks().packs.map(pack => [pack.head.id, pack]));
  return [...read.problems, ...(await checkPack(read.pack, others))];
}
