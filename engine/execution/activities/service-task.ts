import { issueDocument } from '../../cases/documents.ts';
import { notify } from '../../cases/notices.ts';
import { giveDrawnCard } from '../../cases/supervision/drawn.ts';
import type { CardLevel } from '../../clocks/types.ts';
import type { Behaviour, Execution, Here } from '../execution.ts';
import { emit } from '../execution.ts';
import { send } from '../events/throw.ts';
import { Fault } from '../fault.ts';
import { evaluateExpression } from '../values.ts';
import { setVariable } from '../variables.ts';
import { checkRoom } from '../waits.ts';

/**
 * Work for the machine (服务任务、发送任务): one action of the closed list, or the message of a send task; without either it passes. `call-webhook`
 * and `start-case` wait for their job.
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
        requestJob(execution, here, 'call-webhook', values);
        return false;
      case 'start-case':
        requestJob(execution, here, 'start-case', newCase(here, values));
        return false;
      case 'issue-card':
        giveDrawnCard(execution, here, {
          level: levelOf(here, values),
          to: values.to === undefined ? 'handler' : textOf(here, values, 'to'),
          reason: textOf(here, values, 'reason'),
        });
        return true;
      default:
        return true;
    }
  },
};

const relations = ['related', 'continued-by'];

/** What the job that opens a linked case (关联办件) is told: the item, what the new case is to this one, and the answers of its form. */
function newCase(here: Here, values: Record<string, unknown>): Record<string, unknown> {
  const { item: _, relation = 'related', ...answers } = values;
  if (relations.includes(relation as string)) return { item: textOf(here, values, 'item'), relation, answers };
  throw wrongWord(here, 'relation', relations);
}

const levels: readonly CardLevel[] = ['warning', 'yellow', 'red'];

function levelOf(here: Here, values: Record<string, unknown>): CardLevel {
  const level = levels.find(one => one === textOf(here, values, 'level'));
  if (level) return level;
  throw wrongWord(here, 'level', levels);
}

function wrongWord({ element }: Here, name: string, words: readonly string[]): Fault {
  return new Fault('action-wrong', {
    zh: `「${element.name ?? element.id}」的动作中「${name}」应为 ${words.join('、')} 之一，但不是。请在流程中改正。`,
    en: `Expected "${name}" in the action of "${element.name ?? element.id}" to be one of ${words.join(', ')}, but it is not.`,
  });
}

function requestJob(execution: Execution, { scope, run, element }: Here, job: string, input: Record<string, unknown>): void {
  checkRoom(execution);
  emit(execution, { type: 'job-requested', scope, run, element: element.id, job, wait: true, private: { input } });
}

function textOf(here: Here, values: Record<string, unknown>, name: string): string {
  const value = values[name];
  if (typeof value === 'string' && value !== '') return value;
  throw new Fault('action-incomplete', {
    zh: `「${here.element.name ?? here.element.id}」的动作应填写「${name}」，但没有。请在流程中补上。`,
    en: `Expected the action of "${here.element.name ?? here.element.id}" to have "${name}", but it has none.`,
  });
}
