import type { Task } from '#engine/cases/state.ts';
import { previewReturn } from '#engine/verbs/index.ts';
import type { ReturnPreview } from '../contract/schemas.ts';
import { cancelledView, peopleOf } from '../cases/cancelled.ts';
import { contextOf } from '../cases/context.ts';
import type { Reading } from '../cases/reading.ts';
import { documentsOf } from '../cases/view.ts';
import { findNames } from '../identity/names.ts';
import type { Store } from '../store/types.ts';

/** Where a task can be returned to and what would follow (退回预览), people by name. */
export async function viewReturn(store: Store, reading: Reading, task: Task): Promise<ReturnPreview> {
  const { state, organisation } = reading;
  const context = await contextOf(store, reading);
  const { targets, applicant, previous } = previewReturn(state, context, task);
  const people = targets.flatMap(({ by, cancels }) => [by, ...cancels.flatMap(peopleOf)]);
  const names = await findNames(store, [...people, ...state.documents.map(({ issuedBy }) => issuedBy)]);
  const titles = new Map((await documentsOf(store, state, names)).map(document => [document.id, document.title]));
  const element = context.release(state.scopes[task.scope]?.content ?? state.content)?.process.elements[task.element];
  return {
    targets: targets.map(target => ({
      element: target.element,
      scope: target.scope,
      name: target.name,
      by: names(target.by),
      isSamePerson: organisation.posts.some(({ account }) => account === target.by) && !state.recused?.includes(target.by),
      at: target.at,
      reach: target.reach,
      cancels: target.cancels.map(one => cancelledView(one, reading, names)),
      acts: target.acts.map(({ act, at }) => ({ act, at })),
      documents: target.documents.map(({ id, document, number }) => ({
        id,
        title: titles.get(id) ?? { zh: document, en: document },
        number,
      })),
      decided: target.decided,
      straightBack: target.straightBack,
      times: target.times,
    })),
    applicant,
    previous,
    resume: element?.verbSettings.returnResume ?? 'in-order',
  };
}
