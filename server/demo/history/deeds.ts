import type { CaseCommandBody } from '#engine/cases/commands.ts';
import { dateOf } from '#engine/calendar/index.ts';
import type { Answers, CaseState, MaterialState, Task } from '#engine/cases/state.ts';
import { isDueOrOver } from '#engine/cases/supervision/cards.ts';
import type { Deed } from './courses/types.ts';
import { today } from './courses/steps.ts';

/** The people of a centre as far as a deed names them: account of a post. */
export type AccountOf = (post: string) => string;

/** A deed made ready: the command, and the task it is about. */
export interface Ready {
  readonly body: CaseCommandBody;
  readonly task?: Task;
}

/** The command a deed is in the case as it stands (动作成为指令), or why there is none. */
export function commandOf(deed: Deed, state: CaseState, at: { readonly now: number; readonly accountOf: AccountOf }): Ready | string {
  if ('element' in deed) return ofTask(deed, state, at);
  return deed.do === 'take-up' ? 'a case is registered, not given a command' : ofCase(deed, state, at);
}

type TaskDeed = Extract<Deed, { readonly element: string }>;

function ofTask(
  deed: TaskDeed,
  state: CaseState,
  { now, accountOf }: { readonly now: number; readonly accountOf: AccountOf },
): Ready | string {
  if (deed.do === 'take-back') return takeBack(state, deed.element);
  const open = Object.values(state.tasks).filter(({ element }) => element === deed.element);
  const task = 'unit' in deed && deed.unit ? open.find(one => one.candidates.some(who => who.endsWith(`@${deed.unit}`))) : open[0];
  if (!task) return `no open task of ${deed.element}`;
  const seen = { task: task.id, version: task.version };
  switch (deed.do) {
    case 'complete':
      return { task, body: { type: 'complete-task', ...seen, answers: dated(deed.answers, now) } };
    case 'claim':
      return { task, body: { type: 'claim-task', ...seen } };
    case 'release':
      return { task, body: { type: 'release-task', ...seen } };
    case 'transfer':
      return { task, body: { type: 'transfer-task', ...seen, to: accountOf(deed.to) } };
    case 'delegate':
      return { task, body: { type: 'delegate-task', ...seen, to: accountOf(deed.to) } };
    case 'answer':
      return { task, body: { type: 'answer-delegation', ...seen, opinion: deed.opinion } };
    case 'sign':
      return { task, body: { type: 'add-signers', ...seen, place: 'before', method: 'all', who: deed.who.map(accountOf) } };
    case 'vote':
      return { task, body: { type: 'cast-vote', ...seen, vote: deed.vote, opinion: deed.opinion } };
  }
}

function takeBack(state: CaseState, element: string): Ready | string {
  const task = state.trail.findLast(one => one.element === element)?.task;
  return task ? { body: { type: 'take-back-task', task } } : `nothing to take back at ${element}`;
}

type CaseDeed = Exclude<Deed, TaskDeed | { readonly do: 'take-up' }>;

function ofCase(deed: CaseDeed, state: CaseState, at: { readonly now: number; readonly accountOf: AccountOf }): Ready | string {
  switch (deed.do) {
    case 'supplement':
      return { body: { type: 'submit-supplement', materials: handedIn(state), note: deed.note } };
    case 'extension':
      return { body: { type: 'request-extension', days: deed.days, reason: deed.reason } };
    case 'pause':
      return { body: { type: 'pause-clock', procedure: deed.procedure, days: deed.days, reason: deed.reason } };
    case 'resume':
      return { body: { type: 'resume-clock', procedure: deed.procedure } };
    case 'message':
      return messageOf(deed, state, at.now);
    case 'comment':
      return { body: { type: 'comment-case', text: deed.text } };
    case 'urge':
      return { body: { type: 'urge-case', text: deed.text } };
    case 'withdraw':
      return { body: { type: 'withdraw-application', reason: deed.reason } };
    case 'suspend':
      return { body: { type: 'suspend-case', reason: deed.reason } };
    case 'resume-case':
      return { body: { type: 'resume-case' } };
    case 'circulate':
      return { body: { type: 'circulate-case', kind: 'circulation', to: deed.to.map(at.accountOf), text: deed.text } };
    case 'rate':
      return { body: { type: 'rate-case', level: deed.level, channel: 'public', tags: deed.tags, comment: deed.comment } };
    default:
      return ofSupervision(deed, state, at);
  }
}

/** What was missing is there now. */
function handedIn({ materials }: CaseState): MaterialState[] {
  return materials.filter(({ received }) => !received).map(one => ({ ...one, received: true, copies: Math.max(1, one.copies) }));
}

function messageOf({ name, payload }: Extract<Deed, { do: 'message' }>, state: CaseState, now: number): Ready | string {
  const wait = Object.values(state.waits).find(one => one.kind === 'message' && one.name === name);
  if (wait?.kind !== 'message') return `nobody waits for ${name}`;
  return { body: { type: 'deliver-message', name, key: wait.key, payload: dated(payload, now) } };
}

type SupervisionDeed = Extract<Deed, { do: 'explain' | 'demand' | 'answer-demand' | 'issue-card' | 'appeal' | 'revoke' | 'decide' }>;

function ofSupervision(
  deed: SupervisionDeed,
  state: CaseState,
  { now, accountOf }: { readonly now: number; readonly accountOf: AccountOf },
): Ready | string {
  const over = Object.entries(state.clocks).find(
    ([key, clock]) => !key.startsWith('stage') && clock.status !== 'stopped' && isDueOrOver(clock, now),
  );
  switch (deed.do) {
    case 'explain':
      return over
        ? { body: { type: 'explain-overdue', clock: over[0], cause: deed.cause, text: deed.text, plan: deed.plan } }
        : 'no limit is over';
    case 'demand':
      return {
        body: { type: 'demand-supervision', kind: 'explanation', clock: over?.[0] ?? null, to: [accountOf('handler')], text: deed.text },
      };
    case 'answer-demand': {
      const demand = (state.demands ?? []).find(({ answeredBy }) => answeredBy === undefined);
      return demand ? { body: { type: 'answer-supervision', demand: demand.id, text: deed.text } } : 'no demand is open';
    }
    case 'issue-card':
      return { body: { type: 'issue-card', level: deed.level, clock: null, to: [accountOf('window-staff')], reason: deed.reason } };
    case 'decide': {
      const card = state.cards.find(({ appeal }) => appeal && !appeal.outcome);
      return card ? { body: { type: 'decide-appeal', card: card.id, outcome: deed.outcome, reason: deed.reason } } : 'no card is contested';
    }
    default: {
      const card = state.cards.find(one => one.level === deed.level && !one.revoked && !one.appeal);
      const type = deed.do === 'appeal' ? 'appeal-card' : 'revoke-card';
      return card ? { body: { type, card: card.id, reason: deed.reason } } : `no ${deed.level} card`;
    }
  }
}

/** Answers with the day put in where a step asks for it. */
function dated(answers: Answers, now: number): Answers {
  return JSON.parse(JSON.stringify(answers).replaceAll(today, dateOf(now))) as Answers;
}
