import { formatChineseMoment, formatLocal } from '../calendar/dates.ts';
import { advance } from '../execution/advance.ts';
import type { Execution } from '../execution/execution.ts';
import { createExecution } from '../execution/execution.ts';
import { Fault } from '../execution/fault.ts';
import { catchUp } from './clock-review.ts';
import type { CaseCommand, CaseCommandType } from './commands.ts';
import { handlers } from './commands/table.ts';
import { watchConduct } from './conduct.ts';
import type { AppliedDecision, Context, Decide, Rejection } from './context.ts';
import { matchesAny } from './principals.ts';
import { reject } from './rejections.ts';
import type { CaseState } from './state.ts';
import { refuseUnchosen } from '../verbs/choices.ts';
import { noteLateEntry, refuseLateEntry } from '../verbs/late-entry.ts';
import { noteLeft } from '../verbs/leaving.ts';

/** Supervision goes on whatever the case does: cards for what came to light later, appeals, answers. */
const aboutCards = ['issue-card', 'appeal-card', 'decide-appeal', 'revoke-card', 'explain-overdue', 'answer-supervision'] as const;
/** What a suspended case still takes: clocks keep running, and words may be added. */
const whileSuspended: ReadonlySet<CaseCommandType> = new Set([
  'resume-case',
  'review-clock',
  'recompute-clocks',
  'fail-timer',
  'comment-case',
  'read-circulation',
  'link-case',
  ...aboutCards,
]);
/** What a closed case still takes: who got a copy may read it, its cards may be contested and judged, it may be rated and taken up by another. */
const whileClosed: ReadonlySet<CaseCommandType> = new Set(['read-circulation', 'link-case', 'rate-case', ...aboutCards]);
/** What only the machine gives. */
const machineOnly: ReadonlySet<CaseCommandType> = new Set([
  'review-clock',
  'recompute-clocks',
  'fire-timer',
  'complete-job',
  'fail-job',
  'fail-timer',
]);
/** Commands that look at the clocks themselves. */
const looksItself: ReadonlySet<CaseCommandType> = new Set(['review-clock', 'fail-timer']);

/**
 * Decide a command (决断): events that follow, or why it is refused. Pure: state, command and context give the same answer always.
 * The state is copied once; the events are those of one journal entry.
 */
export const decide: Decide = (state, command, context) => {
  const outcome = decideAndApply(state, command, context);
  return outcome.ok ? { ok: true, events: outcome.events } : outcome;
};

/**
 * Decide a command and hand over the state its events lead to, as `evolve` would make it of them: the working copy is that state already,
 * so the write path applies nothing twice. Where numbers are still to be drawn the events change, and with them the state: fold those.
 */
export function decideAndApply(state: CaseState | null, command: CaseCommand, context: Context): AppliedDecision {
  const rejection = refuse(state, command, context);
  if (rejection) return { ok: false, rejection };
  const effectiveAt = command.effectiveAt ?? command.recordedAt;
  const execution = createExecution({ state, context, actor: command.actor, effectiveAt });
  try {
    return run(execution, command);
  } catch (error) {
    // A model fault before any step could take it: nothing is changed, the sentence says what to mend.
    if (error instanceof Fault) return { ok: false, rejection: reject(error.code, error.text) };
    throw error;
  }
}

function run(execution: Execution, command: CaseCommand): AppliedDecision {
  if (execution.before) noteLateEntry(execution, command);
  if (execution.before && !looksItself.has(command.type)) catchUp(execution, () => advance(execution));
  const handle = handlers[command.type] as (execution: Execution, command: CaseCommand) => Rejection | undefined;
  const rejection = handle(execution, command);
  if (rejection) return { ok: false, rejection };
  advance(execution);
  const unchosen = command.type === 'complete-task' ? refuseUnchosen(execution) : undefined;
  if (unchosen) return { ok: false, rejection: unchosen };
  noteLeft(execution);
  watchConduct(execution);
  return { ok: true, events: execution.events, state: execution.state };
}

function refuse(state: CaseState | null, command: CaseCommand, context: Context): Rejection | undefined {
  if (command.effectiveAt !== undefined && command.effectiveAt > context.now) {
    return reject('effective-in-future', {
      zh: '生效时间不应晚于现在，但填的是将来的时间。',
      en: 'Expected the legal moment to be now or earlier, but it lies in the future.',
    });
  }
  if (machineOnly.has(command.type) && !matchesAny(['system'], command.actor.principals)) {
    return reject('machine-only', {
      zh: '该命令应由系统发出，不能由人员发出。',
      en: 'Expected the machine to give this command, but a person did.',
    });
  }
  const refused = command.type === 'open-case' ? refuseOpening(state) : refuseByPhase(state, command);
  return refused ?? refuseLateEntry(state, command);
}

function refuseOpening(state: CaseState | null): Rejection | undefined {
  if (!state) return undefined;
  return reject('case-exists', { zh: '应为新办件，但此编号的办件已存在。', en: 'Expected a new case, but a case with this id exists.' });
}

function refuseByPhase(state: CaseState | null, command: CaseCommand): Rejection | undefined {
  if (!state) {
    return reject('case-not-found', { zh: '应有此办件，但没有找到。', en: 'Expected the case to exist, but it was not found.' });
  }
  if (state.phase === 'closed' && !whileClosed.has(command.type)) {
    const at = state.closedAt ?? 0;
    return reject(
      'case-closed',
      {
        zh: `办件应在办理中，但已于 ${formatChineseMoment(at)} 办结。`,
        en: `Expected the case to be open, but it was closed on ${formatLocal(at)}.`,
      },
      { closedAt: at },
    );
  }
  if (state.phase === 'suspended' && !whileSuspended.has(command.type)) {
    return reject('case-suspended', {
      zh: '办件应在办理中，但已挂起。请先解挂。',
      en: 'Expected the case to be running, but it is suspended. Resume it first.',
    });
  }
  return undefined;
}
