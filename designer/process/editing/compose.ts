import type { Stack } from '../services.ts';

/** A command that runs others, so that what they do together is one step of undo (合成一步). */
class Together {
  preExecute({ run }: { readonly run: () => void }): void {
    run();
  }
}

/** Lets `run` change the drawing as one step of undo. */
export function composer(stack: Stack): (run: () => void) => void {
  stack.registerHandler('bjd.together', Together);
  return run => stack.execute('bjd.together', { run });
}
