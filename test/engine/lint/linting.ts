import { expect } from 'vitest';
import { readBpmn } from '#engine/bpmn/read.ts';
import { type Known, lintProcess } from '#engine/lint/index.ts';
import type { Problem } from '#engine/problem.ts';
import { element, extensions } from '#test/support/bpmn.ts';

/** What a small pack offers to the processes of these tests. */
export const known: Known = {
  forms: ['check', 'other'],
  roles: ['handler'],
  documents: ['notice'],
  texts: ['told'],
  calls: ['supplement'],
  decisions: ['fee'],
  variables: ['given'],
};

/** Problems of a file that can be read without an error. */
export async function lint(xml: string, pack?: Known): Promise<Problem[]> {
  const { definition, problems } = await readBpmn(xml);
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  return lintProcess(definition!, pack);
}

/** The same in short: `code@element`, warnings with a question mark before; missing names left out. */
export async function codes(xml: string, pack?: Known): Promise<string[]> {
  return (await lint(xml, pack))
    .filter(({ code }) => code !== 'name-missing')
    .map(({ code, element: at, severity }) => `${severity === 'error' ? '' : '?'}${code}@${at}`);
}

export const start = element('startEvent', 'start');
export const end = element('endEvent', 'end');
export const assigned = extensions('<bj:assignment role="handler"/>');

/** A user task a pack can run. */
export const user = (id: string, attributes = 'bj:form="check"', inner = assigned) =>
  element('userTask', id, `name="任务" ${attributes}`, inner);

/** An event definition without anything in it, e.g. `definition('error', 'errorRef="e"')`. */
export const definition = (sort: string, attributes = '', inner = '') =>
  `<bpmn:${sort}EventDefinition ${attributes}>${inner}</bpmn:${sort}EventDefinition>`;

/** A conditional event definition. */
export const conditional = (text: string) =>
  definition('conditional', '', `<bpmn:condition xsi:type="bpmn:tFormalExpression">${text}</bpmn:condition>`);

/** A FEEL text in its BPMN element. */
export const formal = (tag: string, text: string) => `<bpmn:${tag} xsi:type="bpmn:tFormalExpression">${text}</bpmn:${tag}>`;
