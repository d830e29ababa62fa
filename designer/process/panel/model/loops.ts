import { type Editable, type Factory, made, type Patch, text } from '../../properties.ts';
import { bodyOf } from './events.ts';

/** How often an activity is done (重复方式): once, for each of a list at once or in turn, or again and again. */
export const repeats = ['once', 'parallel', 'sequential', 'loop'] as const;
export type Repeat = (typeof repeats)[number];

/** Loop characteristics (循环特性) as the panel edits them. Expressions stand with their `=`. */
export interface LoopView {
  readonly repeat: Repeat;
  /** Parallel, sequential: a list, or a number. */
  readonly by: 'collection' | 'number';
  readonly collection: string;
  readonly cardinality: string;
  readonly elementVariable: string;
  readonly completion: string;
  readonly outputCollection: string;
  readonly outputElement: string;
  /** Loop: again while it holds. */
  readonly condition: string;
  readonly maximum: number | null;
  readonly testBefore: boolean;
}

const once: LoopView = {
  repeat: 'once',
  by: 'collection',
  collection: '',
  cardinality: '',
  elementVariable: '',
  completion: '',
  outputCollection: '',
  outputElement: '',
  condition: '',
  maximum: null,
  testBefore: false,
};

/** Reads how often an activity is done. */
export function readLoop(activity: Editable): LoopView {
  const loop = activity.get('loopCharacteristics') as Editable | undefined;
  if (!loop) return once;
  if (loop.$type !== 'bpmn:MultiInstanceLoopCharacteristics') return readStandard(loop);
  const said = (name: string): string => text(loop.get(`bj:${name}`)) ?? '';
  const cardinality = bodyOf(loop, 'loopCardinality');
  return {
    ...once,
    repeat: loop.get('isSequential') === true ? 'sequential' : 'parallel',
    by: cardinality !== '' && said('collection') === '' ? 'number' : 'collection',
    collection: said('collection'),
    cardinality,
    elementVariable: said('elementVariable'),
    completion: bodyOf(loop, 'completionCondition'),
    outputCollection: said('outputCollection'),
    outputElement: said('outputElement'),
  };
}

function readStandard(loop: Editable): LoopView {
  const maximum = loop.get('loopMaximum');
  return {
    ...once,
    repeat: 'loop',
    condition: bodyOf(loop, 'loopCondition'),
    maximum: typeof maximum === 'number' ? maximum : null,
    testBefore: loop.get('testBefore') === true,
  };
}

const expression = (body: string, parent: Editable, factory: Factory): Editable | undefined =>
  body.trim() === '' ? undefined : made(factory, 'bpmn:FormalExpression', { body: body.trim() }, parent);

function multiProperties(view: LoopView, loop: Editable, factory: Factory): Readonly<Record<string, unknown>> {
  const isByList = view.by === 'collection';
  return {
    isSequential: view.repeat === 'sequential' ? true : undefined,
    loopCardinality: isByList ? undefined : expression(view.cardinality, loop, factory),
    completionCondition: expression(view.completion, loop, factory),
    'bj:collection': isByList ? text(view.collection) : undefined,
    'bj:elementVariable': text(view.elementVariable),
    'bj:outputCollection': text(view.outputCollection),
    'bj:outputElement': text(view.outputElement),
  };
}

function loopProperties(view: LoopView, loop: Editable, factory: Factory): Readonly<Record<string, unknown>> {
  return {
    loopCondition: expression(view.condition, loop, factory),
    loopMaximum: view.maximum ?? undefined,
    testBefore: view.testBefore ? true : undefined,
  };
}

/** Writes how often an activity is done, as one step of undo. What the panel does not edit of a multi-instance stays. */
export function withLoop(activity: Editable, change: Partial<LoopView>, factory: Factory): Patch {
  const view = { ...readLoop(activity), ...change };
  const found = activity.get('loopCharacteristics') as Editable | undefined;
  if (view.repeat === 'once') return { target: activity, properties: { loopCharacteristics: undefined } };
  const type = view.repeat === 'loop' ? 'bpmn:StandardLoopCharacteristics' : 'bpmn:MultiInstanceLoopCharacteristics';
  const propertiesOf = view.repeat === 'loop' ? loopProperties : multiProperties;
  if (found?.$type === type) return { target: found, properties: propertiesOf(view, found, factory) };
  const loop = made(factory, type, {}, activity);
  for (const [name, value] of Object.entries(propertiesOf(view, loop, factory))) if (value !== undefined) loop.set(name, value);
  return { target: activity, properties: { loopCharacteristics: loop } };
}
