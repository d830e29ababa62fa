import { dateOf } from '../../calendar/dates.ts';
import type { Execution } from '../../execution/execution.ts';
import { emit } from '../../execution/execution.ts';
import type { Rejection } from '../context.ts';
import { requestNotice } from '../notices.ts';
import { reject } from '../rejections.ts';
import { clockOf, conductClock, levelWords, nextConduct } from '../supervision/cards.ts';
import { refuseOutsider, refuseStrangers } from '../supervision/office.ts';
import type { CommandHandler, CommandOf } from './types.ts';

type IssueCard = CommandOf<'issue-card'>;
/** What the card is about: a clock in its run, or conduct. */
interface About {
  readonly clock: string;
  readonly run: number;
  readonly dueOn: string;
  readonly stage?: string;
}

/** Gives a warning or card by hand (人工发牌): for a limit, or for conduct no rule watches. Once for a clock, run and level. */
export const issueCard: CommandHandler<'issue-card'> = (execution, command) => {
  const refused = refuseOutsider(execution) ?? refuseStrangers(execution, command.to);
  if (refused) return refused;
  const about = aboutOf(execution, command);
  if ('refused' in about) return about.refused;
  const twice = refuseTwice(execution, about, command);
  if (twice) return twice;
  const { level, points, reason } = command;
  const at = execution.head.effectiveAt;
  const to = command.to.map(account => `person:${account}`);
  emit(execution, {
    type: level === 'warning' ? 'warning-raised' : 'card-issued',
    ...about,
    level,
    rule: 'manual',
    at,
    on: dateOf(at),
    holders: [...command.to],
    to,
    cause: 'manual',
    ...(points === undefined ? {} : { points }),
    private: { reason },
  });
  for (const principal of to) requestNotice(execution, { to: principal, text: 'card-given', level, words: reason });
  return undefined;
};

function aboutOf(execution: Execution, { clock: key }: IssueCard): About | { refused: Rejection } {
  if (key === null) return { clock: conductClock, run: nextConduct(execution.state), dueOn: dateOf(execution.head.effectiveAt) };
  const found = clockOf(execution, key);
  if ('refused' in found) return found;
  const { run, dueOn, stage } = found.clock;
  return { clock: key, run, dueOn, ...(stage === undefined ? {} : { stage }) };
}

function refuseTwice({ state }: Execution, { clock, run }: About, { level }: IssueCard): Rejection | undefined {
  const card = state.cards.find(one => one.clock === clock && one.run === run && one.level === level);
  if (!card) return undefined;
  const { zh, en } = levelWords[level];
  return reject(
    'card-exists',
    {
      zh: `同一时限同一级别应只发一次，但已于 ${card.on} 发过${zh}${card.revoked ? '（已撤销）' : ''}。`,
      en: `Expected one ${en} a limit, but it was given on ${card.on}${card.revoked ? ' (and revoked)' : ''}.`,
    },
    { card: card.id },
  );
}
