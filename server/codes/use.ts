import type { Text } from '#engine/problem.ts';
import { partsOf } from '#forms/schema/expand.ts';
import type { FormSchema } from '#forms/schema/types.ts';
import type { AnswerOf } from '../contract/routes.ts';
import { findNames } from '../identity/names.ts';
import type { Person } from '../identity/person.ts';
import { findContent } from '../releases/content.ts';
import type { Store } from '../store/types.ts';
import { findList } from './view.ts';

type Use = AnswerOf<'getCodeListUse'>;

/** Where a list is used, and what this centre saved of it (字典的使用和版本). */
export async function getCodeListUse(store: Store, person: Person, id: string): Promise<Use> {
  await findList(store, person, id);
  const [forms, versions] = await Promise.all([formsWith(store, person, id), versionsOf(store, person, id)]);
  return { forms, versions };
}

async function formsWith(store: Store, { tenant, account }: Person, list: string): Promise<Use['forms']> {
  const packs = await store.withScope({ tenants: [tenant], actor: account }, reader =>
    reader.select<{ id: string; title: string; content: string }>(
      'select p.id as "id", p.title as "title", p.content as "content" from pack p where p.tenant = ? order by p.id',
      [tenant],
    ),
  );
  const found = await Promise.all(
    packs.map(async ({ id, title, content }) => {
      const forms = Object.entries((await findContent(store, content))?.pack.forms ?? {});
      return forms.map(([form, file]) => ({
        pack: id,
        packTitle: JSON.parse(title) as Text,
        form,
        formTitle: file.title,
        fields: fieldsWith(file.schema, list),
      }));
    }),
  );
  return found.flat().filter(({ fields }) => fields.length > 0);
}

/** Titles of the fields of a form that take their value from a list. */
function fieldsWith(schema: FormSchema, list: string): Text[] {
  const titles: Text[] = [];
  const waiting: { readonly schema: FormSchema; readonly title: Text }[] = [{ schema, title: { zh: '', en: '' } }];
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const title = titleOf(next.schema) ?? next.title;
    if (next.schema['x-codes'] === list) titles.push(title);
    for (const part of partsOf(next.schema, '')) {
      const named = part.name === undefined ? title : { zh: part.name, en: part.name };
      waiting.push({ schema: part.schema, title: named });
    }
  }
  return titles;
}

function titleOf(schema: FormSchema): Text | undefined {
  if (typeof schema.title !== 'string') return undefined;
  return { zh: schema.title, en: typeof schema['x-title-en'] === 'string' ? schema['x-title-en'] : schema.title };
}

interface Saved {
  readonly version: number;
  readonly entries: readonly { readonly retired?: true }[];
  readonly dropped: readonly string[];
}

async function versionsOf(store: Store, { tenant, account }: Person, list: string): Promise<Use['versions']> {
  const journal = await store.withScope({ tenants: [tenant], actor: account }, reader => reader.journal('code-list', list));
  const names = await findNames(
    store,
    journal.map(({ actor }) => actor),
  );
  const versions = journal.flatMap(({ recordedAt, actor, events }) =>
    (events as unknown as readonly Saved[]).map(({ version, entries, dropped }) => ({
      version,
      at: recordedAt,
      by: names(actor).name,
      changed: entries.filter(({ retired }) => !retired).length,
      retired: entries.filter(({ retired }) => retired).length,
      undone: dropped.length,
    })),
  );
  return versions.reverse();
}
