import { useMemo } from 'react';
import type { Release } from '#server/contract/schemas.ts';
import { useDefinition } from '../../packs/useDefinition.ts';
import { useRead } from '../../ui/read.ts';
import { type FormUses, readsData, stepsUsing } from './uses.ts';

/** Who uses the forms of a pack (表单的使用者), as far as it is known yet. */
export interface KnownUses {
  readonly of: (form: string) => FormUses;
  /** false: the process is not read yet, or cannot be read. */
  readonly hasSteps: boolean;
  /** false: the catalogue of items is not there. */
  readonly hasItems: boolean;
  readonly itemsFailed: boolean;
}

/** Texts of a pack in which expressions may stand. */
const textsOf = ({ bpmn, documents, clocks, cards, settings }: Release): readonly string[] => [
  bpmn,
  JSON.stringify([documents, clocks, cards, settings]),
];

/** Steps, items and expressions that use the forms of a pack; items are those of the catalogue this centre reads. */
export function useUses(release: Release): KnownUses {
  const definition = useDefinition(release.bpmn);
  const items = useRead('listItems', {});
  const texts = useMemo(() => textsOf(release), [release]);
  const rows = items.data?.rows;
  return useMemo(
    () => ({
      of: form => ({
        steps: stepsUsing(definition, form),
        items: (rows ?? []).filter(row => row.pack === release.pack && row.form === form).map(({ id, title }) => ({ id, title })),
        isRead: readsData(texts, form),
      }),
      hasSteps: definition !== null,
      hasItems: rows !== undefined,
      itemsFailed: items.isError,
    }),
    [definition, rows, texts, release.pack, items.isError],
  );
}
