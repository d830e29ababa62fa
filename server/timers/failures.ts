import { storable } from '../store/storable.ts';

/** Longest reason kept, characters. */
const reasonAtMost = 500;

/** Words for whatever was thrown, be it an error or not (失败原因). Never throws. */
export function reasonOf(thrown: unknown): string {
  try {
    return storable((thrown instanceof Error ? thrown.message : String(thrown)).slice(0, reasonAtMost));
  } catch {
    return 'something without words was thrown';
  }
}

/** Wait for all, then throw what failed: one that fails never stops the others. */
export async function settleAll(work: readonly Promise<unknown>[], expected: string): Promise<void> {
  const failures = (await Promise.allSettled(work)).flatMap(result => (result.status === 'rejected' ? [result.reason as unknown] : []));
  if (failures.length > 0) throw new AggregateError(failures, `${expected}, but ${failures.length} failed.`);
}
