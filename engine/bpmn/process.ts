import { type Problem, problem } from '../problem.ts';
import { type BpmnNode, isType, nodesOf } from './node.ts';

/** The one process of a file to run (可执行流程): the single executable one, or the only one. */
export function selectProcess(root: BpmnNode): { readonly process: BpmnNode } | { readonly problem: Problem } {
  const processes = nodesOf(root, 'rootElements').filter(node => isType(node, 'Process'));
  const executable = processes.filter(node => node.get('isExecutable') === true);
  const candidates = executable.length > 0 ? executable : processes;
  const [only] = candidates;
  if (!only)
    return { problem: problem('process-missing', { zh: '文件里没有流程，请画出流程后再试。', en: 'The file has no process; draw one.' }) };
  if (candidates.length > 1) {
    const list = candidates.map(node => node.id ?? '?').join('、');
    return {
      problem: problem('process-several', {
        zh: `文件里有多个可执行流程（${list}），只能有一个，请把其余的设为不可执行或分成几个文件。`,
        en: `The file has several executable processes (${list}); mark all but one as not executable or split the file.`,
      }),
    };
  }
  if (!only.id) return { problem: problem('missing-id', { zh: '流程没有编号，请补上。', en: 'The process has no id; add one.' }) };
  return { process: only };
}
