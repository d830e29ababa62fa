import type { CaseDraft, DraftScope } from '../draft.ts';
import type { LocalId } from '../state.ts';
import type { ApplyTable } from './types.ts';
import { positionOf } from './types.ts';

type FlowEvents =
  | 'scope-opened'
  | 'scope-closed'
  | 'element-entered'
  | 'element-completed'
  | 'element-cancelled'
  | 'flow-taken'
  | 'variable-set'
  | 'data-changed'
  | 'error-thrown'
  | 'signal-sent'
  | 'message-sent';

function scopeOf(state: CaseDraft, id: LocalId): DraftScope {
  const scope = state.scopes[id];
  if (!scope) throw new Error(`Expected scope ${id} of the case to be open, but it was not: the journal is damaged.`);
  return scope;
}

const removeRun = (state: CaseDraft, event: { scope: LocalId; run: LocalId }) => {
  delete scopeOf(state, event.scope).runs[event.run];
};
const nothing = () => {};

/** Tokens, scopes and values (令牌、作用域、变量). */
export const flowTable: ApplyTable<FlowEvents> = {
  'scope-opened': (state, { parent, run, content, container, private: { vars } }, head) => {
    const id = positionOf(head);
    state.scopes[id] = { id, parent, run, content, container, vars: { ...vars }, arrivals: [], runs: {} };
  },
  'scope-closed': (state, { scope }) => {
    delete state.scopes[scope];
  },
  'element-entered': (state, { scope, element, consumed, loop }, head) => {
    const open = scopeOf(state, scope);
    for (const flow of consumed) open.arrivals.splice(open.arrivals.indexOf(flow), 1);
    open.runs[positionOf(head)] =
      loop === undefined ? { element, enteredAt: head.recordedAt } : { element, enteredAt: head.recordedAt, loop };
  },
  'element-completed': removeRun,
  'element-cancelled': removeRun,
  'flow-taken': (state, { scope, flow }) => {
    scopeOf(state, scope).arrivals.push(flow);
  },
  'variable-set': (state, { scope, name, private: { value } }) => {
    scopeOf(state, scope).vars[name] = value;
  },
  'data-changed': (state, { scope, form, schema, round, private: { answers } }) => {
    state.data.push({ scope, form, schema, round, answers });
  },
  'error-thrown': nothing,
  'signal-sent': nothing,
  'message-sent': nothing,
};
