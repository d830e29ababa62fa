import { type Problem, problem, type Text } from '#engine/problem.ts';
import type { Pack, Scenario } from '../types.ts';

/** What golden cases may name: elements of the process and of those it calls, documents, items. */
export interface Nameable {
  readonly elements: ReadonlySet<string>;
  readonly documents: ReadonlySet<string>;
  readonly items: ReadonlySet<string>;
}

/** Check the golden cases of a pack (黄金用例检查): every element, document and item they name exists. */
export function checkScenarios(pack: Pack, nameable: Nameable): Problem[] {
  return Object.entries(pack.scenarios).flatMap(([id, scenario]) => checkScenario(`scenarios/${id}.json`, scenario, nameable));
}

function checkScenario(file: string, { item, steps, expect }: Scenario, { elements, documents, items }: Nameable): Problem[] {
  const named = [
    ...steps.flatMap((step, index) => ('complete' in step ? [{ id: step.complete, pointer: `/steps/${index}/complete` }] : [])),
    ...(expect.path ?? []).map((id, index) => ({ id, pointer: `/expect/path/${index}` })),
  ];
  const issued = (expect.documents ?? []).map((id, index) => ({ id, pointer: `/expect/documents/${index}` }));
  return [
    ...unknown([{ id: item, pointer: '/item' }], items, { file, what: { zh: '事项', en: 'item' } }),
    ...unknown(named, elements, { file, what: { zh: '流程元素', en: 'element' } }),
    ...unknown(issued, documents, { file, what: { zh: '文书', en: 'document' } }),
  ];
}

interface Named {
  readonly id: string;
  readonly pointer: string;
}

function unknown(named: readonly Named[], known: ReadonlySet<string>, { file, what }: { file: string; what: Text }): Problem[] {
  return named
    .filter(({ id }) => !known.has(id))
    .map(({ id, pointer }) =>
      problem(
        'scenario-unknown',
        {
          zh: `用例里的${what.zh}「${id}」不存在，请改正。`,
          en: `The ${what.en} "${id}" of the golden case does not exist; please correct it.`,
        },
        { file, pointer },
      ),
    );
}
