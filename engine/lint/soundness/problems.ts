import type { Definition, FlowElement, SequenceFlow } from '../../bpmn/definition.ts';
import { activityKinds } from '../../bpmn/families.ts';
import { type Problem, problem } from '../../problem.ts';
import { problemAt } from '../report.ts';
import { type Config, scopesOf, tokensOf } from './config.ts';
import type { Explored } from './explore.ts';
import { nameOf, namesOf } from './sentences.ts';
import { traceOf, type Way } from './trace.ts';

/** A join that waits for ever (死锁), with the way to it; null where tokens wait at nothing drawn. */
export function stuck(way: Way, config: Config): Problem | null {
  const { definition } = way.play;
  const scope = scopesOf(config).find(one => one.scope.stuck)?.scope;
  const join = definition.elements[definition.flows[scope?.arrivals[0] ?? '']?.target ?? ''];
  if (!scope || !join) return null;
  const missing = join.incoming.filter(flow => !scope.arrivals.includes(flow)).flatMap(flow => sourceOf(definition, flow));
  const from = namesOf(missing);
  const text =
    missing.length > 0
      ? {
          zh: `{} 会永远等下去：它在等从${from.zh}来的令牌，而那个令牌再也不会来，办件会停住。请让分支与汇合成对。`,
          en: `{} would wait for ever for a token from ${from.en} that cannot come any more; the case would stop. Let splits and joins match.`,
        }
      : {
          zh: '{} 汇合之后还剩下令牌没有人要，办件会停住。请让分支与汇合成对。',
          en: '{} joins, and a token is left that nobody wants; the case would stop. Let splits and joins match.',
        };
  const related = [...missing.map(({ id }) => id), ...splitsBefore(definition, join)];
  return { ...problemAt(join, 'deadlock', text), related: [...new Set(related)], trace: traceOf(way, null) };
}

function sourceOf({ flows, elements }: Definition, flow: string): FlowElement[] {
  return [elements[flows[flow]?.source ?? '']].flatMap(element => element ?? []);
}

/** The nearest elements before a join that send tokens more than one way. */
function splitsBefore(definition: Definition, join: FlowElement): string[] {
  const seen = new Set<string>([join.id]);
  const found: string[] = [];
  for (const id of seen) {
    const element = definition.elements[id];
    if (!element) continue;
    if (id !== join.id && element.outgoing.length > 1) found.push(id);
    else for (const flow of element.incoming) seen.add(definition.flows[flow]?.source ?? '');
  }
  return found;
}

/** Two tokens meet where ways meet without a join (缺少同步): what is behind is done twice. */
export function doubled(way: Way, id: string, beside: boolean): Problem {
  const { definition } = way.play;
  const element = definition.elements[id]!;
  const twice = nextActivity(definition, element);
  const name = nameOf(twice);
  const told = {
    element: id,
    text: {
      zh: `又一个令牌来到${nameOf(element).zh}，${name.zh}会办两遍。`,
      en: `Another token comes to ${nameOf(element).en}; ${name.en} would be done twice.`,
    },
  };
  const text = {
    zh: `并行的分支在 {} 会合，却没有并行汇合等它们，${name.zh}会办两遍。请改用并行汇合，或让分支各自结束。`,
    en: `Branches that run at the same time meet at {} and nothing joins them; ${name.en} would be done twice. Use a parallel join, or let each branch end.`,
  };
  const related = [...splitsBefore(definition, element), ...(twice.id === id ? [] : [twice.id])];
  return { ...problemAt(element, 'unsynchronised', text, beside ? 'warning' : 'error'), related, trace: traceOf(way, told) };
}

function nextActivity(definition: Definition, from: FlowElement): FlowElement {
  const seen = new Set([from.id]);
  for (const id of seen) {
    const element = definition.elements[id]!;
    if (activityKinds.has(element.kind)) return element;
    for (const flow of element.outgoing) seen.add(definition.flows[flow]?.target ?? '');
  }
  return from;
}

/** From here no end is reached whatever anybody does (死循环). */
export function endless(way: Way, config: Config): Problem {
  const { definition } = way.play;
  const at = definition.elements[tokensOf(config)[0] ?? ''] ?? Object.values(definition.elements)[0]!;
  const name = nameOf(at);
  const last = {
    element: at.id,
    text: { zh: `从${name.zh}往后，不管怎样办理都走不到结束。`, en: `From ${name.en} on no end is reached, whatever anybody does.` },
  };
  const text = {
    zh: '走到 {} 之后，不管怎样办理都到不了结束，会一直转下去。请画一条出路。',
    en: 'Once {} is reached, no end can be, whatever anybody does; draw a way out.',
  };
  return { ...problemAt(at, 'endless-loop', text), trace: traceOf(way, last) };
}

/** No case ever comes here (死任务): what decides before it never lets one through. */
export function dead(element: FlowElement, before: readonly SequenceFlow[]): Problem {
  const text = {
    zh: '{} 永远办不到：前面的条件互相矛盾，或前面的汇合永远不会走到这一条。请检查条件。',
    en: '{} can never be reached: conditions before it contradict each other. Check them.',
  };
  return { ...problemAt(element, 'dead-element', text, 'warning'), related: before.map(({ source }) => source) };
}

/** The process can go more ways than were looked at. */
export function notWhole(definition: Definition, searches: readonly { readonly explored: Explored }[]): Problem {
  const states = searches.reduce((sum, { explored }) => sum + explored.nodes.length, 0);
  return problem(
    'soundness-unfinished',
    {
      zh: `流程可能的走法太多，只检查了 ${states} 种状态，没有全部走完；没有报出的问题不等于没有。可以把一部分画成子流程或调用活动。`,
      en: `The process can go too many ways: ${states} states were looked at, not all. Draw a part of it as a called process to have the rest checked.`,
    },
    { element: definition.id, severity: 'warning' },
  );
}
