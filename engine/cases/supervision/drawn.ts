import { dateOf } from '../../calendar/dates.ts';
import type { CardLevel } from '../../clocks/types.ts';
import { peopleBehind } from '../../execution/assignment/people.ts';
import type { Execution, Here } from '../../execution/execution.ts';
import { emit } from '../../execution/execution.ts';
import { Fault } from '../../execution/fault.ts';
import { doerOf } from '../../verbs/doer.ts';
import { holdersOf, receiversOf, requestNotice } from '../notices.ts';
import { conductClock, nextConduct } from './cards.ts';

/** A warning or card that a process gives (流程发牌). `to`: account ids separated by blanks, a role, or `handler`. */
export interface DrawnCard {
  readonly level: CardLevel;
  readonly to: string;
  readonly reason: string;
}

/** Give the card as the supervision office would by hand, and tell who gets it. Nobody to give it to is a fault of the model or of the posts. */
export function giveDrawnCard(execution: Execution, here: Here, { level, to: drawn, reason }: DrawnCard): void {
  const holders = holdersBehind(execution, here, drawn);
  if (holders.length === 0) throw nobodyGetsIt(here);
  const at = execution.head.effectiveAt;
  const on = dateOf(at);
  const to = holders.map(account => `person:${account}`);
  emit(execution, {
    type: level === 'warning' ? 'warning-raised' : 'card-issued',
    ...{ clock: conductClock, run: nextConduct(execution.state), level, rule: 'process', at, on, dueOn: on },
    ...{ holders, to, cause: 'manual', private: { reason } },
  });
  for (const principal of to) requestNotice(execution, { to: principal, text: 'card-given', level, words: reason });
}

function holdersBehind(execution: Execution, { release }: Here, drawn: string): string[] {
  const { state, context } = execution;
  const accounts = drawn.split(/\s+/).filter(word => context.organisation.posts.some(({ account }) => account === word));
  if (accounts.length > 0) return [...new Set(accounts)];
  if (drawn !== 'handler') return peopleBehind(context.organisation, receiversOf(execution, drawn, { roles: release.roles }));
  const open = peopleBehind(context.organisation, Object.values(state.tasks).flatMap(holdersOf));
  const last = state.trail.findLast(({ cancelled }) => !cancelled);
  return open.length > 0 || !last ? open : [doerOf(last)];
}

function nobodyGetsIt({ element }: Here): Fault {
  const name = element.name ?? element.id;
  return new Fault('card-for-nobody', {
    zh: `「${name}」发牌应有接收人，但本中心没有这样的人员。请改正流程或配置岗位人员后重试。`,
    en: `Expected somebody to get the card of "${name}", but the centre has nobody. Mend the process or fill the post and retry.`,
  });
}
