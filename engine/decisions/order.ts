import { type Problem, problem } from '../problem.ts';
import type { DecisionFile, DrawnDecision } from './model.ts';

/** Put decisions into an order in which each comes after those it requires (决策顺序); those in a circle are told and left out. */
export function orderOf({ decisions }: DecisionFile): { readonly order: DrawnDecision[]; readonly problems: Problem[] } {
  const order: DrawnDecision[] = [];
  const waiting = new Map(decisions.map(one => [one.id, one]));
  for (let found = true; found; ) {
    const ready = [...waiting.values()].filter(one => !one.decisions.some(id => waiting.has(id)));
    found = ready.length > 0;
    for (const one of ready) {
      waiting.delete(one.id);
      order.push(one);
    }
  }
  return { order, problems: waiting.size === 0 ? [] : [inCircle(waiting)] };
}

/** Follow requirements from any decision that waits until one comes up twice: that is the circle. */
function inCircle(waiting: ReadonlyMap<string, DrawnDecision>): Problem {
  const path: DrawnDecision[] = [];
  let at = waiting.values().next().value!;
  while (!path.includes(at)) {
    path.push(at);
    at = waiting.get(at.decisions.find(id => waiting.has(id))!)!;
  }
  const circle = [...path.slice(path.indexOf(at)), at].map(({ name }) => `「${name}」`).join(' → ');
  return problem(
    'dmn-circle',
    {
      zh: `决策互相需要，形成循环：${circle}。请去掉其中一条连线。`,
      en: `Decisions require each other in a circle: ${circle.replace(/[「」]/g, '"')}; remove one of the requirements.`,
    },
    { element: at.id },
  );
}
