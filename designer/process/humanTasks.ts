interface NewElement {
  readonly type?: string;
  readonly businessObject?: unknown;
}
interface Elements {
  create(kind: string, attributes: NewElement): unknown;
}

/** New tasks are people's tasks (人工环节): a task without a type does nothing in a case, and nearly every box drawn is for a person. */
function HumanTasks(this: unknown, elements: Elements): void {
  const create = elements.create.bind(elements);
  elements.create = (kind, attributes) =>
    create(kind, attributes.type === 'bpmn:Task' && !attributes.businessObject ? { ...attributes, type: 'bpmn:UserTask' } : attributes);
}
HumanTasks.$inject = ['elementFactory'];

/** The module that makes tasks of the palette and the context pad user tasks. */
export const humanTasks = { __init__: ['humanTasks'], humanTasks: ['type', HumanTasks] };
