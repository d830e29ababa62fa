import type { Problem } from '../problem.ts';
import type { FlowElement } from '../bpmn/definition.ts';
import { createExpressions } from '../expressions/compile.ts';
import { findGroups, type Graph, reach } from './graph.ts';
import { splits } from './joins.ts';
import { problemAt } from './report.ts';

/** Joins of one cycle that are compared with each other; a drawing with more of them in one cycle is judged by its first ones. */
const maxJoins = 24;
/** Elements visited while joins are compared. */
const maxVisits = 500_000;

/**
 * Joins that wait for each other (互相等待的汇合). An inclusive join waits while a token elsewhere can still reach one of its empty ways in (clause
 * 13.4.3); where two of them stand on one cycle, and two branches that run at the same time arrive at them from outside it, each waits for the
 * token that stands before the other. A complex join that needs a second token waits for it the same way (13.4.5).
 */
export function lintDeadlocks(graph: Graph): Problem[] {
  const joins = Object.values(graph.definition.elements).filter(isWaitingJoin);
  if (joins.length < 2) return [];
  const ids = [...graph.next.keys()];
  const budget: Budget = { left: maxVisits };
  return findGroups(ids, graph.next).flatMap(group => {
    const members = new Set(group);
    const inGroup = joins.filter(({ id }) => members.has(id)).slice(0, maxJoins);
    return pairsOf(inGroup).flatMap(([a, b]) => lintPair(graph, a, b, budget));
  });
}

/** Inclusive joins, and complex ones that are not content with a single token. */
function isWaitingJoin({ kind, incoming, activation }: FlowElement): boolean {
  if (incoming.length < 2) return false;
  return kind === 'inclusiveGateway' || (kind === 'complexGateway' && (activation === undefined || !mayGoOnAlone(activation.text)));
}

/** Whether an activation condition holds, or may hold, when one token has come: one that reads anything else than the count may. */
function mayGoOnAlone(activation: string): boolean {
  const vars = { activationCount: 1, waitingForStart: true };
  const alone = createExpressions().evaluate(activation, { vars, roots: {}, now: 0 });
  return !alone.ok || alone.value !== false;
}

function pairsOf(joins: readonly FlowElement[]): (readonly [FlowElement, FlowElement])[] {
  return joins.flatMap((a, index) => joins.slice(index + 1).map(b => [a, b] as const));
}

function lintPair(graph: Graph, a: FlowElement, b: FlowElement, budget: Budget): Problem[] {
  const fromA = waysIn(graph, a, b);
  const fromB = waysIn(graph, b, a);
  if (!fromA.cycle || !fromB.cycle || !meetApart(graph, [a.id, fromA.outside], [b.id, fromB.outside], budget)) return [];
  return [stuckTogether(graph, a, b)];
}

/** The ways into a join: does one come from the other join, and which come from elsewhere only. */
function waysIn(
  { definition, next }: Graph,
  join: FlowElement,
  other: FlowElement,
): { readonly cycle: boolean; readonly outside: readonly string[] } {
  const sources = join.incoming.flatMap(id => definition.flows[id]?.source ?? []);
  const behind = reach(next.get(other.id) ?? [], next, join.id);
  const comesFrom = (source: string) => source === other.id || behind.has(source);
  return { cycle: sources.some(comesFrom), outside: sources.filter(source => !comesFrom(source)) };
}

/**
 * Whether some element sends out two tokens that reach these ways in past neither join and never through the same element: behind one they
 * could have become one token again.
 */
function meetApart(graph: Graph, [a, waysA]: Side, [b, waysB]: Side, budget: Budget): boolean {
  const blocked = new Set([a, b]);
  const isEntry = (id: string) => waysA.includes(id) || waysB.includes(id);
  return Object.values(graph.definition.elements).some(element => {
    if (blocked.has(element.id) || !splits(element)) return false;
    const reached = walk(graph, element.id, blocked, budget);
    const first = waysA.find(id => reached.has(id));
    if (first === undefined || !waysB.some(id => reached.has(id))) return false;
    const shared = pathBack(reached, first).filter(id => id !== element.id);
    return shared.every(id => [...walk(graph, element.id, new Set([a, b, id]), budget).keys()].some(isEntry));
  });
}

type Side = readonly [join: string, ways: readonly string[]];

/** Elements that may still be visited; when none are left the drawing is too tangled to be judged, and nothing more is said. */
interface Budget {
  left: number;
}

/** Breadth-first from one element: what is reached, and from where. */
function walk({ next }: Graph, from: string, blocked: ReadonlySet<string>, budget: Budget): ReadonlyMap<string, string | null> {
  const came = new Map<string, string | null>([[from, null]]);
  for (const id of came.keys()) {
    budget.left -= 1;
    if (budget.left < 0) break;
    for (const target of next.get(id) ?? []) if (!came.has(target) && !blocked.has(target)) came.set(target, id);
  }
  return came;
}

/** The way by which a walk came to an element, this one included. */
function pathBack(came: ReadonlyMap<string, string | null>, to: string): string[] {
  const way: string[] = [];
  for (let id: string | null = to; id !== null; id = came.get(id) ?? null) way.unshift(id);
  return way;
}

function stuckTogether(graph: Graph, a: FlowElement, b: FlowElement): Problem {
  const way = [...wayBetween(graph, a.id, b.id), ...wayBetween(graph, b.id, a.id), a.id];
  const shown = way.map(id => graph.definition.elements[id]?.name ?? id).join(' → ');
  return problemAt(a, 'joins-deadlocked', {
    zh: `{} 与 “${b.name ?? b.id}” 两个汇合网关互相等待（${shown}），两条并行分支分别到达后谁也走不动，请去掉其中一条回路或改用排他网关。`,
    en: `{} and "${b.name ?? b.id}" are joins that wait for each other (${shown}); once parallel branches arrive at both, neither goes on. Take one way out of the circle or use an exclusive gateway.`,
  });
}

/** The shortest way from one element to another, without its end. */
function wayBetween(graph: Graph, from: string, to: string): string[] {
  return pathBack(walk(graph, from, new Set(), { left: maxVisits }), to).slice(0, -1);
}
