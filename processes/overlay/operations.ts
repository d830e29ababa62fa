import { changesOf, type Change } from './changes.ts';
import { isAllowed } from './fold.ts';
import type { Parts } from './parts.ts';
import type { Operation } from './types.ts';

/** The operations that lead from a base to what a page made of it (取得属地化操作), and the changes that no overlay may hold. */
export interface FoundOperations {
  readonly operations: readonly Operation[];
  readonly others: readonly Change[];
}

/** What was changed of a base, as operations: `fold(base, operationsOf(base, effective)) = effective`, for whatever an overlay may change. */
export function operationsOf(base: Parts, effective: Parts): FoundOperations {
  const changes = changesOf(base, effective).map(change => ({ change, operation: operationOf(change) }));
  return {
    operations: changes.filter(({ operation }) => isPossible(operation)).map(({ operation }) => operation),
    others: changes.filter(({ operation }) => !isPossible(operation)).map(({ change }) => change),
  };
}

function operationOf({ part, path, is }: Change): Operation {
  return is === undefined ? { part, path } : { part, path, value: is };
}

/** Elements and flows are not added, removed or joined otherwise below; `foldProcess` judges attributes by the kind of element. */
function isPossible(operation: Operation): boolean {
  if (operation.part !== 'process') return isAllowed(operation);
  return operation.path.length >= 2 && !drawn.has(operation.path[1]!);
}

const drawn: ReadonlySet<string> = new Set([
  ...['type', 'inside', 'sourceRef', 'targetRef', 'condition', 'default', 'flowOrder', 'flowNodeRef', 'attachedToRef', 'calledElement'],
  ...['documentation', 'isExecutable', 'isInterrupting', 'cancelActivity', 'triggeredByEvent', 'multiInstanceLoopCharacteristics'],
  ...['messageEventDefinition', 'timerEventDefinition', 'signalEventDefinition', 'errorEventDefinition', 'escalationEventDefinition'],
  ...['terminateEventDefinition', 'conditionalEventDefinition', 'compensateEventDefinition', 'linkEventDefinition'],
]);
