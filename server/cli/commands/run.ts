import { Command } from 'commander';
import type { ScriptStep } from '#engine/simulation/index.ts';
import { parseJson, readInput } from '../input.ts';
import { exitCodes, print, printJson, printProblems, refuse } from '../output.ts';

/** `banjian run FILE.bpmn --script STEPS.json`: run any BPMN file in memory under a virtual clock (内存试运行). */
export function runCommand(): Command {
  return new Command('run')
    .description('在内存中按虚拟时钟运行 BPMN 文件 / run a BPMN file in memory under a virtual clock')
    .argument('<file>', 'BPMN 2.0 文件 / a BPMN 2.0 file')
    .option('--data <json>', '顶层变量，JSON 对象 / top-level variables as a JSON object', '{}')
    .option(
      '--script <file>',
      '步骤文件：[{"start":"开始"},{"complete":"任务"},{"advance":"P1D"},{"message":"名称","key":"关联键"},{"signal":"名称"},{"activity":"活动"},{"retry":"异常环节"}] / steps to take',
    )
    .option('--json', '每个事件一行 JSON / one JSON line per event')
    .action(async (file: string, options: { data: string; script?: string; json?: boolean }) => {
      const input = await readRunInput(file, options);
      if (!input) return;
      const { readBpmn, runScript } = await import('../simulation.ts');
      const { definition, problems } = await readBpmn(input.xml);
      if (!definition || problems.some(one => one.severity === 'error')) {
        printProblems(problems, options.json ?? false);
        process.exitCode = exitCodes.refused;
        return;
      }
      const result = runScript({ definition, data: input.data, steps: input.steps });
      for (const line of result.lines) options.json ? printJson(line) : print(describe(line));
      if (result.problem) process.stderr.write(`${result.problem.zh}\n${result.problem.en}\n`);
      options.json ? printJson({ status: result.status }) : print(`状态 status: ${result.status}`);
      if (result.status === 'failed') process.exitCode = exitCodes.failed;
    });
}

interface RunInput {
  readonly xml: string;
  readonly data: Record<string, unknown>;
  readonly steps: readonly ScriptStep[];
}

async function readRunInput(file: string, options: { data: string; script?: string }): Promise<RunInput | undefined> {
  const xml = readInput(file);
  if (xml === undefined) return undefined;
  const data = parseJson(options.data, { zh: '--data ', en: '--data' });
  if (data === undefined) return undefined;
  if (typeof data !== 'object' || data === null || Array.isArray(data)) {
    refuse({ zh: '--data 应为 JSON 对象，例如 {"金额": 100}。', en: 'Expected --data to be a JSON object such as {"amount": 100}.' });
    return undefined;
  }
  const text = options.script === undefined ? '[]' : readInput(options.script);
  if (text === undefined) return undefined;
  const steps = parseJson(text, { zh: '--script 文件', en: 'the --script file' });
  if (steps === undefined) return undefined;
  const { checkSteps } = await import('../simulation.ts');
  const checked = checkSteps(steps);
  if (!checked.ok) {
    refuse(checked.message);
    return undefined;
  }
  return { xml, data: data as Record<string, unknown>, steps: checked.steps };
}

function describe(line: Readonly<Record<string, unknown>>): string {
  const { event, element, ...rest } = line;
  const more = Object.keys(rest).length === 0 ? '' : `  ${JSON.stringify(rest)}`;
  return `${String(event).padEnd(20)} ${String(element ?? '')}${more}`;
}
