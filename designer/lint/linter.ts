import type { Around } from '#processes/check-whole.ts';
import type { WholeBody } from '#processes/overlay/types.ts';
import type { DraftProblem } from '#server/contract/designing.ts';
import type { LintAnswer, LintTask } from './work.ts';

/** The part of a web worker that is used. */
export interface Thread {
  postMessage(task: LintTask): void;
  onmessage: ((event: { readonly data: LintAnswer }) => void) | null;
  terminate(): void;
}

/** What one check said, and of which body. */
export interface Linted {
  readonly body: WholeBody;
  readonly problems: readonly DraftProblem[];
  readonly took: number;
}

/** Checks bodies one after another (逐个检查): while one is being checked, only the newest of those that came since waits. */
export interface Linter {
  check(body: WholeBody, around: Around): void;
  close(): void;
}

/** Begins a linter on a thread; `onDone` hears every check that came to an end. */
export function createLinter(thread: Thread, onDone: (linted: Linted) => void): Linter {
  let count = 0;
  let running: { readonly id: number; readonly body: WholeBody } | null = null;
  let waiting: Omit<LintTask, 'id'> | null = null;
  const next = (): void => {
    if (running || !waiting) return;
    const task: LintTask = { id: ++count, ...waiting };
    running = { id: task.id, body: task.body };
    waiting = null;
    thread.postMessage(task);
  };
  thread.onmessage = ({ data: { id, problems, took } }) => {
    if (running?.id !== id) return;
    const { body } = running;
    running = null;
    if (problems) onDone({ body, problems, took });
    next();
  };
  return {
    check: (body, around) => {
      waiting = { body, around };
      next();
    },
    close: () => {
      thread.onmessage = null;
      thread.terminate();
    },
  };
}
