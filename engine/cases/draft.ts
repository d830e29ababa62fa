import type { CaseEvent, EventHead } from './events.ts';
import type { CaseState, Incident, LocalId, Run, Scope, Task, Wait } from './state.ts';
import type { ClockState } from '../clocks/types.ts';

type Open<T> = { -readonly [K in keyof T]: T[K] };

/** A scope that may be changed in place. */
export type DraftScope = Open<Omit<Scope, 'vars' | 'arrivals' | 'runs'>> & {
  vars: Record<string, unknown>;
  arrivals: string[];
  runs: Record<LocalId, Run>;
};

type Maps = 'scopes' | 'tasks' | 'waits' | 'incidents' | 'clocks';
type Lists = 'cards' | 'acts' | 'documents' | 'supplements' | 'materials' | 'data' | 'trail' | 'circulations' | 'urges' | 'returns';

/**
 * A case state that `apply` changes in place: maps, lists and scopes are its own, the values in them are replaced, never changed.
 * It is assignable to `CaseState`.
 */
export type CaseDraft = Open<Omit<CaseState, Maps | Lists>> & { [K in Lists]: CaseState[K][number][] } & {
  scopes: Record<LocalId, DraftScope>;
  tasks: Record<LocalId, Task>;
  waits: Record<LocalId, Wait>;
  incidents: Record<LocalId, Incident>;
  clocks: Record<string, ClockState>;
};

/** Copy a state into a draft of its own; the given state is never changed through it. */
export function copyState(state: CaseState): CaseDraft {
  const scopes: Record<LocalId, DraftScope> = {};
  for (const [id, scope] of Object.entries(state.scopes)) {
    scopes[id] = { ...scope, vars: { ...scope.vars }, arrivals: scope.arrivals.slice(), runs: { ...scope.runs } };
  }
  return {
    ...state,
    scopes,
    tasks: { ...state.tasks },
    waits: { ...state.waits },
    incidents: { ...state.incidents },
    clocks: { ...state.clocks },
    cards: state.cards.slice(),
    acts: state.acts.slice(),
    documents: state.documents.slice(),
    supplements: state.supplements.slice(),
    materials: state.materials.slice(),
    data: state.data.slice(),
    trail: state.trail.slice(),
    circulations: state.circulations.slice(),
    urges: state.urges.slice(),
    returns: state.returns.slice(),
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
    materials: event.materials.slice(),
    data: [],
    trail: [],
    circulations: [],
    urges: [],
    returns: [],
  };
}
