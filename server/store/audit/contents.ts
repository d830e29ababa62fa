import { contentOf } from '#processes/hash.ts';
import { resolveContent } from '../contents.ts';
import { type Database, machineScope, readPlan } from '../database.ts';
import { find, select } from '../plan.ts';
import type { Finding } from './chain.ts';

/** Check that every stored release still has the content it is stored under, those stored as operations over another folded into it. */
export async function checkContents(database: Database): Promise<(Finding & { readonly id: string }) | undefined> {
  const rows = await readPlan(database, machineScope, () =>
    select<{ content: string }>('select content from release_content order by content', []),
  );
  for (const { content } of rows) {
    if (await isIntact(database, content)) continue;
    return { id: content, table: 'release_content', seq: null, what: 'parts differ from their content hash' };
  }
  return undefined;
}

async function isIntact(database: Database, content: string): Promise<boolean> {
  try {
    const release = await resolveContent(content, async of => {
      const row = await readPlan(database, machineScope, () =>
        find<{ parts: string }>('select parts from release_content where content = ?', [of]),
      );
      return row && asWritten(row.parts);
    });
    return release !== undefined && contentOf(release.pack, release.calls) === content;
  } catch {
    return false;
  }
}

/** The text when it is exactly what its value would be written as: any changed byte shows. */
function asWritten(parts: string): string {
  if (JSON.stringify(JSON.parse(parts)) !== parts) throw new Error('Expected the parts as they were written.');
  return parts;
}
