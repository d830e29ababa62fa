import { isKept } from '../../execution/compensables.ts';
import type { Execution, Here } from '../../execution/execution.ts';
import { attempt, emit, findHere, releaseOf, scopeOf } from '../../execution/execution.ts';
import type { Gate } from '../../execution/gateways/complex.ts';
import { joinComplex, resetGate } from '../../execution/gateways/complex.ts';
import { closeScope } from '../../execution/scopes.ts';
import { isKnownTrue } from '../../execution/values.ts';
import { waitsOf } from '../../execution/waits.ts';
import type { Rejection } from '../context.ts';
import { isEmpty } from '../maps.ts';
import { reject } from '../rejections.ts';
import type { Incident, LocalId, Wait } from '../state.ts';

/**
 * Skip a step (跳过): it is left as if it were done, by its only way out; what it should have done and cannot is left out. An element with several ways
 * out is not skipped: which way to go is for a person to say.
 */
export function skipRun(execution: Execution, here: Here, phase: Incident['phase']): Rejection | undefined {
  const { scope, run, element, loop } = here;
  const { compensating, resumeAt } = scopeOf(execution, scope).runs[run]!;
  const flows = compensating?.passed || resumeAt ? [] : element.outgoing;
  if (flows.length > 1 && loop === undefined && element.kind !== 'parallelGateway') return ambiguous(here);
  const undone = phase === 'complete' ? {} : ({ undone: true } as const);
  execution.queue.push({ do: 'complete', scope, run, by: execution.actor.account, flows, skipped: true, ...undone });
  return undefined;
}

/** An event whose condition cannot be evaluated is not waited for any longer; behind an event-based gateway another one must be left. */
export function skipEvent(execution: Execution, wait: Wait, here: Here | undefined): Rejection | undefined {
  if (here?.element.kind === 'eventBasedGateway' && waitsOf(execution, here.run).length === 1) return lastEvent(here);
  emit(execution, { type: 'wait-cleared', wait: wait.id });
  return undefined;
}

/**
 * Skip what stops a whole scope: joins that nothing more can come to, or whose condition cannot be told, go on with the tokens they have; a scope that
 * is through but cannot pass its values outward closes without them. The case itself is not closed by skipping.
 */
export function skipScope(execution: Execution, id: LocalId): Rejection | undefined {
  const { arrivals, gates, runs, parent, run } = scopeOf(execution, id);
  if (arrivals.length > 0 || gates) return joinAll(execution, id);
  // What stopped it has gone on meanwhile.
  if (!isEmpty(runs)) return undefined;
  const host = parent === null || run === null ? undefined : findHere(execution, parent, run);
  if (!host) return impossible();
  closeScope(execution, id, 'completed', isKept(execution, host, scopeOf(execution, id)));
  execution.queue.push({ do: 'complete', scope: host.scope, run: host.run, undone: true });
  return undefined;
}

function joinAll(execution: Execution, id: LocalId): undefined {
  const { arrivals, gates = {}, runs, content } = scopeOf(execution, id);
  const { process: definition } = releaseOf(execution, content);
  const targets = new Set([...Object.keys(gates), ...arrivals.map(flow => definition.flows[flow]!.target)]);
  for (const target of targets) {
    const gate: Gate = { scope: id, element: definition.elements[target]!, definition };
    const used = gates[target];
    if (used && resetGate(execution, gate, used, isKnownTrue)) continue;
    if (isEmpty(runs)) joinAnyway(execution, gate);
    else if (!used && gate.element.kind === 'complexGateway') joinUntold(execution, gate);
  }
}

/** While something else runs, only a join whose condition cannot be told goes on with the tokens it has. */
function joinUntold(execution: Execution, gate: Gate): void {
  let consumed: readonly string[] | null = null;
  const fault = attempt(execution, () => {
    consumed = joinComplex(execution, gate);
  });
  if (fault) joinAnyway(execution, gate);
  else if (consumed) execution.queue.push({ do: 'enter', scope: gate.scope, element: gate.element.id, consumed });
}

function joinAnyway(execution: Execution, { scope: id, element }: Gate): void {
  const { arrivals, gates } = scopeOf(execution, id);
  const consumed = element.incoming.filter(flow => arrivals.includes(flow));
  if (consumed.length === 0) return;
  if (element.kind === 'complexGateway' && consumed.length < element.incoming.length && !gates?.[element.id])
    emit(execution, { type: 'gateway-fired', scope: id, element: element.id, flows: consumed });
  execution.queue.push({ do: 'enter', scope: id, element: element.id, consumed });
}

function lastEvent({ element: { name, id } }: Here): Rejection {
  return reject('skip-last-event', {
    zh: `「${name ?? id}」之后应还有别的事件可等才能跳过这一个，但这是最后一个。请补上条件所缺的值，或改用跳转，指明去向。`,
    en: `Expected another event behind "${name ?? id}" to wait for when this one is skipped, but it is the last. Give its condition a value, or jump to where the case is to go on.`,
  });
}

function ambiguous({ element, definition }: Here): Rejection {
  const flows = element.outgoing.map(id => ({ flow: id, target: definition.flows[id]!.target }));
  const targets = flows.map(({ target }) => definition.elements[target]?.name ?? target);
  return reject(
    'skip-ambiguous',
    {
      zh: `「${element.name ?? element.id}」之后应只有一条路才能跳过，但有 ${flows.length} 条（${targets.join('、')}）。请改用跳转，指明去向。`,
      en: `Expected one way on from "${element.name ?? element.id}" to skip it, but there are ${flows.length} (${targets.join(', ')}). Jump to the one meant instead.`,
    },
    { flows },
  );
}

function impossible(): Rejection {
  return reject('skip-impossible', {
    zh: '应有可跳过的步骤，但异常在办件收尾本身。请先补正后重试。',
    en: 'Expected a step to skip, but the case itself cannot be closed. Mend what is missing and retry.',
  });
}
