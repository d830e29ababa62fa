import type { Seat, Task } from '#engine/cases/state.ts';
import type { Text } from '#engine/problem.ts';
import { movableSeat, seatOf } from '#engine/verbs/seats.ts';
import type { SeatView, TaskView } from '../contract/schemas.ts';
import type { Reading } from '../cases/reading.ts';
import { findNames, type Names } from '../identity/names.ts';
import { holderName } from '../identity/posts.ts';
import { contractRights, shownAnswers } from '../forms/rights.ts';
import { rootsOfCase } from '../forms/roots.ts';
import { maskApplicant, maskData } from '../identity/masking.ts';
import { askedOfTask } from '../people/choosing.ts';
import { nameWhy } from '../people/why.ts';
import type { Store } from '../store/types.ts';
import { taskOf } from '../cases/view.ts';
import { cardsOf, supervisionOf } from '../supervision/case.ts';
import { caseWords } from '../supervision/words.ts';
import { saidOf } from './asked.ts';
import { findDraft } from './drafts.ts';
import { findTaskForm, startOf } from './judging.ts';
import { isRemovable, type Looked, mayHandle, offersOf } from './offers.ts';

/** A task as its page shows it (待办页): form, draft or answers to start from, what may be done, and why it came to this reader. */
export async function viewTask(store: Store, reading: Reading, task: Task): Promise<TaskView> {
  const { state, person } = reading;
  const scope = state.scopes[task.scope];
  const content = scope?.content ?? state.content;
  const release = await store.release(content);
  const { form, rights } = await findTaskForm(store, state, task);
  const begun = startOf(state, task);
  const draft = await findDraft(store, person, `task:${state.caseId}:${task.id}`);
  const names = await findNames(store, peopleOf(task));
  const words = await caseWords(store, reading);
  const looked = { task, element: release?.process.elements[task.element], account: person.account, principals: person.actor.principals };
  const blocked = blockOf(reading, looked, names);
  const choices = blocked === null ? await askedOfTask(store, state, reading.organisation, task) : [];
  return {
    row: taskOf(task, reading, names),
    form,
    rights: rights && contractRights(rights),
    roots: rootsOfCase(state, reading.organisation, reading.unmasked ? state.applicant : maskApplicant(state.applicant)),
    answers: shownAnswers(
      { form, rights },
      reading.unmasked ? begun : maskData(begun, state.applicant),
      draft.at === null ? null : draft.answers,
    ),
    draftAt: draft.at,
    opinion: release?.process.elements[task.element]?.opinion ?? 'none',
    verbs: taskVerbs(reading, looked),
    why: nameWhy(task.why, reading.organisation, release?.process),
    ...(choices.length > 0 && { choices }),
    blocked,
    seats: (task.seats ?? []).map(seat => seatView(seat, { looked, names, isWorking: isWorking(reading) })),
    signing: signingView(task),
    delegatedBy: task.delegatedBy?.length ? names(task.delegatedBy[0]!) : null,
    passedOnBy: (task.chain ?? []).map(names),
    supervision: await supervisionOf(store, reading, words),
    cards: await cardsOf(store, reading, words),
    said: await saidOf(store, reading, task),
  };
}

/** Accounts a task speaks of. */
function peopleOf({ holder, candidates, seats = [], chain = [], delegatedBy = [] }: Task): string[] {
  const named = candidates.filter(one => one.startsWith('person:')).map(one => one.slice('person:'.length));
  const seated = seats.flatMap(({ account, addedBy }) => [account, ...(addedBy ? [addedBy] : [])]);
  return [...(holder ? [holder] : []), ...named, ...seated, ...chain, ...delegatedBy];
}

interface SeatSight {
  readonly looked: Looked;
  readonly names: Names;
  /** true: verbs are taken now. */
  readonly isWorking: boolean;
}

function seatView(seat: Seat, { looked, names, isWorking }: SeatSight): SeatView {
  return {
    id: seat.id,
    person: names(seat.account),
    status: seat.status,
    vote: seat.vote,
    place: seat.place,
    method: seat.method ?? null,
    weight: seat.weight,
    addedBy: seat.addedBy ? names(seat.addedBy) : null,
    at: seat.at ?? null,
    mine: seat.account === looked.account,
    removable: isWorking && isRemovable(looked, seat),
  };
}

function signingView({ signing }: Task): TaskView['signing'] {
  if (!signing) return null;
  const { mode, refusal, threshold, inclusive } = signing;
  return { mode, refusal, threshold: threshold ?? null, inclusive: inclusive ?? false };
}

function blockOf({ state, person, target, organisation }: Reading, looked: Looked, names: Names): Text | null {
  const { task } = looked;
  if (target.tenant !== person.tenant)
    return { zh: '这是其他中心的办件，只能查看。', en: 'This case belongs to another centre; you may only read it.' };
  if (state.phase === 'suspended')
    return { zh: '办件已挂起，恢复后才能办理。', en: 'The case is suspended; it can be worked on after it is resumed.' };
  if (mayHandle(looked)) return null;
  const seat = seatOf(task, person.account);
  if (seat) return seatBlock[seat.status];
  if (task.holder !== null) return { zh: '这项待办已由他人签收。', en: 'Somebody else has claimed this task.' };
  const people = task.candidates.map(candidate => holderName(candidate, organisation, names).name);
  return { zh: `这项待办由${people.join('、')}办理。`, en: `This task is for ${people.join(', ')}.` };
}

/** Why somebody who takes part in deciding cannot act now. */
const seatBlock: Readonly<Record<Seat['status'], Text>> = {
  open: { zh: '这项待办正由多人办理。', en: 'Several people work on this task.' },
  waiting: {
    zh: '前面的人员还没有办理，轮到您时会再出现在您的待办中。',
    en: 'Others come first; it returns to your inbox when it is your turn.',
  },
  done: { zh: '您已经表态，正在等待其他人员。', en: 'You have given your voice; others have still to act.' },
  void: { zh: '其他人员已作出决定，您不必再表态。', en: 'The others have decided it; your voice is not needed any more.' },
};

function isWorking({ person, target, state }: Reading): boolean {
  return target.tenant === person.tenant && state.phase === 'running';
}

function taskVerbs(reading: Reading, looked: Looked): string[] {
  if (!isWorking(reading)) return [];
  const { permissions } = reading.person;
  const isGivable = looked.task.seats === undefined || movableSeat(looked.task) !== undefined;
  const offered = offersOf(looked);
  const mayCirculate = permissions.has('case.circulate') && looked.element?.verbs.includes('circulate') && mayHandle(looked);
  return [
    ...offered,
    ...(isGivable && permissions.has('task.assign') ? ['assign-task'] : []),
    ...(mayCirculate ? ['circulate-case'] : []),
    ...(mayHandle(looked) ? ['recuse-handler'] : []),
  ];
}
