import { spawnSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { openStore } from '#server/store/index.ts';
import type { OpenStore } from '#server/store/types.ts';
import { assigningRelease } from '../support/assigning.ts';
import { give } from './give.ts';

/** Publishes the pack whose people are chosen into a database while no server runs on it, in a process of its own. */
export function publishAssigning(database: string): void {
  const child = spawnSync(process.execPath, [import.meta.filename, database], { encoding: 'utf8' });
  if (child.status !== 0) throw new Error(`the pack was not published:\n${child.stderr}`);
}

async function publish(store: OpenStore): Promise<void> {
  const { release, item } = await assigningRelease(store.clock.now());
  await give(store, { stream: 'release', streamId: 'assigning', tenant: 'heshan', type: 'publish-release', body: { ...release } });
  await give(store, { stream: 'item', streamId: item.id, tenant: 'heshan', type: 'save-item', body: { item } });
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const store = await openStore({ url: process.argv[2]! });
  try {
    await publish(store);
  } finally {
    await store.close();
  }
}
