import { findCompensated, findThrower } from '../compensating.ts';
import type { CaseDraft, DraftScope } from '../draft.ts';
import type { Compensable, Compensating, LocalId, Run } from '../state.ts';
import { isLater } from '../local-ids.ts';
import { remove } from '../maps.ts';
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
  | 'tokens-withdrawn'
  | 'token-moved';

function scopeOf(state: CaseDraft, id: LocalId): DraftScope {
  const scope = state.scopes[id];
  if (!scope) throw new Error(`Expected scope ${id} of the case to be open, but it was not: the journal is damaged.`);
  return scope;
}

function removeRun(state: CaseDraft, event: { scope: LocalId; run: LocalId }): void {
  const scope = scopeOf(state, event.scope);
  const compensates = scope.runs[event.run]?.compensates;
  scope.runs = remove(scope.runs, event.run);
  if (compensates !== undefined) strike(state, compensates);
}

/** One activity less to compensate: its handler has ended. */
function strike(state: CaseDraft, activity: LocalId): void {
  const found = findThrower(state, activity);
  if (!found?.run.compensating) return;
  const { scope, id, run } = found;
  const left = found.run.compensating.left.filter(one => one.id !== activity);
  scope.runs[id] = { ...run, compensating: { ...found.run.compensating, left } };
}

/** What a cancelled thrower has not compensated can be compensated again, each before what was begun later; `left` has the newest first. */
function giveBack(state: CaseDraft, compensating: Compensating | undefined): void {
  const scope = compensating && state.scopes[compensating.scope];
  if (!scope || compensating.left.length === 0) return;
  scope.compensable = insert(
    scope.compensable,
    compensating.left.map(one => halfUndone(state, scope, one)),
  );
}

/** Put what can be compensated (`added` newest first) where it belongs among the rest, each before what was begun later. */
function insert(rest: readonly Compensable[] = [], added: readonly Compensable[]): Compensable[] {
  const all = [...rest];
  for (const one of added.toReversed()) {
    const at = all.findIndex(({ id }) => isLater(id, one.id));
    all.splice(at < 0 ? all.length : at, 0, one);
  }
  return all;
}

/** A sub-process that was taken up again to undo what was done in it (补偿到一半): only what is still to be undone is left of it. */
function halfUndone(state: CaseDraft, scope: DraftScope, one: Compensable): Compensable {
  const run = Object.keys(scope.runs).find(id => scope.runs[id]!.compensates === one.id);
  const again = run === undefined ? undefined : Object.values(state.scopes).find(open => open.run === run && open.parent === scope.id);
  if (!again || one.inner === undefined) return one;
  const throwers = Object.values(state.scopes).flatMap(({ runs }) => Object.values(runs).flatMap(({ compensating }) => compensating ?? []));
  const left = throwers.filter(({ scope: id }) => id === again.id).flatMap(thrower => thrower.left);
  return {
    ...one,
    inner: insert(
      again.compensable,
      left.map(inner => halfUndone(state, again, inner)),
    ),
  };
}

function restore(state: CaseDraft, scope: DraftScope, activity: LocalId): void {
  const kept = findCompensated(state, activity);
  scope.vars = { ...kept?.vars };
  if (kept?.inner) scope.compensable = kept.inner;
}

const nothing = () => {};

const consume = (scope: DraftScope, flows: readonly string[]) => {
  // Nearly always the one token that stands there.
  if (flows.length === 1 && scope.arrivals.length === 1 && scope.arrivals[0] === flows[0]) scope.arrivals.pop();
  else for (const flow of flows) scope.arrivals.splice(scope.arrivals.indexOf(flow), 1);
};

function keepCompensable(scope: DraftScope, { run, element, partial }: { run: LocalId; element: string; partial?: true }): void {
  const { kept, loop } = scope.runs[run] ?? {};
  const one: Compensable = { id: run, element, ...(loop === undefined ? {} : { loop }), ...kept, ...(partial ? { partial } : {}) };
  scope.compensable = [...(scope.compensable ?? []), one];
}

function keepInRun(state: CaseDraft, { parent, run, vars, compensable }: DraftScope): void {
  const host = parent === null ? undefined : state.scopes[parent];
  const opener = run === null ? undefined : host?.runs[run];
  if (!host || !opener || run === null) return;
  host.runs[run] = { ...opener, kept: { vars, ...(compensable ? { inner: compensable } : {}) } };
}

/** Whom somebody chose for steps of a scope is nobody's concern once it is closed. */
function forgetChoices(state: CaseDraft, scope: LocalId): void {
  if (!state.choices?.some(choice => choice.scope === scope)) return;
  const left = state.choices.filter(choice => choice.scope !== scope);
  if (left.length === 0) delete state.choices;
  else state.choices = left;
}

/** Tokens, scopes and values (令牌、作用域、变量). */
export const flowTable: ApplyTable<FlowEvents> = {
  'scope-opened': (state, { parent, run, content, container, restores, private: { vars } }, head) => {
    const id = positionOf(head);
    const scope: DraftScope = { id, parent, run, content, container, vars: { ...vars }, arrivals: [], runs: {} };
    if (restores !== undefined) restore(state, scope, restores);
    state.scopes[id] = scope;
  },
  'scope-closed': (state, { scope, keep }) => {
    if (keep) keepInRun(state, scopeOf(state, scope));
    state.scopes = remove(state.scopes, scope);
    forgetChoices(state, scope);
  },
  'element-entered': (state, event, head) => {
    const { element, loop, pinned, resumeAt, clockOf, compensates, straight } = event;
    const open = scopeOf(state, event.scope);
    consume(open, event.consumed);
    const run: { -readonly [K in keyof Run]: Run[K] } = { element, enteredAt: head.recordedAt };
    if (loop !== undefined) run.loop = loop;
    if (pinned !== undefined) run.pinned = pinned;
    if (resumeAt !== undefined) run.resumeAt = resumeAt;
    if (clockOf !== undefined) run.clockOf = clockOf;
    if (compensates !== undefined) run.compensates = compensates;
    if (straight !== undefined) run.straight = straight;
    open.runs[positionOf(head)] = run;
  },
  'element-completed': (state, event) => {
    const { scope, run, element, compensable, completed } = event;
    if (compensable) keepCompensable(scopeOf(state, scope), { run, element });
    if (completed !== undefined) scopeOf(state, scope).completed = completed;
    removeRun(state, event);
  },
  'element-cancelled': (state, event) => {
    const { scope, run, element, compensable } = event;
    if (compensable) keepCompensable(scopeOf(state, scope), { run, element, partial: true });
    giveBack(state, scopeOf(state, scope).runs[run]?.compensating);
    removeRun(state, event);
  },
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
  'tokens-withdrawn': (state, { scope, flows }) => consume(scopeOf(state, scope), flows),
  'compensation-started': (state, { scope, activities, by, passed }) => {
    const open = scopeOf(state, scope);
    const known = open.compensable ?? [];
    const { runs } = scopeOf(state, by.scope);
    const left = activities.flatMap(id => known.find(one => one.id === id) ?? []);
    runs[by.run] = { ...runs[by.run]!, compensating: { scope, left, ...(passed ? { passed } : {}) } };
    open.compensable = known.filter(({ id }) => !activities.includes(id));
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
