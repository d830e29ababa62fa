import { expect } from 'vitest';
import type { Definition, FlowElement } from '#engine/bpmn/definition.ts';
import { readBpmn } from '#engine/bpmn/read.ts';

/** The compiled graph of a file that must be free of errors. */
export async function readGood(xml: string): Promise<Definition> {
  const { definition, problems } = await readBpmn(xml);
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  return definition!;
}

/** One element of such a file. */
export async function readElement(xml: string, id: string): Promise<FlowElement> {
  return (await readGood(xml)).elements[id]!;
}
