import { type Problem, problem } from '#engine/problem.ts';
import type { Pack } from './types.ts';

/** Called packs before their callers (调用顺序). Packs that call each other in a circle are left out and told as problems. */
export function orderByCalls(packs: readonly Pack[]): { readonly order: Pack[]; readonly problems: Problem[] } {
  const order: Pack[] = [];
  const waiting = new Set(packs);
  for (let found = true; found; ) {
    const waitingIds = new Set([...waiting].map(({ head }) => head.id));
    const ready = [...waiting].filter(({ head }) => !head.calls.some(call => waitingIds.has(call)));
    found = ready.length > 0;
    for (const pack of ready) {
      waiting.delete(pack);
      order.push(pack);
    }
  }
  return { order, problems: [...waiting].map(inCircle) };
}

/** Whether a pack calls itself, directly or through the packs it calls (循环调用). */
export function callsItself(pack: Pack, others: Readonly<Record<string, Pack>>): boolean {
  const seen = new Set(pack.head.calls);
  for (const id of seen) {
    if (id === pack.head.id) return true;
    for (const call of Object.hasOwn(others, id) ? others[id]!.head.calls : []) seen.add(call);
  }
  return false;
}

/** The problem of a pack that stands in a circle of calls. */
export function inCircle({ head }: Pack): Problem {
  return problem(
    'call-circle',
    {
      zh: `模板包「${head.title.zh}」（${head.id}）与它调用的模板包互相调用，形成循环，无法发布。请去掉其中一处调用。`,
      en: `The pack "${head.id}" and the packs it calls call each other in a circle and cannot be published; remove one of the calls.`,
    },
    { file: 'pack.json', pointer: '/calls' },
  );
}
