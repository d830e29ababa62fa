import { decide } from '#engine/cases/decide.ts';
import type { CaseView } from '../contract/schemas.ts';
import type { Store } from '../store/types.ts';
import { contextOf } from './context.ts';
import type { Reading } from './reading.ts';

/** Activities of open ad-hoc sub-processes that the reader may start now (可启动的即席工作): those whose start the engine would accept. */
export async function startablesOf(store: Store, reading: Reading): Promise<CaseView['startables']> {
  const { state, person, target, now } = reading;
  if (target.tenant !== person.tenant || state.phase !== 'running' || !person.permissions.has('task.work')) return [];
  const context = await contextOf(store, reading);
  const head = { id: 'preview', caseId: state.caseId, tenant: target.tenant, actor: person.actor, recordedAt: now } as const;
  return Object.values(state.scopes).flatMap(scope => {
    const definition = context.release(scope.content)?.process;
    if (!definition?.elements[scope.container]?.adHoc) return [];
    const drawn = (definition.containers[scope.container]?.elements ?? []).map(element => definition.elements[element]!);
    return drawn
      .filter(({ incoming }) => incoming.length === 0)
      .filter(({ id }) => decide(state, { ...head, type: 'start-activity', scope: scope.id, element: id }, context).ok)
      .map(({ id, name, kind }) => ({ scope: scope.id, element: id, name: name ?? null, kind }));
  });
}
