import type { CaseSupervision } from '#server/contract/schemas.ts';

type Limit = CaseSupervision['explainable'][number];

/** Limits in the order in which they are explained (待说明的时限): of the whole case before those of a stage or step, the longest over first. */
export function inOrder(limits: readonly Limit[]): readonly Limit[] {
  const isPart = ({ clock }: Limit): number => (clock.includes(':') ? 1 : 0);
  return limits.toSorted((a, b) => isPart(a) - isPart(b) || a.dueOn.localeCompare(b.dueOn));
}

/** Limits of days before `today`, which are over, and the rest, which may still be kept. */
export function parted(limits: readonly Limit[], today: string): { readonly over: readonly Limit[]; readonly rest: readonly Limit[] } {
  const sorted = inOrder(limits);
  return { over: sorted.filter(({ dueOn }) => dueOn < today), rest: sorted.filter(({ dueOn }) => dueOn >= today) };
}

/** Keys of the limits that may be explained, those nobody has explained first. */
export function clocksToExplain(supervision: Pick<CaseSupervision, 'explainable'> | undefined): readonly string[] {
  const limits = inOrder(supervision?.explainable ?? []);
  return [...limits.filter(({ explained }) => !explained), ...limits.filter(({ explained }) => explained)].map(({ clock }) => clock);
}
