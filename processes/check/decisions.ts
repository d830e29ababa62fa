import type { Definition, FlowElement } from '#engine/bpmn/definition.ts';
import { checkDecisions as checkFiles, readDecisions, textsOf } from '#engine/decisions/index.ts';
import type { CompiledDecision } from '#engine/decisions/types.ts';
import { feelRoots } from '#engine/expressions/index.ts';
import { elementLabel } from '#engine/bpmn/index.ts';
import { variablesOf } from '#engine/lint/variables.ts';
import { type Problem, problem } from '#engine/problem.ts';
import { decisionFiles } from '../decisions.ts';
import type { Pack } from '../types.ts';
import { checkPaths, type Readable } from './paths.ts';

/** Check the decisions of a pack (决策检查): each file by itself, ids, and whether what they read of forms and roots exists. */
export async function checkDecisions(
  pack: Pack,
  readable: Readable,
): Promise<{ readonly decisions: Readonly<Record<string, CompiledDecision>>; readonly problems: Problem[] }> {
  const files = decisionFiles(pack);
  const { decisions, problems } = await checkFiles(files);
  const paths = await Promise.all(Object.entries(files).map(([file, xml]) => checkFile(file, xml, readable)));
  return { decisions, problems: [...problems, ...paths.flat()] };
}

/** A text that reads a field no form has would silently find nothing. */
async function checkFile(name: string, xml: string, readable: Readable): Promise<Problem[]> {
  const { file } = await readDecisions(xml);
  return (file?.decisions ?? []).flatMap(decision =>
    [...new Set(textsOf(decision))].flatMap(text =>
      checkPaths(text, readable).map(found => ({ ...found, file: name, element: decision.id })),
    ),
  );
}

/** What the decisions of business rule tasks read must be set somewhere in the process (决策的输入). */
export function checkDecisionInputs(decisions: Readonly<Record<string, CompiledDecision>>, definition: Definition | null): Problem[] {
  if (!definition) return [];
  const known = new Set([...feelRoots, ...variablesOf(definition)]);
  return Object.values(definition.elements).flatMap(element => {
    const decision = element.decision !== undefined && Object.hasOwn(decisions, element.decision) ? decisions[element.decision] : undefined;
    return (decision?.inputs ?? []).filter(name => !known.has(name)).map(name => unknownInput(element, decision!, name));
  });
}

function unknownInput(element: FlowElement, { id, name }: CompiledDecision, input: string): Problem {
  const label = elementLabel(element);
  return problem(
    'unknown-decision-input',
    {
      zh: `${label} 使用的决策「${name}」（${id}）需要“${input}”，但流程中没有地方设置它。`,
      en: `The decision "${name}" (${id}) that ${label.replace(/[“”]/g, '"')} uses reads "${input}", which nothing in the process sets.`,
    },
    { element: element.id, file: 'process.bpmn' },
  );
}
