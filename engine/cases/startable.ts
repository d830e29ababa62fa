import type { Definition, FlowElement } from '../bpmn/definition.ts';
import { isEntry } from '../bpmn/families.ts';
import { adHocOf, holdsBack } from '../execution/ad-hoc.ts';
import type { Execution } from '../execution/execution.ts';
import { releaseOf } from '../execution/execution.ts';
import type { LocalId } from './state.ts';

/** An activity somebody may start now in an open ad-hoc sub-process (可启动的即席活动). */
export interface Startable {
  readonly scope: LocalId;
  readonly element: FlowElement;
}

/** List what can be started in a case now, scopes in order of their opening, activities as drawn. */
export function listStartable(execution: Execution): Startable[] {
  return Object.values(execution.state.scopes).flatMap(scope => {
    if (!adHocOf(execution, scope) || holdsBack(execution, scope)) return [];
    return entriesOf(releaseOf(execution, scope.content).process, scope.container).map(element => ({ scope: scope.id, element }));
  });
}

function entriesOf(definition: Definition, container: string): FlowElement[] {
  const drawn = definition.containers[container]?.elements ?? [];
  return drawn.map(id => definition.elements[id]!).filter(isEntry);
}
