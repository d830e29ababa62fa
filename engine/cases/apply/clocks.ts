import type { ClockFigures, ClockState } from '../../clocks/types.ts';
import type { CaseDraft } from '../draft.ts';
import type { Card } from '../state.ts';
import type { EventHead } from '../events.ts';
import type { ApplyTable, EventOf } from './types.ts';
import { positionOf } from './types.ts';

type ClockEvents =
  | 'clock-started'
  | 'clock-paused'
  | 'clock-resumed'
  | 'clock-extended'
  | 'clock-continued'
  | 'clock-restarted'
  | 'clock-recomputed'
  | 'clock-stopped'
  | 'clock-breached'
  | 'warning-raised'
  | 'card-issued'
  | 'card-appealed'
  | 'card-upheld'
  | 'card-revoked'
  | 'overdue-explained'
  | 'supervision-demanded'
  | 'supervision-answered'
  | 'extension-requested'
  | 'extension-refused';

function change(state: CaseDraft, key: string, next: (clock: ClockState) => Partial<ClockState>): void {
  const clock = state.clocks[key];
  if (!clock) throw new Error(`Expected clock ${key} of the case to exist, but it did not: the journal is damaged.`);
  state.clocks[key] = { ...clock, ...next(clock), version: clock.version + 1 };
}

function newRun(key: string, rule: string, run: number, figures: ClockFigures): Omit<ClockState, 'version' | 'stage' | 'task'> {
  return { ...figures, key, rule, run, status: 'running', pauses: [], extensions: [] };
}

function resume(clock: ClockState, event: EventOf<'clock-resumed'>): Partial<ClockState> {
  const pauses = clock.pauses.map(pause => (pause.to === null && pause.reason === event.reason ? { ...pause, to: event.at } : pause));
  return { ...event.figures, pauses, status: pauses.some(pause => pause.to === null) ? 'paused' : 'running' };
}

function raise(state: CaseDraft, event: EventOf<'card-issued'>, head: EventHead): void {
  const { type: _, private: __, ...card } = event;
  state.cards = [...state.cards, { id: positionOf(head), ...card, issuedAt: head.recordedAt }];
  // A card of conduct is about no clock. One given by hand is the clock's card of that level: the rules give none besides.
  if (!state.clocks[event.clock]) return;
  change(state, event.clock, clock => ({
    milestones: clock.milestones.map(milestone => (milestone.level === event.level ? { ...milestone, raised: true } : milestone)),
  }));
}

function changeCard(state: CaseDraft, id: string, next: (card: Card) => Partial<Card>): void {
  state.cards = state.cards.map(card => (card.id === id ? { ...card, ...next(card) } : card));
}

function decideAppeal({ appeal }: Card, outcome: 'upheld' | 'revoked', by: string): Partial<Card> {
  return appeal === undefined ? {} : { appeal: { ...appeal, outcome, decidedBy: by } };
}

/** Clocks (时钟) with their runs, and the warnings and cards (预警、黄牌、红牌) that came from them. */
export const clockTable: ApplyTable<ClockEvents> = {
  'clock-started': (state, { clock, rule, stage, task, run, figures }) => {
    const version = (state.clocks[clock]?.version ?? 0) + 1;
    const started: ClockState = { ...newRun(clock, rule, run, figures), version };
    state.clocks[clock] = { ...started, ...(stage === undefined ? {} : { stage }), ...(task === undefined ? {} : { task }) };
  },
  'clock-paused': (state, { clock, reason, at, until }) =>
    change(state, clock, ({ pauses }) => ({
      status: 'paused',
      pauses: [...pauses, { reason, from: at, to: null, ...(until === undefined ? {} : { until }) }],
    })),
  'clock-resumed': (state, event) => change(state, event.clock, clock => resume(clock, event)),
  'clock-extended': (state, { clock, by, figures }, head) =>
    change(state, clock, ({ extensions }) => ({ ...figures, extensions: [...extensions, { by, at: head.effectiveAt }] })),
  'clock-continued': (state, { clock, was, task, pauses, figures }) => {
    const { stoppedAt: _, ...former } = state.clocks[was]!;
    const version = Math.max(former.version, state.clocks[clock]?.version ?? 0) + 1;
    const status = pauses.some(({ to }) => to === null) ? 'paused' : 'running';
    state.clocks[clock] = { ...former, ...figures, key: clock, ...(task === undefined ? {} : { task }), status, pauses, version };
  },
  'clock-restarted': (state, { clock, run, figures }) =>
    change(state, clock, ({ rule }) => ({ ...newRun(clock, rule, run, figures), breached: false })),
  'clock-recomputed': (state, { clock, figures }) => change(state, clock, () => figures),
  'clock-stopped': (state, { clock, at }) => change(state, clock, () => ({ status: 'stopped', stoppedAt: at })),
  'clock-breached': (state, { clock }) => change(state, clock, () => ({ breached: true })),
  'warning-raised': raise,
  'card-issued': raise,
  'card-appealed': (state, { card, by }, head) => changeCard(state, card, () => ({ appeal: { by, at: head.effectiveAt } })),
  'card-upheld': (state, { card, by }) => changeCard(state, card, known => decideAppeal(known, 'upheld', by)),
  'card-revoked': (state, { card, by }) =>
    changeCard(state, card, known => ({
      revoked: true,
      ...(known.points === undefined ? {} : { points: 0 }),
      ...decideAppeal(known, 'revoked', by),
    })),
  'overdue-explained': (state, { clock, run, cause, by }, head) => {
    state.explanations = [...(state.explanations ?? []), { clock, run, cause, by, at: head.effectiveAt }];
  },
  'supervision-demanded': (state, { kind, clock, to, by }, head) => {
    state.demands = [...(state.demands ?? []), { id: positionOf(head), kind, clock, to, by, at: head.effectiveAt }];
  },
  'supervision-answered': (state, { demand, by }, head) => {
    state.demands = (state.demands ?? []).map(one => (one.id === demand ? { ...one, answeredBy: by, answeredAt: head.effectiveAt } : one));
  },
  'extension-requested': () => {},
  'extension-refused': () => {},
};
