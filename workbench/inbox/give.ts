import type { Done, TaskView } from '#server/contract/schemas.ts';
import { useCommand } from '../shared/api/index.ts';
import { choicesFor, type Chosen } from '../verbs/ChoosePeople.tsx';

/** How a task is dealt with on its page: completed, voted on, or answered to who delegated it (办理、表态、回复委派). */
export type Choice = 'complete' | 'answer' | 'agree' | 'refuse' | 'abstain';

/** What was typed on the page. */
export interface Content {
  readonly answers: Record<string, unknown>;
  readonly opinion: string;
  /** Whom the reader chose for later steps. */
  readonly chosen: Chosen;
}

/** Key of what is typed for a task (草稿键). */
export const taskDraftKey = (caseId: string, task: string): string => `task:${caseId}:${task}`;

/** The choices a task offers its reader, the first one being what Enter does; votes are never what Enter does. */
export function choicesOf({ verbs }: Pick<TaskView, 'verbs'>): readonly Choice[] {
  if (verbs.includes('cast-vote')) return ['agree', 'refuse', 'abstain'];
  if (verbs.includes('answer-delegation')) return ['answer'];
  return verbs.includes('complete-task') ? ['complete'] : [];
}

/** Whether a choice is a voice among several (表态). */
export const isVote = (choice: Choice): choice is 'agree' | 'refuse' | 'abstain' => choice !== 'complete' && choice !== 'answer';

/** Whether the form is this reader's to fill in: not a delegate's, nor of somebody whose voice alone was asked for. */
export function isFormMine({ verbs, signing, seats }: Pick<TaskView, 'verbs' | 'signing' | 'seats'>): boolean {
  if (verbs.includes('complete-task')) return true;
  return verbs.includes('cast-vote') && signing !== null && seats.some(({ mine, place }) => mine && place === 'own');
}

/** Whether a choice takes the form's answers with it: a refusal and an abstention do without them. */
export const takesForm = (view: TaskView, choice: Choice): boolean =>
  view.form !== null && isFormMine(view) && (choice === 'complete' || choice === 'agree');

/** Whether a choice needs words: where the step says so, of a delegate, and of whoever refuses. */
export const needsWords = ({ opinion }: Pick<TaskView, 'opinion'>, choice: Choice): boolean =>
  opinion === 'required' || choice === 'answer' || choice === 'refuse';

/** Gives the command of a choice. */
export function useGive(view: TaskView): (choice: Choice, content: Content) => Promise<Done> {
  const complete = useCommand('completeTask');
  const cast = useCommand('castVote');
  const answer = useCommand('answerDelegation');
  const { caseId, task, version } = view.row;
  const params = { caseId };
  return (choice, { answers, opinion, chosen }) => {
    const words = opinion.trim();
    const said = { task, version, ...(words ? { opinion: words } : {}) };
    const choices = choicesFor(view.choices ?? [], chosen);
    if (choice === 'complete') return complete.mutateAsync({ params, body: { ...said, answers, ...(choices && { choices }) } });
    if (choice === 'answer') return answer.mutateAsync({ params, body: { task, version, opinion: words } });
    const filled = takesForm(view, choice) ? { answers } : {};
    return cast.mutateAsync({ params, body: { ...said, vote: choice, ...filled } });
  };
}
