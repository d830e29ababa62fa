import { parentPort, workerData } from 'node:worker_threads';
import { openAside } from '../store/aside.ts';
import { createReader } from '../store/reader.ts';
import { countPeriod } from './count.ts';
import type { ThreadOrder } from './statistics.ts';

/** Thread of one question to the statistics (统计线程): counts at one moment on a connection of its own, inside the scope of the reader. */
const { url, tenants, actor, period, condition } = workerData as ThreadOrder;
const database = await openAside(url);
try {
  const counts = await database.read({ tenants, actor }, select => countPeriod(createReader(tenants, select), { period, condition }));
  parentPort?.postMessage(counts);
} finally {
  await database.close();
}
