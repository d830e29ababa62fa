import { startTaskClocks } from '../../cases/clocks-of-tasks.ts';
import type { Behaviour } from '../execution.ts';
import { emit } from '../execution.ts';
import { checkRoom } from '../waits.ts';
import { assignTask } from '../assignment.ts';

/** A task for a person (用户任务): creates it for its candidates, starts its stage and step clocks, and waits for `complete-task`. */
export const userTask: Behaviour = {
  execute: (execution, here) => {
    checkRoom(execution);
    const { element, scope, run } = here;
    const { candidates, why } = assignTask(execution, here);
    const task = emit(execution, {
      type: 'task-created',
      scope,
      run,
      element: element.id,
      name: element.name ?? element.id,
      ...(element.stage ? { stage: element.stage } : {}),
      ...(element.form ? { form: element.form } : {}),
      candidates: [...candidates],
      why,
    });
    startTaskClocks(execution, here, task);
    return false;
  },
};
