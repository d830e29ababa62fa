import { issueDocument } from '../../cases/documents.ts';
import { notify } from '../../cases/notices.ts';
import type { Behaviour, Execution, Here } from '../execution.ts';
import { emit } from '../execution.ts';
import { send } from '../events/throw.ts';
import { Fault } from '../fault.ts';
import { evaluateExpression } from '../values.ts';
import { setVariable } from '../variables.ts';
import { checkRoom } from '../waits.ts';

/**
 * Work for the machine (服务任务、发送任务): one action of the closed list, or the message of a send task; without either it passes. Only
 * `call-webhook` waits for its job.
 */
export const serviceTask: Behaviour = {
  execute: (execution, here) => {
    const { action, message } = here.element;
    if (message) send(execution, here, { type: 'message', ...message });
    const values = Object.fromEntries(
      Object.entries(action?.properties ?? {}).map(([name, value]) => [name, evaluateExpression(execution, here, value)]),
    );
    switch (action?.type) {
      case 'issue-document':
        issueDocument(execution, here, { document: textOf(here, values, 'document') });
        return true;
      case 'set-data':
        for (const [name, value] of Object.entries(values)) setVariable(execution, here.scope, { name, value });
        return true;
      case 'notify':
        notify(execution, here, { to: textOf(here, values, 'to'), text: textOf(here, values, 'text') });
        return true;
      case 'call-webhook':
        requestJob(execution, here, values);
        return false;
      default:
        return true;
    }
  },
};

function requestJob(execution: Execution, { scope, run, element }: Here, input: Record<string, unknown>): void {
  checkRoom(execution);
  emit(execution, { type: 'job-requested', scope, run, element: element.id, job: 'call-webhook', wait: true, private: { input } });
}

function textOf(here: Here, values: Record<string, unknown>, name: string): string {
  const value = values[name];
  if (typeof value === 'string' && value !== '') return value;
  throw new Fault('action-incomplete', {
    zh: `「${here.element.name ?? here.element.id}」的动作应填写「${name}」，但没有。请在流程中补上。`,
    en: `Expected the action of "${here.element.name ?? here.element.id}" to have "${name}", but it has none.`,
  });
}
