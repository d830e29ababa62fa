import { emit } from '../../execution/execution.ts';
import { findCirculation } from '../../verbs/circulations.ts';
import type { CommandHandler } from './types.ts';

/** Notes that the receiver has opened a copy or circulation (已阅), also of a closed case; only the first time is kept. */
export const readCirculation: CommandHandler<'read-circulation'> = (execution, { circulation }) => {
  const { one, rejection } = findCirculation(execution, circulation, 'to');
  if (!one) return rejection;
  if (one.readAt === undefined) emit(execution, { type: 'circulation-read', circulation, by: execution.actor.account });
  return undefined;
};
