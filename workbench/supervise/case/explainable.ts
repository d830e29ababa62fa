import type { CaseSupervision } from '#server/contract/schemas.ts';

type Limit = CaseSupervision['explainable'][number];

/** Limits in the order in which they are explained (待说明的时限): of the whole case before those of a stage or step, the longest over first. */
export function inOrder(limits: readonly Limit[]): readonly Limit[] {
  const isPart = ({ clock }: Limit): number => (clock.includes(':') ? 1 : 0);
  return limits.toSorted((a, b) => isPart(a) - isPart(b) || a.dueOn.localeCompare(b.dueOn));
}

/** Keys of the limits that may be explained, those nobody has explained first. */
export function clocksToExplain(supervision: Pick<CaseSupervision, 'explainable'> | undefined): readonly string[] {
  const limits = inOrder(supervision?.explainable ?? []);
  return [...limits.filter(({ explained }) => !explained), ...limits.filter(({ explained }) => explained)].map(({ clock }) => clock);
}
