import { emit, releaseOf, scopeOf } from '../../execution/execution.ts';
import { nextOccurrence } from '../../execution/timers.ts';
import { trigger } from '../../execution/triggers.ts';
import { reject } from '../rejections.ts';
import type { CommandHandler } from './types.ts';

/** Fires a timer (定时器) that is due: late rather than never, once for all the moments missed. */
export const fireTimer: CommandHandler<'fire-timer'> = (execution, { wait: id, occurrence }) => {
  const wait = Object.hasOwn(execution.state.waits, id) ? execution.state.waits[id] : undefined;
  if (wait?.kind !== 'timer' || wait.occurrence !== occurrence) {
    return reject('timer-already-fired', {
      zh: '定时器应尚未触发，但已触发或已取消。',
      en: 'Expected the timer to be set, but it has fired already or was cleared.',
    });
  }
  if (wait.leftMs !== undefined || wait.due > execution.context.now) {
    return reject(
      'timer-not-due',
      { zh: '定时器应已到点，但还没有。', en: 'Expected the timer to be due, but it is not yet.' },
      { due: wait.due },
    );
  }
  const { process } = releaseOf(execution, scopeOf(execution, wait.scope).content);
  // Boundary events and event sub-process starts that do not interrupt may come again; everything else is over with the first firing.
  const repeats = process.elements[wait.element]!.interrupting === false;
  const { next, left } = repeats ? nextOccurrence(execution, wait) : { next: null, left: null };
  emit(execution, { type: 'timer-fired', wait: id, next, left });
  trigger(execution, wait);
  return undefined;
};
