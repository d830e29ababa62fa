import type { CaseEvent, EventHead } from './events.ts';
import type { CaseState, Incident, LocalId, Run, Scope, Task, Wait } from './state.ts';
import type { ClockState } from '../clocks/types.ts';
import { copyMap } from './maps.ts';

type Open<T> = { -readonly [K in keyof T]: T[K] };

/** A scope that may be changed in place. */
export type DraftScope = Open<Omit<Scope, 'vars' | 'arrivals' | 'runs'>> & {
  vars: Record<string, unknown>;
  arrivals: string[];
  runs: Record<LocalId, Run>;
};

type Maps = 'scopes' | 'tasks' | 'waits' | 'incidents' | 'clocks';

/**
 * A case state that `apply` changes in place: maps and scopes are its own, the values and lists in them are replaced, never changed.
 * It is assignable to `CaseState`.
 */
export type CaseDraft = Open<Omit<CaseState, Maps>> & {
  scopes: Record<LocalId, DraftScope>;
  tasks: Record<LocalId, Task>;
  waits: Record<LocalId, Wait>;
  incidents: Record<LocalId, Incident>;
  clocks: Record<string, ClockState>;
};

/** Copy a state into a draft of its own; the given state is never changed through it. */
export function copyState(state: CaseState): CaseDraft {
  const scopes: Record<LocalId, DraftScope> = {};
  for (const id in state.scopes) {
    const scope = state.scopes[id]!;
    scopes[id] = { ...scope, vars: { ...scope.vars }, arrivals: scope.arrivals.slice(), runs: copyMap(scope.runs) };
  }
  return {
    ...state,
    scopes,
    tasks: copyMap(state.tasks),
    waits: copyMap(state.waits),
    incidents: copyMap(state.incidents),
    clocks: copyMap(state.clocks),
  };
}

/** The first state of a case, from its `case-opened`. */
export function beginCase(event: Extract<CaseEvent, { type: 'case-opened' }>, head: EventHead): CaseDraft {
  return {
    v: 2,
    caseId: event.caseId,
    tenant: event.tenant,
    number: event.number,
    queryCode: event.queryCode,
    content: event.content,
    pack: event.pack,
    releaseNumber: event.releaseNumber,
    intakeType: event.intakeType,
    service: event.service,
    applicant: event.private.applicant,
    openedBy: event.by,
    window: event.window,
    openedAt: head.effectiveAt,
    closedAt: null,
    phase: 'running',
    status: '',
    seq: head.seq,
    scopes: {},
    tasks: {},
    waits: {},
    incidents: {},
    clocks: {},
    cards: [],
    acts: [],
    documents: [],
    supplements: [],
    materials: event.materials,
    data: [],
    trail: [],
    circulations: [],
    urges: [],
    returns: [],
  };
}
