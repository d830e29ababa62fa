import { readBpmn } from '#engine/bpmn/read.ts';
import type { Definition } from '#engine/bpmn/definition.ts';
import { lintProcess } from '#engine/lint/index.ts';
import { type Problem, problem } from '#engine/problem.ts';
import { callsItself, inCircle } from '../calls.ts';
import type { Pack } from '../types.ts';
import { checkPaths, type Readable } from './paths.ts';

/** Check the process of a pack (流程检查) with everything it refers to; `definition` is null when it cannot be read. */
export async function checkProcess(
  pack: Pack,
  readable: Readable,
  { decisions, called }: { readonly decisions: readonly string[]; readonly called: boolean },
): Promise<{ readonly definition: Definition | null; readonly problems: Problem[] }> {
  const { definition, problems } = await readBpmn(pack.bpmn);
  const linted = definition
    ? [
        ...lintProcess(definition, { ...knownOf(pack, readable, decisions), called }),
        ...checkExpressions(definition, readable),
        ...checkId(definition, pack),
      ]
    : [];
  const inFile = (found: Problem): Problem => ({ ...found, file: found.file ?? 'process.bpmn' });
  return { definition, problems: [...problems, ...linted].map(inFile) };
}

function knownOf(pack: Pack, readable: Readable, decisions: readonly string[]): NonNullable<Parameters<typeof lintProcess>[1]> {
  return {
    forms: Object.keys(readable.forms),
    roles: pack.roles.roles.map(({ id }) => id),
    documents: Object.keys(pack.documents),
    texts: Object.keys(pack.texts.zh),
    calls: pack.head.calls,
    decisions,
  };
}

/** A text of the process that reads a field no form has would silently find nothing. */
function checkExpressions(definition: Definition, readable: Readable): Problem[] {
  const conditions = Object.values(definition.flows).map(({ id, condition }) => ({ id, expressions: [condition] }));
  const elements = Object.values(definition.elements).map(({ id, assignment, issues, script, action }) => ({
    id,
    expressions: [
      assignment?.rule === 'role' ? assignment.unit : undefined,
      ...issues.map(({ when }) => when),
      script,
      ...Object.values(action?.properties ?? {}),
    ],
  }));
  return [...conditions, ...elements].flatMap(({ id, expressions }) =>
    expressions
      .filter(expression => expression?.feel)
      .flatMap(expression => checkPaths(expression!.text, readable).map(found => ({ ...found, element: id }))),
  );
}

function checkId(definition: Definition, { head }: Pack): Problem[] {
  if (definition.id === head.id) return [];
  const text = {
    zh: `流程编号「${definition.id}」应与模板包编号「${head.id}」相同，请改正其中之一。`,
    en: `Expected the process id "${definition.id}" to be the pack id "${head.id}"; change one of them.`,
  };
  return [problem('process-id', text, { element: definition.id })];
}

/** Check the calls of a pack (调用检查): every called pack is known, used, and does not lead back here. */
export function checkCalls(pack: Pack, others: Readonly<Record<string, Pack>>, definition: Definition | null): Problem[] {
  const used = new Set(Object.values(definition?.elements ?? {}).map(({ calledElement }) => calledElement));
  const found = pack.head.calls.flatMap((call, index) => {
    const at = { file: 'pack.json', pointer: `/calls/${index}` };
    if (!Object.hasOwn(others, call)) {
      const text = {
        zh: `调用的模板包「${call}」不存在，请先提供它或改正名称。`,
        en: `The called pack "${call}" is not known; supply it first or correct the name.`,
      };
      return [problem('unknown-call', text, at)];
    }
    if (definition === null || used.has(call)) return [];
    const text = {
      zh: `流程没有调用模板包「${call}」，可从 calls 中删除。`,
      en: `The process never calls the pack "${call}"; it can be taken off the list.`,
    };
    return [problem('unused-call', text, { ...at, severity: 'warning' })];
  });
  return callsItself(pack, others) ? [...found, inCircle(pack)] : found;
}
