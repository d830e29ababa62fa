import type { actionTypes } from '#engine/bpmn/definition.ts';
import { childOf, type Editable, type Factory, type Patch, text, withChild } from '../../properties.ts';
import { actionRows, type MappingRow, readActionRows } from './mappings.ts';

/** What the system does in a service or send task (系统动作). */
export type ActionType = (typeof actionTypes)[number];

/** Actions the designer offers; one that is drawn already stays offered. */
export const offeredActions: readonly ActionType[] = ['none', 'issue-document', 'notify', 'set-data', 'start-case', 'issue-card'];

/** Attributes an action takes; those of other actions are taken away with a change of its type. */
const attributesOf: Readonly<Record<ActionType, readonly string[]>> = {
  none: [],
  'issue-document': ['document'],
  notify: ['to', 'text'],
  'set-data': [],
  'start-case': ['item', 'relation'],
  'issue-card': ['level', 'to', 'reason'],
  'call-webhook': ['url', 'method', 'body'],
};
const everyAttribute = [...new Set(Object.values(attributesOf).flat())];

/** bj:action as the panel edits it. */
export interface ActionView {
  readonly type: ActionType | undefined;
  readonly said: (name: string) => string;
  readonly inputs: readonly MappingRow[];
  readonly outputs: readonly MappingRow[];
}

/** Reads the action of a task. */
export function readAction(task: Editable): ActionView {
  const child = childOf(task, 'bj:Action');
  return {
    type: text(child?.get('type')) as ActionType | undefined,
    said: name => text(child?.get(name)) ?? '',
    inputs: readActionRows(child, 'inputs'),
    outputs: readActionRows(child, 'outputs'),
  };
}

/** Another action: what the former needed goes with it. */
export function withActionType(task: Editable, type: ActionType, factory: Factory): Patch {
  const stray = everyAttribute.filter(name => !attributesOf[type].includes(name));
  const nothing = Object.fromEntries(stray.map(name => [name, undefined]));
  return withChild(task, 'bj:Action', { type, ...nothing, inputs: undefined, outputs: undefined }, factory);
}

/** An attribute of the action; '' takes it away. */
export const withActionSetting = (task: Editable, name: string, value: string, factory: Factory): Patch =>
  withChild(task, 'bj:Action', { [name]: text(value) }, factory);

/** Rows of the action. */
export function withActionRows(task: Editable, property: 'inputs' | 'outputs', rows: readonly MappingRow[], factory: Factory): Patch {
  return withChild(task, 'bj:Action', { [property]: actionRows(rows, property, childOf(task, 'bj:Action'), factory) }, factory);
}
