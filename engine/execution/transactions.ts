import type { LocalId } from '../cases/state.ts';
import { fireBoundary } from './catching.ts';
import { startCompensation } from './compensation.ts';
import type { Execution, Here } from './execution.ts';
import { emit, findHere, isBody, scopeOf } from './execution.ts';
import { Fault } from './fault.ts';
import { cancelRun } from './scopes.ts';
import { clearScopeWaits } from './waits.ts';

/**
 * Cancel the transaction (取消事务) a cancel end event stands in (clauses 10.3.5, 13.5.6): every other token in it ends, then what was completed in it,
 * however deep, is compensated in reverse order; the end event waits for that. True: there is nothing to compensate.
 */
export function cancelTransaction(execution: Execution, here: Here): boolean {
  const transaction = transactionAround(execution, here);
  if (transaction !== here.scope) {
    // From further in, the cancel is taken to the level of the transaction: the level it came from ends with the rest.
    const run = emit(execution, { type: 'element-entered', scope: transaction, element: here.element.id, consumed: [] });
    execution.queue.push({ do: 'execute', scope: transaction, run });
    return false;
  }
  endTokens(execution, here);
  const chosen = scopeOf(execution, transaction).compensable ?? [];
  if (chosen.length === 0) return true;
  startCompensation(execution, here, { scope: transaction, chosen });
  return false;
}

function transactionAround(execution: Execution, { scope: from, definition, element }: Here): LocalId {
  for (let id: LocalId | null = from; id !== null; ) {
    const { container, parent } = scopeOf(execution, id);
    if (definition.elements[container]?.kind === 'transaction' && !isBody(execution, scopeOf(execution, id))) return id;
    if (container === definition.id) break;
    id = parent;
  }
  throw new Fault('cancel-outside-transaction', {
    zh: `取消结束事件「${element.name ?? element.id}」应在事务子流程之内，但不在。请检查流程。`,
    en: `Expected the cancel end event "${element.name ?? element.id}" to stand in a transaction, but it does not. Check the process.`,
  });
}

/** End every token of the transaction but the one that cancels it, also those still to be moved. */
function endTokens(execution: Execution, { scope, run, element }: Here): void {
  for (const other of Object.keys(scopeOf(execution, scope).runs)) {
    if (other !== run) cancelRun(execution, scope, other, { reason: 'cancelled', undoable: true });
  }
  clearScopeWaits(execution, scope);
  const { arrivals, gates } = scopeOf(execution, scope);
  for (const gate of Object.keys(gates ?? {})) emit(execution, { type: 'gateway-reset', scope, element: gate, consumed: [] });
  if (arrivals.length > 0) emit(execution, { type: 'gateway-reset', scope, element: element.id, consumed: [...arrivals] });
  execution.queue = execution.queue.filter(work => work.scope !== scope || (work.do !== 'enter' && work.do !== 'arm'));
}

/** Leave a transaction that was cancelled and undone by its cancel boundary event (取消边界事件). */
export function leaveTransaction(execution: Execution, here: Here): void {
  const { parent, run } = scopeOf(execution, transactionAround(execution, here));
  const transaction = findHere(execution, parent!, run!)!;
  // The boundary events of a multi-instance transaction stand on the whole of it.
  const host = transaction.loop === undefined ? transaction : hostOf(execution, transaction.scope);
  const boundary = host.element.boundary.map(id => host.definition.elements[id]!).find(({ event }) => event?.type === 'cancel');
  if (!boundary) throw notCaught(host);
  fireBoundary(execution, host, boundary);
}

function notCaught({ element }: Here): Fault {
  return new Fault('cancel-not-caught', {
    zh: `事务「${element.name ?? element.id}」应有取消边界事件，但没有。请在流程中画出。`,
    en: `Expected the transaction "${element.name ?? element.id}" to have a cancel boundary event, but it has none. Draw one.`,
  });
}

function hostOf(execution: Execution, body: LocalId): Here {
  const { parent, run } = scopeOf(execution, body);
  return findHere(execution, parent!, run!)!;
}
