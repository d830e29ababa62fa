import { checkWhole } from '#processes/check-whole.ts';
import type { LintAnswer, LintTask } from './work.ts';

/** Thread of the page in which a draft is checked on every change (实时检查线程): the same functions the server publishes by. */
const scope = globalThis as unknown as {
  onmessage: ((event: { readonly data: LintTask }) => void) | null;
  postMessage(answer: LintAnswer): void;
};

scope.onmessage = ({ data: { id, body, around } }) => {
  const began = performance.now();
  checkWhole(body, around).then(
    ({ problems }) => scope.postMessage({ id, problems, took: performance.now() - began }),
    () => scope.postMessage({ id, problems: null, took: performance.now() - began }),
  );
};
