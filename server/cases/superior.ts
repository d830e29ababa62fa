import type { ReleaseDefinition } from '#engine/cases/context.ts';
import type { CaseState } from '#engine/cases/state.ts';
import type { CaseView } from '../contract/schemas.ts';
import type { Names } from '../identity/names.ts';

type Shown = NonNullable<CaseView['superior']>;

/**
 * The superior a case goes to (上级机关): whom, when it was forwarded last and answered, and every urging on record (催办记录) with the form it was
 * written down in. null: the item needs no superior.
 */
export function superiorOf(state: CaseState, release: ReleaseDefinition | undefined, names: Names): Shown | null {
  const { requiresSuperior } = state.service;
  if (!requiresSuperior) return null;
  const forwardedAt = state.acts.findLast(({ act }) => act === 'forward')?.at ?? null;
  const answeredAt = state.acts.findLast(({ act }) => act === 'superior-answer')?.at ?? null;
  return {
    organ: requiresSuperior.organ,
    courier: requiresSuperior.courier,
    forwardedAt,
    answeredAt: forwardedAt !== null && answeredAt !== null && answeredAt < forwardedAt ? null : answeredAt,
    urgings: urgingsOf(state, release, names),
  };
}

/** The n-th urging at a step is the n-th round of its form. */
function urgingsOf(state: CaseState, release: ReleaseDefinition | undefined, names: Names): Shown['urgings'] {
  const rounds = new Map<string, number>();
  return state.acts
    .filter(({ act }) => act === 'urge-superior')
    .map(({ at, by, element }) => {
      const round = (rounds.get(element) ?? 0) + 1;
      rounds.set(element, round);
      return { at, by: names(by), form: release?.process.elements[element]?.form ?? null, round };
    });
}

/** Accounts that urged, for their names. */
export function urgers({ acts }: CaseState): string[] {
  return acts.flatMap(({ act, by }) => (act === 'urge-superior' ? [by] : []));
}
