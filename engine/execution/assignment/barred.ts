import type { Assignment } from '../../bpmn/definition.ts';
import type { CaseDraft } from '../../cases/draft.ts';

/** Why a person may not do a step of this case: takes no part in it any more, or did a step that does not go with this one. */
export type Bar = 'recused' | 'incompatible';

/** true: somebody might be barred from the step: most steps of most cases bar nobody. */
export function isBarring({ recused }: Pick<CaseDraft, 'recused'>, assignment: Pick<Assignment, 'notBy'> | undefined): boolean {
  return (assignment?.notBy.length ?? 0) > 0 || (recused?.length ?? 0) > 0;
}

/** Who may not do a step whatever their post (回避、不相容岗位), and why. */
export function barredFrom(
  state: Pick<CaseDraft, 'recused' | 'trail' | 'tasks'>,
  assignment: Pick<Assignment, 'notBy'> | undefined,
): ReadonlyMap<string, Bar> {
  const barred = new Map<string, Bar>();
  if (assignment && assignment.notBy.length > 0)
    for (const account of doersOf(state, assignment.notBy)) barred.set(account, 'incompatible');
  for (const account of state.recused ?? []) barred.set(account, 'recused');
  return barred;
}

/** Who had a hand in one of the steps: did it, returned it, signed it, or is at it now. */
function doersOf({ trail, tasks }: Pick<CaseDraft, 'trail' | 'tasks'>, steps: readonly string[]): string[] {
  const done = trail.filter(({ element, cancelled, left }) => steps.includes(element) && (!cancelled || left === 'returned'));
  const open = Object.values(tasks).filter(({ element }) => steps.includes(element));
  const signed = [...done, ...open].flatMap(({ seats = [] }) => seats.filter(({ vote }) => vote !== null).map(({ account }) => account));
  const alone = done.filter(({ seats, left }) => !seats || left === 'returned');
  return [...alone.map(({ actor }) => actor), ...open.flatMap(({ holder }) => holder ?? []), ...signed];
}
