import type { StepAnswers } from '#forms/generated/index.ts';
import { by, complete, say } from './steps.ts';
import type { Scene, Step } from './types.ts';

type Notice = StepAnswers<'notice'>;

/** The one-time notice (一次性告知): what is missing, and why it is asked for. */
export function notice(scene: Scene, cause: Notice['cause'] = 'applicantIncomplete'): Step {
  return complete('notice', noticeOf(scene, cause));
}

function noticeOf({ item, random }: Scene, cause: Notice['cause']): Notice {
  const name = item.materials.find(({ required }) => required)?.title.zh ?? '申请材料';
  const requirement = say(
    random,
    '缺签字盖章，请补签后重新提交。',
    '复印件不清晰，请重新复印并出示原件。',
    '有效期已过，请补交有效的材料。',
  );
  return { materials: [{ name, requirement }], cause, contact: '窗口 0737-4420000' };
}

/** The applicant brings what was missing. */
export function supplied(days: number): Step {
  return by('window-staff', { do: 'supplement', note: '申请人已补交。' }, days);
}

/** What was brought is complete, or not. */
export function recheck(isComplete: boolean): Step {
  return complete('recheck', isComplete ? { result: 'complete' } : { result: 'incomplete', note: '仍缺原件，申请人表示无法提供。' });
}
