import { useMemo } from 'react';
import type { Text } from '#engine/problem.ts';
import { useDesk } from '../draft/EditField.tsx';
import { posts } from '../messages/terms.ts';
import { fieldsIn, sectionsOfForm } from '../process/rights/rights.ts';
import { rolesIn } from '../packs/rules.ts';
import { useText } from '../ui/preferences.tsx';
import { useRead } from '../ui/read.ts';
import { elementNames } from './names.ts';

/** Titles of the ids a pack and its centre speak of (名称): units, forms, documents, roles, steps. */
export function useTitles(): Readonly<Record<string, string>> {
  const { pick, lang } = useText();
  const { parts, server } = useDesk();
  const units = useRead('getOrganisation', {}).data?.units;
  return useMemo(() => {
    const titled = (list: readonly (readonly [string, Text])[]) => list.map(([id, title]) => [id, pick(title)] as const);
    const above = server.parentItems.flatMap(({ item, unitTitle }) =>
      typeof item.unit === 'string' ? [[item.unit, unitTitle] as const] : [],
    );
    return Object.fromEntries([
      ...Object.entries(posts).map(([id, words]) => [id, words[lang]] as const),
      ...titled(Object.entries(parts.forms).map(([id, { title }]) => [id, title] as const)),
      ...titled(Object.values(parts.forms).flatMap(form => fieldsIn(sectionsOfForm(form)).map(({ xId, title }) => [xId, title] as const))),
      ...titled(Object.entries(parts.documents).map(([id, { title }]) => [id, title] as const)),
      ...titled(rolesIn(parts.roles).map(({ id, title }) => [id, title] as const)),
      ...titled(above),
      ...titled((units ?? []).map(({ id, title }) => [id, title] as const)),
      ...elementNames(parts.bpmn),
    ]);
  }, [parts, server, units, pick, lang]);
}
