import Linter from 'bpmnlint/lib/linter.js';
import { elementLabel } from '#engine/bpmn/index.ts';
import type { Definition } from '#engine/bpmn/definition.ts';
import { parseBpmn } from '#engine/bpmn/parse.ts';
import { type Problem, problem } from '#engine/problem.ts';
import { drawingRules } from './rules.ts';

const rules = Object.fromEntries(
  Object.entries(drawingRules).map(([name, { severity }]) => [name, severity === 'error' ? ('error' as const) : ('warn' as const)]),
);

/** A linter for one drawing: rules remember what they have seen. */
const createLinter = (): Linter =>
  new Linter({ config: { rules }, resolver: { resolveRule: (_pkg, name) => drawingRules[name]!.rule, resolveConfig: () => null } });

/** Check how a process is drawn, by the rules of bpmnlint that fit (图形检查). One problem per rule and element. */
export async function checkShapes(bpmn: string, definition: Definition): Promise<Problem[]> {
  const { root } = await parseBpmn(bpmn);
  if (!root) return [];
  const reports = Object.entries(await createLinter().lint(root));
  return reports.flatMap(([name, found]) => {
    const rule = drawingRules[name]!;
    // a rule that fails on a drawing nobody thought of says nothing
    const ids = new Set(found.flatMap(({ id, category }) => (id === undefined || category === 'rule-error' ? [] : [id])));
    const shown = rule.code === 'flow-twice' ? [...ids].filter(id => !definition.flows[id]) : [...ids];
    return shown.map(id => tell(id, rule, definition));
  });
}

function tell(id: string, { code, severity, message }: (typeof drawingRules)[string], { elements, flows }: Definition): Problem {
  const label = elementLabel(elements[id] ?? flows[id] ?? { id });
  const text = { zh: message.zh.replace('{}', () => label), en: message.en.replace('{}', () => label.replace(/[“”]/g, '"')) };
  return problem(code, text, { element: id, file: 'process.bpmn', severity });
}
