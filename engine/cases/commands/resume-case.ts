import { emit } from '../../execution/execution.ts';
import { reject } from '../rejections.ts';
import type { CommandHandler } from './types.ts';

/** Ends a suspension (解挂). */
export const resumeCase: CommandHandler<'resume-case'> = x => {
  if (x.state.phase !== 'suspended') {
    return reject('case-not-suspended', {
      zh: '办件应处于挂起状态，但没有挂起。',
      en: 'Expected the case to be suspended, but it is not.',
    });
  }
  emit(x, { type: 'case-resumed' });
  return undefined;
};
