import { useMemo } from 'react';
import type { Text } from '#engine/problem.ts';
import type { Parts } from '../draft/address.ts';
import { useDesk } from '../draft/EditField.tsx';
import { posts } from '../messages/terms.ts';
import { fieldsIn, sectionsOfForm } from '../process/rights/rights.ts';
import { clocksIn, rolesIn } from '../packs/rules.ts';
import { choiceWords, settingFields } from '../settings/fields.ts';
import { useText } from '../ui/preferences.tsx';
import { useRead } from '../ui/read.ts';
import { elementNames } from './names.ts';

type Titles = Readonly<Record<string, string>>;

/** Titles of the ids the packs on a page and their centre speak of (名称): choices of settings, units, forms, documents, roles, clocks, steps; of two packs the later one's. */
export function useTitlesOf(packs: readonly Parts[], more: readonly (readonly [string, Text])[] = []): Titles {
  const { pick, lang } = useText();
  const units = useRead('getOrganisation', {}).data?.units;
  return useMemo(() => {
    const titled = (list: readonly (readonly [string, Text])[]) => list.map(([id, title]) => [id, pick(title)] as const);
    return Object.fromEntries([
      ...Object.entries(posts).map(([id, words]) => [id, words[lang]] as const),
      ...packs.flatMap(parts => [...titled(titlesIn(parts)), ...elementNames(parts.bpmn)]),
      ...titled(more),
      ...titled((units ?? []).map(({ id, title }) => [id, title] as const)),
    ]);
  }, [packs, more, units, pick, lang]);
}

function titlesIn({ forms, documents, roles, clocks, settings }: Parts): (readonly [string, Text])[] {
  return [
    ...settingFields(settings.schema)
      .flatMap(choiceWords)
      .map(({ value, words }) => [String(value), { zh: words, en: words }] as const),
    ...Object.entries(forms).map(([id, { title }]) => [id, title] as const),
    ...Object.values(forms).flatMap(form => fieldsIn(sectionsOfForm(form)).map(({ xId, title }) => [xId, title] as const)),
    ...Object.entries(documents).map(([id, { title }]) => [id, title] as const),
    ...rolesIn(roles).map(({ id, title }) => [id, title] as const),
    ...clocksIn(clocks).map(({ id, title }) => [id, title] as const),
  ];
}

/** Titles of the ids the pack being edited and its centre speak of. */
export function useTitles(): Titles {
  const { parts, server } = useDesk();
  const packs = useMemo(() => [parts], [parts]);
  const above = useMemo(
    () => server.parentItems.flatMap(({ item, unitTitle }) => (typeof item.unit === 'string' ? [[item.unit, unitTitle] as const] : [])),
    [server],
  );
  return useTitlesOf(packs, above);
}
