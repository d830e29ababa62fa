import type { ScopeMarks } from './marks.ts';

/** The part of a parsed BPMN object the viewer reads. */
export interface ModdleObject {
  readonly $type: string;
  readonly id?: string;
  readonly name?: string;
  readonly [key: string]: unknown;
}

/** Kinds of steps in the hall's words: a person's task, the machine's step, a called process, a decision, a wait, start and end. */
export type StepKind = 'person' | 'machine' | 'call' | 'sub' | 'choice' | 'wait' | 'start' | 'end';

/** One step of a diagram as the outline tells it (步骤). */
export interface GraphStep {
  readonly id: string;
  readonly name: string | null;
  readonly kind: StepKind;
  /** Name of its lane, or null. */
  readonly lane: string | null;
  /** Step a boundary event hangs on. */
  readonly attachedTo: string | null;
  readonly next: readonly { readonly flow: string; readonly name: string | null; readonly target: string }[];
}

/** Steps of a process in reading order. */
export interface DiagramGraph {
  readonly process: string;
  readonly name: string | null;
  readonly steps: readonly GraphStep[];
}

const kinds: Readonly<Record<string, StepKind>> = {
  'bpmn:UserTask': 'person',
  'bpmn:ManualTask': 'person',
  'bpmn:Task': 'person',
  'bpmn:ServiceTask': 'machine',
  'bpmn:SendTask': 'machine',
  'bpmn:ScriptTask': 'machine',
  'bpmn:BusinessRuleTask': 'machine',
  'bpmn:ReceiveTask': 'wait',
  'bpmn:CallActivity': 'call',
  'bpmn:SubProcess': 'sub',
  'bpmn:Transaction': 'sub',
  'bpmn:AdHocSubProcess': 'sub',
  'bpmn:ExclusiveGateway': 'choice',
  'bpmn:InclusiveGateway': 'choice',
  'bpmn:ParallelGateway': 'choice',
  'bpmn:EventBasedGateway': 'choice',
  'bpmn:ComplexGateway': 'choice',
  'bpmn:IntermediateCatchEvent': 'wait',
  'bpmn:IntermediateThrowEvent': 'machine',
  'bpmn:BoundaryEvent': 'wait',
  'bpmn:StartEvent': 'start',
  'bpmn:EndEvent': 'end',
};

const list = (value: unknown): readonly ModdleObject[] => (Array.isArray(value) ? (value as ModdleObject[]) : []);
const one = (value: unknown): ModdleObject | undefined =>
  typeof value === 'object' && value !== null ? (value as ModdleObject) : undefined;

function laneNames(process: ModdleObject): Map<string, string> {
  const names = new Map<string, string>();
  const visit = (set: ModdleObject | undefined): void => {
    for (const lane of list(set?.lanes)) {
      for (const node of list(lane.flowNodeRef)) if (node.id && lane.name) names.set(node.id, lane.name);
      visit(one(lane.childLaneSet));
    }
  };
  for (const set of list(process.laneSets)) visit(set);
  return names;
}

function stepOf(node: ModdleObject, lanes: Map<string, string>): GraphStep | null {
  const kind = kinds[node.$type];
  if (!kind || !node.id) return null;
  const next = list(node.outgoing).flatMap(flow => {
    const target = one(flow.targetRef)?.id;
    return flow.id && target ? [{ flow: flow.id, name: flow.name ?? null, target }] : [];
  });
  return {
    id: node.id,
    name: node.name ?? null,
    kind,
    lane: lanes.get(node.id) ?? null,
    attachedTo: one(node.attachedToRef)?.id ?? null,
    next,
  };
}

function collect(container: ModdleObject, lanes: Map<string, string>): GraphStep[] {
  return list(container.flowElements).flatMap(node => {
    const step = stepOf(node, lanes);
    return step ? [step, ...collect(node, lanes)] : [];
  });
}

/** Steps in the order a reader walks them: from the starts, breadth first, boundary events after their host; the unreachable last. */
export function inReadingOrder(steps: readonly GraphStep[]): readonly GraphStep[] {
  const byId = new Map(steps.map(step => [step.id, step]));
  const order = new Set<GraphStep>();
  const entered = new Set(steps.flatMap(step => step.next.map(({ target }) => target)));
  const queue = steps.filter(step => step.kind === 'start' || (!entered.has(step.id) && !step.attachedTo));
  for (const step of queue) {
    if (order.has(step)) continue;
    order.add(step);
    const hanging = steps.filter(other => other.attachedTo === step.id);
    queue.push(...step.next.flatMap(({ target }) => byId.get(target) ?? []), ...hanging);
  }
  return [...order, ...steps.filter(step => !order.has(step))];
}

/**
 * Marks as people read them: a boundary event (e.g. 申请延期) that only lay in wait, or was put away unused, did not happen.
 * It counts as done once it fired.
 */
export function settleWaits(marks: ScopeMarks, graph: DiagramGraph): ScopeMarks {
  const hanging = graph.steps.filter(step => step.attachedTo !== null).flatMap(({ id }) => marks.steps[id] ?? []);
  const settled = hanging
    .filter(({ state }) => state !== 'failed')
    .map(mark => {
      const visits = mark.visits.filter(({ end }) => end === 'completed');
      return [mark.element, { ...mark, visits, state: visits.length > 0 ? ('done' as const) : ('none' as const) }] as const;
    });
  return { ...marks, steps: { ...marks.steps, ...Object.fromEntries(settled) } };
}

/** Reads the steps of the first process of parsed BPMN definitions; null when there is none. */
export function readGraph(definitions: ModdleObject): DiagramGraph | null {
  const process = list(definitions.rootElements).find(root => root.$type === 'bpmn:Process');
  if (!process?.id) return null;
  return { process: process.id, name: process.name ?? null, steps: inReadingOrder(collect(process, laneNames(process))) };
}
