import type { ClockState, Procedure } from '../../clocks/types.ts';
import type { Execution } from '../../execution/execution.ts';
import { releaseOf, scopeOf } from '../../execution/execution.ts';
import { caseRelease } from '../clock-runs.ts';
import type { Rejection } from '../context.ts';
import { matchesAny } from '../principals.ts';
import { isRunning, obeyingClocks, proceduresOf } from '../procedures.ts';
import { reject } from '../rejections.ts';
import type { Task } from '../state.ts';
import { deliverTo } from './deliver-message.ts';
import type { CommandHandler } from './types.ts';

/**
 * Asks for a lawful procedure (特别程序, 暂停计时): delivers the drawn message `procedure-requested`; the drawn step tells the applicant in writing, and
 * its act stops the clocks. Only procedures of the pack's closed list, by the roles it allows, not while the same one runs.
 */
export const pauseClock: CommandHandler<'pause-clock'> = (execution, { procedure: id, days, reason }) => {
  const procedure = proceduresOf(execution)?.find(one => one.id === id);
  if (!procedure) return unlisted(execution, id);
  const refused = refuseProcedure(execution, procedure);
  if (refused) return refused;
  const payload = { procedure: id, reason, ...(days === undefined ? {} : { days }) };
  return deliverTo(execution, { name: 'procedure-requested', key: null, payload });
};

/** Why a listed procedure cannot be asked for by the actor now; undefined: it can, where the drawing waits for it. */
export function refuseProcedure(execution: Execution, procedure: Procedure): Rejection | undefined {
  return notAllowed(execution, procedure) ?? running(execution, procedure) ?? pending(execution, procedure) ?? idle(execution, procedure);
}

function unlisted(execution: Execution, id: string): Rejection {
  const known = (proceduresOf(execution) ?? []).map(one => one.id).join(', ');
  return reject(
    'procedure-unknown',
    {
      zh: `特别程序应在本模板的清单中（${known || '无'}），但填的是「${id}」。`,
      en: `Expected a lawful procedure of the pack's list (${known || 'none'}), but it was "${id}".`,
    },
    { procedure: id },
  );
}

function notAllowed(execution: Execution, { title, by }: Procedure): Rejection | undefined {
  const { roles } = caseRelease(execution);
  const posts = by.flatMap(role => (Object.hasOwn(roles, role) ? roles[role]! : [role]));
  const { unit } = execution.state.service;
  const fits = posts.flatMap(post => [post, `${post}@${unit}`]);
  if (by.length === 0 || matchesAny(fits, execution.actor.principals)) return undefined;
  return reject(
    'procedure-not-allowed',
    {
      zh: `「${title.zh}」应由 ${posts.join('、')} 启动，您没有这个岗位。`,
      en: `Expected one of ${posts.join(', ')} to start "${title.en}", but you hold none of these posts.`,
    },
    { posts },
  );
}

function running(execution: Execution, { id, title }: Procedure): Rejection | undefined {
  if (!isRunning(execution, id)) return undefined;
  return reject(
    'procedure-running',
    {
      zh: `「${title.zh}」应尚未开始，但正在进行，时限已暂停。`,
      en: `Expected "${title.en}" not to run yet, but it does and the clocks stand still.`,
    },
    { procedure: id },
  );
}

/** Asked for already: a step that would begin it is open. */
function pending(execution: Execution, { id, title }: Procedure): Rejection | undefined {
  const open = Object.values(execution.state.tasks).find(task => begins(execution, task) && asksFor(execution, task, id));
  if (!open) return undefined;
  return reject(
    'procedure-pending',
    {
      zh: `「${title.zh}」应只申请一次，但已申请，正在「${open.name}」。`,
      en: `Expected "${title.en}" to be asked for once, but it waits at "${open.name}" already.`,
    },
    { task: open.id },
  );
}

function begins(execution: Execution, { scope, element }: Task): boolean {
  const { process } = releaseOf(execution, scopeOf(execution, scope).content);
  return process.elements[element]?.act === 'start-special-procedure';
}

/** What was asked for stands in a variable of the step's own scope, under whatever name the drawing gives it. */
function asksFor(execution: Execution, { scope }: Task, procedure: string): boolean {
  return Object.values(scopeOf(execution, scope).vars).some(
    value => value === procedure || (typeof value === 'object' && value !== null && 'procedure' in value && value.procedure === procedure),
  );
}

/** A limit of the whole case must run: that of a stage or a step alone gives no reason for a procedure. */
function idle(execution: Execution, { id, title }: Procedure): Rejection | undefined {
  const ofCase = ({ stage, task }: ClockState) => stage === undefined && task === undefined;
  if (obeyingClocks(execution, id).some(key => ofCase(execution.state.clocks[key]!))) return undefined;
  return reject(
    'pause-not-possible',
    {
      zh: `应有可因「${title.zh}」暂停的时限正在计时，但目前没有。`,
      en: `Expected a running clock that "${title.en}" may stop, but there is none.`,
    },
    { procedure: id },
  );
}
