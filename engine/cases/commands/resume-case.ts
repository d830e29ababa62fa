import { emit } from '../../execution/execution.ts';
import { reject } from '../rejections.ts';
import type { CommandHandler } from './types.ts';

/** Ends a suspension (解挂). */
export const resumeCase: CommandHandler<'resume-case'> = execution => {
  if (execution.state.phase !== 'suspended') {
    return reject('case-not-suspended', {
      zh: '办件应处于挂起状态，但没有挂起。',
      en: 'Expected the case to be suspended, but it is not.',
    });
  }
  emit(execution, { type: 'case-resumed' });
  return undefined;
};
