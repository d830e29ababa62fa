import { readFileSync } from 'node:fs';
import { v7 } from 'uuid';
import { contentOf } from '#processes/hash.ts';
import type { ReleaseContent } from '#processes/types.ts';
import type { Actor, CaseCommandBody } from '#engine/cases/commands.ts';
import { anybody, bareOpening } from '#engine/simulation/bare.ts';
import { databaseOf, machineScope } from '#server/store/database.ts';
import type { CaseInput, OpenStore } from '#server/store/types.ts';
import { insertMissing } from '#server/store/upsert.ts';

/** The promised model as plain BPMN with FEEL conditions (承诺件流程), without forms, clocks or roles: what any BPMN engine can run. */
export const plainModel = readFileSync(new URL('../fixtures/promised.bpmn', import.meta.url), 'utf8');

/** Its human steps from start to end. */
export const plainSteps = ['accept', 'handle', 'review', 'approve', 'deliver'] as const;

/** Commands of one case: open, then the human steps. */
export const plainCommands = 1 + plainSteps.length;

/** Centre the cases of the model belong to. */
export const tenant = 'plain';

/** Whoever does the steps. */
export const plainActor: Actor = anybody;

const title = { zh: '承诺件', en: 'Promised' };

function partsOf(bpmn: string): ReleaseContent {
  const head = { id: 'plain', kind: 'other', title, regimes: [], calls: [], process: 'process.bpmn', statusOf: {} } as const;
  const settings = { schema: {}, values: {} };
  const none = { forms: {}, documents: {}, decisions: {}, statusOf: {}, texts: { zh: {}, en: {} } };
  return { pack: { head, bpmn, clocks: { clocks: [] }, cards: { rules: [] }, roles: { roles: [] }, settings, ...none }, calls: {} };
}

/**
 * Keep a plain model as a release of the database and answer its content. No pack stands behind it, so it is not published: its content
 * alone is stored.
 */
export async function keepPlainModel(store: OpenStore, bpmn = plainModel): Promise<string> {
  const parts = partsOf(bpmn);
  const content = contentOf(parts.pack, parts.calls);
  await databaseOf(store).write(machineScope, moment =>
    insertMissing('release_content', ['content'], [{ content, pack: 'plain', parts: JSON.stringify(parts), stored_at: moment.now }]),
  );
  if ((await store.release(content)) === undefined) throw new Error('Expected the plain model to compile, but it does not.');
  return content;
}

/** Command `step` of a case, 0 opens it. Ids and versions of the tasks are those every case of the model has. */
export type Command = (caseId: string, step: number) => CaseInput;

/** Drive one case through the real engine and answer the commands every other case of the model takes. */
export async function learnCommands(store: OpenStore, content: string): Promise<Command> {
  const bodies: CaseCommandBody[] = [{ ...bareOpening({ incomplete: false, rejected: false }), content } as CaseCommandBody];
  const caseId = v7();
  const command: Command = (id, step) => ({ ...bodies[step]!, id: `${id}-${step}`, caseId: id, tenant, actor: plainActor });
  for (let step = 0; step < plainCommands; step += 1) {
    if (step > 0) bodies.push(await completion(store, caseId, plainSteps[step - 1]!));
    const outcome = await store.execute(command(caseId, step));
    if (!outcome.ok) throw new Error(outcome.rejection.message.en);
  }
  return command;
}

async function completion(store: OpenStore, caseId: string, element: string): Promise<CaseCommandBody> {
  const state = await store.withScope({ tenants: [tenant], actor: 'bench' }, reader => reader.findCase(caseId));
  const task = Object.values(state!.tasks).find(one => one.element === element);
  if (task === undefined) throw new Error(`Expected an open task ${element}, but the case has none.`);
  return { type: 'complete-task', task: task.id, version: task.version, answers: {} };
}
