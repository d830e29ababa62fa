import type { Editable } from './properties.ts';

/** Kinds of elements as the panel tells them apart (元素类别). */
export type ElementKind = 'userTask' | 'task' | 'call' | 'subProcess' | 'event' | 'gateway' | 'flow' | 'lane' | 'other';

const kinds: readonly (readonly [RegExp, ElementKind])[] = [
  [/UserTask$/, 'userTask'],
  [/CallActivity$/, 'call'],
  [/Task$/, 'task'],
  [/(SubProcess|Transaction)$/, 'subProcess'],
  [/Event$/, 'event'],
  [/Gateway$/, 'gateway'],
  [/SequenceFlow$/, 'flow'],
  [/Lane$/, 'lane'],
];

/** The kind of a BPMN object. */
export const kindOf = ({ $type }: Pick<Editable, '$type'>): ElementKind => kinds.find(([pattern]) => pattern.test($type))?.[1] ?? 'other';
