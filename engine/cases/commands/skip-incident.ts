import type { Execution, Here } from '../../execution/execution.ts';
import { emit, findHere, releaseOf, scopeOf } from '../../execution/execution.ts';
import { closeScope } from '../../execution/scopes.ts';
import type { Rejection } from '../context.ts';
import { reject } from '../rejections.ts';
import type { LocalId, Wait } from '../state.ts';

/**
 * Skip a step (跳过): it is left as if it were done, by its only way out; what it should have done and cannot is left out. An element with several ways
 * out is not skipped: which way to go is for a person to say.
 */
export function skipRun(execution: Execution, here: Here): Rejection | undefined {
  const { scope, run, element, loop } = here;
  const { compensating, resumeAt } = scopeOf(execution, scope).runs[run]!;
  const flows = compensating?.passed || resumeAt ? [] : element.outgoing;
  if (flows.length > 1 && loop === undefined && element.kind !== 'parallelGateway') return ambiguous(here);
  execution.queue.push({ do: 'complete', scope, run, by: execution.actor.account, flows, skipped: true });
  return undefined;
}

/** A boundary event or event sub-process whose condition cannot be evaluated is not waited for any longer. */
export function skipEvent(execution: Execution, wait: Wait): undefined {
  emit(execution, { type: 'wait-cleared', wait: wait.id });
}

/**
 * Skip what stops a whole scope: its joins go on with the tokens they have; a scope that is through but cannot pass its values outward closes without
 * them. The case itself is not closed by skipping.
 */
export function skipScope(execution: Execution, id: LocalId): Rejection | undefined {
  const { arrivals, parent, run } = scopeOf(execution, id);
  if (arrivals.length > 0) return joinAll(execution, id);
  const host = parent === null || run === null ? undefined : findHere(execution, parent, run);
  if (!host) return impossible();
  closeScope(execution, id, 'completed', false);
  execution.queue.push({ do: 'complete', scope: host.scope, run: host.run });
  return undefined;
}

function joinAll(execution: Execution, id: LocalId): undefined {
  const scope = scopeOf(execution, id);
  const { elements, flows } = releaseOf(execution, scope.content).process;
  for (const target of new Set(scope.arrivals.map(flow => flows[flow]!.target))) {
    const { incoming, kind } = elements[target]!;
    const consumed = incoming.filter(flow => scope.arrivals.includes(flow));
    if (kind === 'complexGateway' && consumed.length < incoming.length && !scope.gates?.[target])
      emit(execution, { type: 'gateway-fired', scope: id, element: target, flows: consumed });
    execution.queue.push({ do: 'enter', scope: id, element: target, consumed });
  }
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
