import { spawnSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { shippedPacks } from '#processes/disk.ts';
import { createReleases } from '#processes/publish.ts';
import { openStore } from '#server/store/index.ts';
import type { OpenStore } from '#server/store/types.ts';
import { give } from './give.ts';

/**
 * A variant of the promised pack for drills (演练事项): its review is for a person nobody has named, so that it stops with an incident, and its approval
 * is countersigned by two. Published into a database while no server runs on it, in a process of its own.
 */
export function publishDrill(database: string): void {
  const child = spawnSync(process.execPath, [import.meta.filename, database], { encoding: 'utf8' });
  if (child.status !== 0) throw new Error(`the drill was not published:\n${child.stderr}`);
}

/** Name of the drill's item, as the pages show it. */
export const drillItem = 'drill-item';
const changes = [
  [/(<bpmn:userTask id="handle".*?<bj:verbs [^>]*\/>)/s, '$1<bj:out source="= null" target="chosenReviewer" />'],
  [
    /(<bpmn:userTask id="review".*?)<bj:assignment [^>]*\/>/s,
    '$1<bj:assignment rule="person" role="= chosenReviewer" whenEmpty="incident" />',
  ],
  [
    /(<bpmn:userTask id="approve".*?)(<bj:verbs )/s,
    '$1<bj:countersign mode="all" signers="= [&quot;zhouwei&quot;, &quot;chenjing&quot;]" />$2',
  ],
  [/<bpmn:process id="promised"/, '<bpmn:process id="drill"'],
  [/bpmnElement="promised"/g, 'bpmnElement="drill"'],
] as const;

async function publish(store: OpenStore): Promise<void> {
  const { packs } = shippedPacks();
  const promised = packs.find(({ head }) => head.id === 'promised')!;
  const bpmn = changes.reduce((text, [from, to]) => text.replace(from, to), promised.bpmn);
  const food = promised.items.find(({ id }) => id === 'food-business-new')!;
  const item = { ...food, id: drillItem, pack: 'drill', title: { zh: '流程演练', en: 'Drill' }, code: 'DRILL0000000000001' };
  const drill = { ...promised, head: { ...promised.head, id: 'drill' }, bpmn, items: [item], scenarios: {} };
  const all = [...packs, drill];
  const { releases, problems } = await createReleases(all, { author: 'test', publishedAt: store.clock.now() });
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new Error(errors.map(({ message }) => message.en).join('\n'));
  const found = releases.find(({ manifest }) => manifest.pack === 'drill')!;
  await give(store, { stream: 'release', streamId: 'drill', tenant: 'heshan', type: 'publish-release', body: { ...found } });
  await give(store, { stream: 'item', streamId: drillItem, tenant: 'heshan', type: 'save-item', body: { item } });
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const store = await openStore({ url: process.argv[2]! });
  try {
    await publish(store);
  } finally {
    await store.close();
  }
}
