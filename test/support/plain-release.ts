import { contentOf } from '#processes/hash.ts';
import type { ReleaseContent } from '#processes/types.ts';
import { bareOpening } from '#engine/simulation/bare.ts';
import type { Answers } from '#engine/cases/state.ts';
import { databaseOf, machineScope } from '#server/store/database.ts';
import type { OpenStore, Outcome } from '#server/store/types.ts';
import { insertMissing } from '#server/store/upsert.ts';
import { give } from './store.ts';

/** Keep a plain BPMN model as a release of the database and answer its content hash. No pack stands behind it: its content alone is stored. */
export async function keepModel(store: OpenStore, bpmn: string): Promise<string> {
  const title = { zh: '测试', en: 'Test' };
  const parts: ReleaseContent = {
    pack: {
      head: { id: 'plain', kind: 'other', title, regimes: [], calls: [], process: 'process.bpmn', statusOf: {} },
      bpmn,
      forms: {},
      clocks: { clocks: [] },
      cards: { rules: [] },
      roles: { roles: [] },
      settings: { schema: {}, values: {} },
      documents: {},
      texts: { zh: {}, en: {} },
      statusOf: {},
    },
    calls: {},
  };
  const content = contentOf(parts.pack, parts.calls);
  await databaseOf(store).write(machineScope, moment =>
    insertMissing('release_content', ['content'], [{ content, pack: 'plain', parts: JSON.stringify(parts), stored_at: moment.now }]),
  );
  if ((await store.release(content)) === undefined) throw new Error('Expected the model to compile, but it does not.');
  return content;
}

/** Open a case of a kept model with variables. */
export function openPlain(store: OpenStore, caseId: string, content: string, variables: Answers = {}): Promise<Outcome> {
  return give(store, caseId, { ...bareOpening(variables), content } as Parameters<typeof give>[2]);
}
