import type { ParentItem } from '#server/contract/designing.ts';
import { useText } from '../ui/preferences.tsx';
import { useRead } from '../ui/read.ts';

/** Titles of units here, and of the units above by the items they do (部门名称). */
export function useTitles(parentItems: readonly ParentItem[]): Readonly<Record<string, string>> {
  const { pick } = useText();
  const units = useRead('getOrganisation', {}).data?.units ?? [];
  const above = parentItems.flatMap(({ item, unitTitle }) =>
    typeof item.unit === 'string' ? [[item.unit, pick(unitTitle)] as const] : [],
  );
  return Object.fromEntries([...above, ...units.map(({ id, title }) => [id, pick(title)] as const)]);
}
