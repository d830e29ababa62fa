import type { ProcessEditor } from '../../createModeler.ts';
import { type Editable, list, text } from '../../properties.ts';

/** A step of the process that can be chosen by its name (可选步骤). */
export interface StepChoice {
  readonly id: string;
  readonly name: string;
  readonly type: string;
}

/** Every flow element of the drawing, those of sub-processes after their own, in document order; nesting does not recurse. */
export function flowElementsOf(editor: Pick<ProcessEditor, 'definitions'>): readonly Editable[] {
  const definitions = editor.definitions() as unknown as Editable;
  const open = list(definitions.get('rootElements')).filter(({ $type }) => $type === 'bpmn:Process');
  const found: Editable[] = [];
  for (const container of open) {
    const elements = list(container.get('flowElements'));
    found.push(...elements);
    open.push(...elements.filter(({ $type }) => /(SubProcess|Transaction)$/.test($type)));
  }
  return found;
}

/** What an element is called: its name on one line, else its id. */
export const calledOf = (element: Editable): string => text(element.get('name'))?.replace(/\s+/g, ' ') ?? element.id ?? '';

const choiceOf = (element: Editable): StepChoice => ({ id: element.id ?? '', name: calledOf(element), type: element.$type });

/** People's steps (人工环节), without the one that is set. */
export const peopleSteps = (editor: Pick<ProcessEditor, 'definitions'>, without: string): readonly StepChoice[] =>
  flowElementsOf(editor)
    .filter(({ $type, id }) => $type === 'bpmn:UserTask' && id !== without)
    .map(choiceOf);

/** Activities that can be undone by name (可补偿的环节): those with a compensation boundary event. */
export const compensable = (editor: Pick<ProcessEditor, 'definitions'>): readonly StepChoice[] =>
  flowElementsOf(editor)
    .filter(({ $type }) => $type === 'bpmn:BoundaryEvent')
    .filter(event => list(event.get('eventDefinitions')).some(({ $type }) => $type === 'bpmn:CompensateEventDefinition'))
    .flatMap(event => (event.get('attachedToRef') as Editable | undefined) ?? [])
    .map(choiceOf);
