import { contentOf } from '#processes/hash.ts';
import type { ReleaseContent } from '#processes/types.ts';
import { type Database, machineScope, readPlan } from '../database.ts';
import { select } from '../plan.ts';
import type { Finding } from './chain.ts';

/** Check that every stored release still has the content it is stored under. */
export async function checkContents(database: Database): Promise<(Finding & { readonly id: string }) | undefined> {
  const rows = await readPlan(database, machineScope, () =>
    select<{ content: string; parts: string }>('select content, parts from release_content order by content', []),
  );
  const wrong = rows.find(({ content, parts }) => !isIntact(content, parts));
  return wrong && { id: wrong.content, table: 'release_content', seq: null, what: 'parts differ from their content hash' };
}

function isIntact(content: string, parts: string): boolean {
  try {
    const release = JSON.parse(parts) as ReleaseContent;
    return JSON.stringify(release) === parts && contentOf(release.pack, release.calls) === content;
  } catch {
    return false;
  }
}
