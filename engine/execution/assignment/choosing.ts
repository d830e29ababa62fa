import type { Assignment, Definition, FlowElement } from '../../bpmn/definition.ts';
import type { LocalId } from '../../cases/state.ts';
import type { Execution, Here } from '../execution.ts';

/** A step whose people somebody chooses. */
type ChoiceRule = Extract<Assignment, { rule: 'choice' }>;

/** A step for which a page asks whom to choose (指定办理人). */
export interface AskedChoice {
  readonly element: string;
  readonly name?: string;
  /** Only people of this role of the pack; FEEL with a leading `=`. */
  readonly role?: string;
  /** Several may be chosen: they countersign. Of one handler several may be chosen too, then whoever claims it does it. */
  readonly several: boolean;
}

/** Steps for which who opens the case (`step` null), or who does a step, may choose the people. */
export function choicesAsked(definition: Definition, step: string | null): readonly AskedChoice[] {
  return Object.values(definition.elements).flatMap(element => {
    const { id, name, assignment, countersign } = element;
    if (assignment?.rule !== 'choice' || !isAskedBy(definition, { element, assignment }, step)) return [];
    const { role } = assignment;
    return [
      { element: id, several: countersign !== undefined, ...(name === undefined ? {} : { name }), ...(role === undefined ? {} : { role }) },
    ];
  });
}

/** true: who opens the case (`step` null), or does the step, chooses the people of the element. */
export function isAskedBy(
  definition: Definition,
  { element, assignment }: { readonly element: FlowElement; readonly assignment: ChoiceRule },
  step: string | null,
): boolean {
  if (assignment.of === 'starter' || step === null) return assignment.of === 'starter' && step === null;
  return assignment.step === undefined ? comesNext(definition, step, element.id) : assignment.step === step;
}

/** true: on some way from the one step the other is the first step for people. */
function comesNext({ elements, flows, containers }: Definition, from: string, to: string): boolean {
  const seen = new Set<string>();
  const left = targetsOf(from);
  for (let id = left.pop(); id !== undefined; id = left.pop()) {
    const element = elements[id];
    if (!element || seen.has(id)) continue;
    seen.add(id);
    if (id === to) return true;
    if (element.kind !== 'userTask') left.push(...(containers[id]?.starts ?? targetsOf(id)), ...exitsOf(element));
  }
  return false;

  function targetsOf(id: string): string[] {
    const out = elements[id]?.outgoing ?? [];
    const targets = out.flatMap(flow => flows[flow]?.target ?? []);
    return out.length > 0 || !elements[id] ? targets : exitsOf(elements[id]);
  }

  /** What comes after the sub-process that ends here. */
  function exitsOf({ outgoing, container }: FlowElement): string[] {
    return outgoing.length > 0 || !elements[container] ? [] : targetsOf(container);
  }
}

/** Whom somebody chose for a step: in its own scope, else in the nearest around it. */
export function chosenFor({ state }: Execution, { scope, element }: Pick<Here, 'scope' | 'element'>): readonly string[] {
  for (let id: LocalId | null = scope; id !== null; id = state.scopes[id]?.parent ?? null) {
    const choice = state.choices?.find(one => one.scope === id && one.element === element.id);
    if (choice) return choice.accounts;
  }
  return [];
}

/** The open scope a choice for an element is kept in, looking outward from where it is made: that of the element's level, else the nearest around it. */
export function scopeForChoice({ state }: Execution, from: LocalId, definition: Definition, element: FlowElement): LocalId {
  const around = new Set<string>();
  for (let id: string | null = element.container; id !== null; id = definition.containers[id]?.parent ?? null) around.add(id);
  const content = state.scopes[from]?.content;
  for (let id: LocalId | null = from; id !== null; id = state.scopes[id]?.parent ?? null) {
    const scope = state.scopes[id];
    if (scope && scope.content === content && around.has(scope.container)) return id;
  }
  return from;
}
