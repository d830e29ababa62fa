import type { Problem } from '../problem.ts';
import type { Definition, FlowElement } from '../bpmn/definition.ts';
import { problemAt } from './report.ts';

/** A cancel ends the innermost transaction around it (事务取消), and goes on at the cancel event on its boundary. */
export function lintTransactions(definition: Definition): Problem[] {
  const cancels = cancelled(definition);
  const transactions = Object.values(definition.elements).filter(({ kind }) => kind === 'transaction');
  return transactions.flatMap(element => lintTransaction(definition, element, cancels));
}

function lintTransaction(definition: Definition, element: FlowElement, cancels: ReadonlySet<string | undefined>): Problem[] {
  const thrown = cancels.has(element.id);
  const caught = element.boundary.some(id => definition.elements[id]?.event?.type === 'cancel');
  if (thrown && !caught)
    return [
      problemAt(element, 'cancel-uncaught', {
        zh: '事务 {} 里有取消结束事件，但边界上没有取消事件，取消之后无路可走，请画出。',
        en: 'The transaction {} ends by a cancel, but no cancel event on its boundary leads on; draw one.',
      }),
    ];
  if (!caught || thrown) return [];
  return [
    problemAt(
      element,
      'cancel-unthrown',
      {
        zh: '事务 {} 的边界上有取消事件，但里面没有取消结束事件，不会发生。',
        en: 'The transaction {} has a cancel event on its boundary, but nothing inside it cancels.',
      },
      'warning',
    ),
  ];
}

/** Transactions that something inside them cancels. */
function cancelled({ elements, containers }: Definition): ReadonlySet<string | undefined> {
  const ends = Object.values(elements).filter(({ kind, event }) => kind === 'endEvent' && event?.type === 'cancel');
  return new Set(
    ends.map(({ container }) => {
      let level: string | null = container;
      while (level !== null && elements[level]?.kind !== 'transaction') level = containers[level]?.parent ?? null;
      return level ?? undefined;
    }),
  );
}
