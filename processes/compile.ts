import { readBpmn } from '#engine/bpmn/read.ts';
import { checkCards } from '#engine/cards/rules.ts';
import type { DocumentTemplateHead, ReleaseDefinition } from '#engine/cases/context.ts';
import { checkClocks } from '#engine/clocks/rules.ts';
import { compileDecisions } from '#engine/decisions/index.ts';
import { createExpressions } from '#engine/expressions/index.ts';
import type { Problem } from '#engine/problem.ts';
import { placeholdersOf } from './documents/index.ts';
import { decisionFiles } from './decisions.ts';
import type { DocumentTemplate, ReleaseContent } from './types.ts';

/**
 * Compile a release for running (编译发布版). Deterministic: the same content gives the same definition. `release` is null when a part
 * cannot be run; for a release that passed `checkPack` that never happens.
 */
export async function compileRelease(
  content: string,
  { pack, calls }: ReleaseContent,
): Promise<{ readonly release: ReleaseDefinition | null; readonly problems: Problem[] }> {
  const { definition, problems } = await readBpmn(pack.bpmn);
  const clocks = checkClocks(pack.clocks);
  const cards = checkCards(pack.cards);
  const { decisions, problems: undecidable } = await compileDecisions(decisionFiles(pack));
  const all = [...problems, ...clocks.problems, ...cards.problems, ...undecidable];
  if (!definition || all.some(({ severity }) => severity === 'error')) return { release: null, problems: all };
  const release: ReleaseDefinition = {
    content,
    pack: pack.head.id,
    title: pack.head.title,
    process: definition,
    clocks: clocks.rules,
    procedures: clocks.procedures,
    cards: cards.rules,
    roles: Object.fromEntries(pack.roles.roles.map(({ id, posts }) => [id, posts])),
    settings: pack.settings.values,
    documents: Object.fromEntries(Object.entries(pack.documents).map(([id, template]) => [id, headOf(template)])),
    statusOf: pack.statusOf,
    calls,
    forms: Object.fromEntries(Object.entries(pack.forms).map(([id, { schema }]) => [id, schema])),
    decisions,
    expressions: createExpressions(),
  };
  return { release, problems: all };
}

function headOf(template: DocumentTemplate): DocumentTemplateHead {
  return { title: template.title, numberPattern: template.number, placeholders: placeholdersOf(template) };
}
