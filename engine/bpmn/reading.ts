import { type Problem, problem, type Text } from '../problem.ts';
import type { FlowElement, Lane } from './definition.ts';
import { type BpmnNode, inEnglish, labelOf, nearestId } from './node.ts';

/** What the readers of one file share: the problems found so far, the lanes by element, the names of its data objects. */
export interface Reading {
  readonly problems: Problem[];
  /** Innermost lane of an element. */
  readonly laneOf: Readonly<Record<string, Lane | undefined>>;
  /** Variable of a data object, of a reference to one, or of a property (数据对象对应的变量). */
  readonly dataNames: ReadonlyMap<BpmnNode, string>;
  /** What each element is associated with, by its id. */
  readonly associated: ReadonlyMap<string, readonly BpmnNode[]>;
  /** Ids of the global tasks of the file, which a call activity cannot run. */
  readonly globalTasks: ReadonlySet<string>;
}

/** A value while it is being built. */
export type Mutable<Value> = { -readonly [Key in keyof Value]: Value[Key] };

/** A flow element whose flows and boundary events are still being found. */
export type MutableElement = Omit<Mutable<FlowElement>, 'incoming' | 'outgoing' | 'boundary'> & {
  readonly incoming: string[];
  readonly outgoing: string[];
  readonly boundary: string[];
};

/** The part of a flow element that one family of kinds fills in. */
export type ElementPart = Partial<Omit<FlowElement, 'incoming' | 'outgoing' | 'boundary'>>;

/** Note an error at a node; the sentences get the element's name through `{}`. */
export function refuse(reading: Pick<Reading, 'problems'>, node: BpmnNode, code: string, text: Text): void {
  note(reading, node, code, text, 'error');
}

/** Note a warning at a node. */
export function warn(reading: Pick<Reading, 'problems'>, node: BpmnNode, code: string, text: Text): void {
  note(reading, node, code, text, 'warning');
}

function note(reading: Pick<Reading, 'problems'>, node: BpmnNode, code: string, { zh, en }: Text, severity: Problem['severity']): void {
  const element = nearestId(node);
  const label = labelOf(labelled(node));
  reading.problems.push(
    problem(
      code,
      { zh: zh.replace('{}', () => label), en: en.replace('{}', () => inEnglish(label)) },
      { ...(element !== undefined && { element }), severity },
    ),
  );
}

/** The node itself, or the nearest one around it that has an id. */
function labelled(node: BpmnNode): BpmnNode {
  let at = node;
  while (!at.id && at.$parent) at = at.$parent;
  return at.id ? at : node;
}
