import { Command } from 'commander';
import type { Problem } from '#engine/problem.ts';
import type { GoldenReport, Share } from '#engine/simulation/index.ts';
import type { Pack } from '#processes/types.ts';
import { exitCodes, print, printJson, printProblems, refuse } from '../output.ts';

interface SimulateOptions {
  readonly all?: boolean;
  readonly json?: boolean;
  readonly verbose?: boolean;
}

/** `banjian simulate PACK` or `--all`: run golden cases in memory under a virtual clock, and say what they cover (试运行模板包). */
export function simulateCommand(): Command {
  return new Command('simulate')
    .description('运行模板包的黄金用例并统计覆盖率 / run the golden cases of a pack and measure what they cover')
    .argument('[pack]', '随附模板包编号，或模板包目录 / id of a shipped pack, or a pack folder')
    .option('--all', '运行全部随附模板包 / run every shipped pack')
    .option('--verbose', '列出每个用例的路径和副作用 / list path and effects of every golden case')
    .option('--json', '输出 JSON / print JSON')
    .action(async (pack: string | undefined, options: SimulateOptions) => {
      if ((pack === undefined) === (options.all !== true)) {
        return refuse({
          zh: '请给出一个模板包（编号或目录），或使用 --all 运行全部。',
          en: 'Expected one pack (its id or folder), or --all for every shipped pack.',
        });
      }
      await simulate(pack, options);
    });
}

async function simulate(wanted: string | undefined, options: SimulateOptions): Promise<void> {
  const json = options.json ?? false;
  const found = await findPacks(wanted);
  if ('refused' in found) {
    if (found.refused.length > 0) printProblems(found.refused, json);
    process.exitCode = exitCodes.refused;
    return;
  }
  const { simulatePacks } = await import('#processes/simulate.ts');
  const { officialCalendar } = await import('../../calendars/official.ts');
  const { reports, problems } = await simulatePacks(found.packs, {
    calendar: officialCalendar(),
    ...(found.only === undefined ? {} : { only: [found.only] }),
    ...(json ? {} : { onDone: report => printReport(report, options.verbose ?? false) }),
  });
  const ok = problems.length === 0 && reports.length > 0 && reports.every(report => report.ok);
  if (json) printJson({ ok, packs: reports, problems });
  else {
    printProblems(problems, false);
    printSum(reports);
  }
  if (!ok) process.exitCode = exitCodes.failed;
}

interface Found {
  readonly packs: readonly Pack[];
  /** The one to run; all of them when absent. */
  readonly only?: string;
}

/** A shipped pack by id, or one from a folder with the shipped ones it may call. */
async function findPacks(wanted: string | undefined): Promise<Found | { readonly refused: readonly Problem[] }> {
  const { readPackFolder, shippedPacks } = await import('#processes/disk.ts');
  const shipped = shippedPacks().packs;
  if (wanted === undefined) return { packs: shipped };
  if (shipped.some(({ head }) => head.id === wanted)) return { packs: shipped, only: wanted };
  if (/^[a-z][a-z0-9-]*$/.test(wanted)) {
    const known = shipped.map(({ head }) => head.id).join(', ');
    const read = readPackFolder(wanted);
    if (!read.pack) {
      refuse({
        zh: `没有编号为「${wanted}」的随附模板包，也没有这个目录。随附的有：${known}。`,
        en: `Expected the id of a shipped pack or a folder, but "${wanted}" is neither. Shipped are: ${known}.`,
      });
      return { refused: [] };
    }
  }
  const { pack, problems } = readPackFolder(wanted);
  if (!pack) return { refused: problems };
  return { packs: [pack, ...shipped.filter(({ head }) => head.id !== pack.head.id)], only: pack.head.id };
}

function printReport({ pack, title, cases, coverage }: GoldenReport, verbose: boolean): void {
  print(`\n${title.zh} ${title.en} (${pack})`);
  if (cases.length === 0) print('  没有黄金用例。No golden cases.');
  for (const one of cases) {
    print(`  ${one.ok ? '✓ 通过' : '✗ 不符'}  ${one.id}  ${one.title.zh}`);
    for (const { zh, en } of one.differences) print(`      ${zh}\n      ${en}`);
    if (verbose) {
      print(`      路径 path: ${one.path.join(' > ')}`);
      for (const { job, to, text } of one.effects) print(`      副作用 effect: ${[job, to, text].filter(Boolean).join(' ')}`);
    }
  }
  printShare('结束事件 end events', coverage.ends);
  printShare('不予与撤回路径 refusal paths', coverage.refusals);
  printShare('连线 flows', coverage.flows);
}

function printShare(what: string, { total, covered, missing }: Share): void {
  const rate = total === 0 ? 100 : Math.floor((covered / total) * 100);
  print(`  覆盖 coverage  ${what}: ${covered}/${total} (${rate} %)`);
  for (const { element, name } of missing) print(`      未覆盖 not covered: ${name} (${element})`);
}

function printSum(reports: readonly GoldenReport[]): void {
  const cases = reports.flatMap(report => report.cases);
  const green = cases.filter(({ ok }) => ok).length;
  print(`\n用例 golden cases: ${green} 通过 green, ${cases.length - green} 不符 red；模板包 packs: ${reports.length}`);
}
