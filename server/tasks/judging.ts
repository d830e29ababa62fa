import type { Answers, CaseState, Task } from '#engine/cases/state.ts';
import type { FieldRights } from '#forms/schema/types.ts';
import { judgeAnswers } from '../catalogue/answers.ts';
import type { Form } from '../contract/schemas.ts';
import { rootsOfCase } from '../forms/roots.ts';
import { refusal } from '../http/problem.ts';
import { findContent, formOf } from '../releases/content.ts';
import type { Store } from '../store/types.ts';

/** The form of a task, with the rights of its step on the fields (待办表单). */
export interface TaskForm {
  readonly content: string;
  readonly form: Form | null;
  readonly rights: FieldRights | null;
}

/** Finds the form of a task in the release of its scope. */
export async function findTaskForm(store: Store, state: CaseState, task: Task): Promise<TaskForm> {
  const content = state.scopes[task.scope]?.content ?? state.content;
  const element = (await store.release(content))?.process.elements[task.element];
  return { content, form: formOf(content, await findContent(store, content), task.form), rights: element?.fields ?? null };
}

/** Answers to start from: the last round of the same form in the same scope, when the task comes again. */
export function startOf(state: CaseState, task: Task): Record<string, unknown> {
  const last = state.data.findLast(entry => entry.scope === task.scope && entry.schema === task.form);
  return { ...last?.answers };
}

/** Judges answers by the task's own form (待办填写校验) and gives them back as they are to be stored. */
export async function judgeTaskAnswers(store: Store, tenant: string, { state, task, answers }: Answering): Promise<Answers> {
  const { content, form, rights } = await findTaskForm(store, state, task);
  if (form) {
    const roots = rootsOfCase(state, await store.organisation(tenant), state.applicant);
    return judgeAnswers(store, { tenant, content, form, answers, roots, rights, before: startOf(state, task) });
  }
  if (Object.keys(answers).length === 0) return answers;
  throw refusal(422, 'answers-not-valid', {
    zh: '这项待办没有表单，不能提交表单内容。',
    en: 'Expected no answers, because this task has no form.',
  });
}

interface Answering {
  readonly state: CaseState;
  readonly task: Task;
  readonly answers: Answers;
}
