import type { Statement } from './plan.ts';

/** Points at which the crash harness may strike (故障点). */
export type FaultPoint = 'before-statement' | 'after-statement' | 'before-commit' | 'after-commit' | 'before-answer';

/** Called by the drivers at every point of a write; at those round a statement with the statement. */
export type Fault = (point: FaultPoint, statement?: Statement) => void;

/** Passes every point: what a server without `FAULT_AT` uses. */
export const noFault: Fault = () => {};

/**
 * Fault of the environment: `FAULT=kill FAULT_AT=n` kills this process with SIGKILL at the n-th point of its writes, counted from 1.
 * Used by the crash harness alone; without the variables nothing is counted.
 */
export function readFault(env: Readonly<Record<string, string | undefined>>): Fault {
  const at = Number(env.FAULT_AT);
  if (env.FAULT !== 'kill' || !Number.isInteger(at) || at < 1) return noFault;
  let count = 0;
  return () => {
    count += 1;
    if (count === at) process.kill(process.pid, 'SIGKILL');
  };
}
