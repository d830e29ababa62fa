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
  | 'message-sent'
  | 'escalation-thrown'
  | 'compensation-started'
  | 'gateway-fired'
  | 'gateway-reset'
  | 'token-moved';

function scopeOf(state: CaseDraft, id: LocalId): DraftScope {
  const scope = state.scopes[id];
  if (!scope) throw new Error(`Expected scope ${id} of the case to be open, but it was not: the journal is damaged.`);
  return scope;
}

const removeRun = (state: CaseDraft, event: { scope: LocalId; run: LocalId }) => {
  delete scopeOf(state, event.scope).runs[event.run];
};
const nothing = () => {};

const consume = ({ arrivals }: DraftScope, flows: readonly string[]) => {
  for (const flow of flows) arrivals.splice(arrivals.indexOf(flow), 1);
};

function keepCompensable(scope: DraftScope, { run, element }: { run: LocalId; element: string }): void {
  scope.compensable = [...(scope.compensable ?? []), { id: run, element, ...scope.runs[run]?.kept }];
}

function keepInRun(state: CaseDraft, { parent, run, vars, compensable }: DraftScope): void {
  const host = parent === null ? undefined : state.scopes[parent];
  const opener = run === null ? undefined : host?.runs[run];
  if (!host || !opener || run === null) return;
  host.runs[run] = { ...opener, kept: { vars, ...(compensable ? { inner: compensable } : {}) } };
}

/** Tokens, scopes and values (令牌、作用域、变量). */
export const flowTable: ApplyTable<FlowEvents> = {
  'scope-opened': (state, { parent, run, content, container, private: { vars } }, head) => {
    const id = positionOf(head);
    state.scopes[id] = { id, parent, run, content, container, vars: { ...vars }, arrivals: [], runs: {} };
  },
  'scope-closed': (state, { scope, keep }) => {
    if (keep) keepInRun(state, scopeOf(state, scope));
    delete state.scopes[scope];
  },
  'element-entered': (state, event, head) => {
    const { element, loop, pinned, resumeAt, compensates } = event;
    const open = scopeOf(state, event.scope);
    consume(open, event.consumed);
    open.runs[positionOf(head)] = {
      element,
      enteredAt: head.recordedAt,
      ...(loop === undefined ? {} : { loop }),
      ...(pinned === undefined ? {} : { pinned }),
      ...(resumeAt === undefined ? {} : { resumeAt }),
      ...(compensates === undefined ? {} : { compensates }),
    };
  },
  'element-completed': (state, event) => {
    if (event.compensable) keepCompensable(scopeOf(state, event.scope), event);
    removeRun(state, event);
  },
  'element-cancelled': removeRun,
  'flow-taken': (state, { scope, flow }) => {
    scopeOf(state, scope).arrivals.push(flow);
  },
  'variable-set': (state, { scope, name, private: { value } }) => {
    scopeOf(state, scope).vars[name] = value;
  },
  'data-changed': (state, { scope, form, schema, round, private: { answers } }) => {
    state.data = [...state.data, { scope, form, schema, round, answers }];
  },
  'error-thrown': nothing,
  'escalation-thrown': nothing,
  'token-moved': nothing,
  'compensation-started': (state, { scope, activities }) => {
    const open = scopeOf(state, scope);
    open.compensable = (open.compensable ?? []).filter(({ id }) => !activities.includes(id));
    if (open.compensable.length === 0) delete open.compensable;
  },
  'gateway-fired': (state, { scope, element, flows }) => {
    const open = scopeOf(state, scope);
    open.gates = { ...open.gates, [element]: flows };
  },
  'gateway-reset': (state, { scope, element, consumed }) => {
    const open = scopeOf(state, scope);
    consume(open, consumed);
    const { [element]: _, ...rest } = open.gates ?? {};
    if (Object.keys(rest).length === 0) delete open.gates;
    else open.gates = rest;
  },
  'signal-sent': nothing,
  'message-sent': nothing,
};
