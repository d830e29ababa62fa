import { parentPort, workerData } from 'node:worker_threads';
import { openAside } from '../store/aside.ts';
import { machineScope } from '../store/database.ts';
import type { Ask } from './layers.ts';
import { type ImpactOrder, impactOf } from './impact.ts';

/** Thread of one preview (预览线程): reads the open cases at one moment on a connection of its own and answers with the impact. */
const { url, order } = workerData as { readonly url: string; readonly order: ImpactOrder };
const database = await openAside(url);
try {
  const impact = await database.read(machineScope, select => impactOf(select as Ask, order));
  parentPort?.postMessage(impact);
} finally {
  await database.close();
}
