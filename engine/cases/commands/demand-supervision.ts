import type { ClockState } from '../../clocks/types.ts';
import type { Execution } from '../../execution/execution.ts';
import { emit } from '../../execution/execution.ts';
import { titleOf } from '../clock-runs.ts';
import type { Rejection } from '../context.ts';
import { issueLetter } from '../letters.ts';
import { requestNotice } from '../notices.ts';
import { reject } from '../rejections.ts';
import { clockOf } from '../supervision/cards.ts';
import { noticeDocument, refuseRung } from '../supervision/ladder.ts';
import { refuseOutsider, refuseStrangers } from '../supervision/office.ts';
import type { CommandHandler, CommandOf } from './types.ts';

/**
 * Makes a demand of the supervision office (督办): an explanation, an oral reminder, the printed monitoring notice, or a talk with the applicant.
 * The rungs of the ladder keep their order.
 */
export const demandSupervision: CommandHandler<'demand-supervision'> = (execution, command) => {
  const refused = refuseOutsider(execution) ?? refuseStrangers(execution, command.to);
  if (refused) return refused;
  const found = command.clock === null ? { clock: null } : clockOf(execution, command.clock);
  if ('refused' in found) return found.refused;
  const early = refuseRung(execution.state, { ...command, now: execution.context.now });
  if (early) return early;
  const { kind, clock, text } = command;
  emit(execution, { type: 'supervision-demanded', kind, clock, to: [...command.to], by: execution.actor.account, private: { text } });
  if (kind === 'monitoring-notice') return sendNotice(execution, command, found.clock);
  tell(execution, command);
  return undefined;
};

function sendNotice(execution: Execution, command: CommandOf<'demand-supervision'>, clock: ClockState | null): Rejection | undefined {
  const people = execution.context.organisation.posts;
  const names = command.to.map(account => people.find(post => post.account === account)?.name ?? account);
  const title = clock === null ? null : titleOf(execution, clock).title.zh;
  const document = issueLetter(execution, noticeDocument, {
    text: command.text,
    to: names.join('、'),
    clock: title,
    dueOn: clock?.dueOn ?? null,
    by: execution.actor.name,
  });
  if (document === undefined) return noTemplate();
  tell(execution, command);
  return undefined;
}

function tell(execution: Execution, { kind, to, text }: CommandOf<'demand-supervision'>): void {
  for (const account of to) requestNotice(execution, { to: `person:${account}`, text: `demand-${kind}`, words: text });
}

function noTemplate(): Rejection {
  return reject('document-unknown', {
    zh: '本流程的模板包应有文书「办件流程监控通知书」，但没有。请补上模板后重新发布。',
    en: 'Expected the pack of this case to have the document "monitoring-notice", but it has none. Add it and publish again.',
  });
}
