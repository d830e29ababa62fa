import { elementLabel } from '../bpmn/checks.ts';
import type { FlowElement, SequenceFlow } from '../bpmn/definition.ts';
import { inEnglish } from '../bpmn/node.ts';
import { type Problem, problem, type Text } from '../problem.ts';

/** A problem of an element or flow (元素问题); `{}` in the sentences becomes its name and id. */
export function problemAt(
  at: FlowElement | SequenceFlow,
  code: string,
  { zh, en }: Text,
  severity: Problem['severity'] = 'error',
): Problem {
  const label = elementLabel(at);
  return problem(code, { zh: zh.replace('{}', () => label), en: en.replace('{}', () => inEnglish(label)) }, { element: at.id, severity });
}
