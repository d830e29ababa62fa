import { emit } from '../../execution/execution.ts';
import type { CommandHandler } from './types.ts';

/** Suspends a case (挂起): verbs are refused, clocks keep running. */
export const suspendCase: CommandHandler<'suspend-case'> = (execution, { reason }) => {
  emit(execution, { type: 'case-suspended', private: { reason } });
  return undefined;
};
