import type { Rejection } from '../context.ts';
import { reject } from '../rejections.ts';
import type { CaseState, Demand, DocumentRecord } from '../state.ts';
import { isDueOrOver } from './cards.ts';

/** Document of the pack that a monitoring notice is (办件流程监控通知书, YC-02 2.1). */
export const noticeDocument = 'monitoring-notice';

/** The notice that was issued with a demand: by the same command. */
export function noticeOf({ id, kind }: Demand, { documents }: Pick<CaseState, 'documents'>): DocumentRecord | undefined {
  const seq = Number.parseInt(id, 10);
  if (kind !== noticeDocument) return undefined;
  return documents.find(({ id: of, document }) => document === noticeDocument && Number.parseInt(of, 10) === seq);
}

/** What is asked, about which clock, and when. */
interface Rung {
  readonly kind: Demand['kind'];
  readonly clock: string | null;
  readonly now: number;
}

/** What the ladder looks at. */
export interface LadderFacts {
  /** The machine has warned of the limit, or it is due (系统自动提示); true for what is about no limit. */
  readonly hinted: boolean;
  /** The limit is due today or over; true for what is about no limit. */
  readonly due: boolean;
  /** Somebody was reminded of it before (已口头提醒). */
  readonly reminded: boolean;
  /** A red card stands on the case. */
  readonly red: boolean;
}

/**
 * Order of the ladder (系统自动提示 → 口头提醒 → 办件流程监控通知书, YC-02 2.1): an oral reminder about a limit follows a hint of the machine, that is
 * a warning or card, or the limit being due; a notice follows an oral reminder, unless a red card stands.
 */
export function refuseRung(state: CaseState, { kind, clock, now }: Rung): Rejection | undefined {
  return rungs[kind](factsOf(state, clock, now));
}

const rungs: Readonly<Record<Demand['kind'], (facts: LadderFacts) => Rejection | undefined>> = {
  explanation: ({ due }) => (due ? undefined : notDue()),
  'oral-reminder': ({ hinted }) => (hinted ? undefined : notHinted()),
  'monitoring-notice': ({ reminded, red }) => (reminded || red ? undefined : notReminded()),
  consultation: () => undefined,
};

function factsOf({ cards, clocks, demands = [] }: CaseState, clock: string | null, now: number): LadderFacts {
  const standing = cards.filter(({ revoked }) => !revoked);
  const due = clock === null || isDueOrOver(clocks[clock]!, now);
  return {
    due,
    hinted: due || standing.some(card => card.clock === clock),
    reminded: demands.some(one => one.kind === 'oral-reminder' && one.clock === clock),
    red: standing.some(({ level }) => level === 'red'),
  };
}

/** Rungs of the ladder that may be climbed now (下一步督办). */
export function openRungs(facts: LadderFacts): ('explanation' | 'oral-reminder' | 'monitoring-notice')[] {
  return (['explanation', 'oral-reminder', 'monitoring-notice'] as const).filter(kind => rungs[kind](facts) === undefined);
}

function notHinted(): Rejection {
  return reject('ladder-not-hinted', {
    zh: '口头提醒应在系统提示之后，但该时限既没有预警或牌，也没有到期。',
    en: 'Expected a warning or card, or the limit to be due, before an oral reminder, but there is none and it is not.',
  });
}

function notReminded(): Rejection {
  return reject('ladder-not-reminded', {
    zh: '监控通知书应在口头提醒之后（已有红牌的除外），但还没有口头提醒。',
    en: 'Expected an oral reminder before a monitoring notice, unless a red card stands, but there was none.',
  });
}

function notDue(): Rejection {
  return reject('clock-not-due', {
    zh: '要求说明应在时限到期当日或超期后，但该时限尚未到期。',
    en: 'Expected a limit that is due today or over to ask for an explanation, but this one is not.',
  });
}
