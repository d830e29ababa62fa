/** Small BPMN files for tests, written from their parts. Ids are given, names default to none, flows are `flow(id, from, to)`. */

const namespaces = [
  'xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"',
  'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
  'xmlns:bj="http://banjian.gov.cn/schema/bpmn/1.0"',
].join(' ');

/** A file with these root elements. */
export function definitions(...roots: readonly string[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<bpmn:definitions ${namespaces} id="definitions" targetNamespace="http://test">\n${roots.join('\n')}\n</bpmn:definitions>`;
}

/** An executable process with these flow elements. */
export function process(parts: readonly string[], attributes = 'id="p" isExecutable="true"'): string {
  return `<bpmn:process ${attributes}>\n${parts.join('\n')}\n</bpmn:process>`;
}

/** A file with one process. */
export function bpmn(...parts: readonly string[]): string {
  return definitions(process(parts));
}

/** Any element: `element('userTask', 'a', 'name="A" bj:form="a"', inner)`. */
export function element(tag: string, id: string, attributes = '', inner = ''): string {
  return `<bpmn:${tag} id="${id}" ${attributes}>${inner}</bpmn:${tag}>`;
}

/** A sequence flow, with a condition when one is given (XML-escaped by the caller). */
export function flow(id: string, source: string, target: string, condition?: string, attributes = ''): string {
  const inner =
    condition === undefined ? '' : `<bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${condition}</bpmn:conditionExpression>`;
  return `<bpmn:sequenceFlow id="${id}" sourceRef="${source}" targetRef="${target}" ${attributes}>${inner}</bpmn:sequenceFlow>`;
}

/** Flows f1, f2, ... along a row of elements. */
export function chain(...ids: readonly string[]): string {
  return ids
    .slice(1)
    .map((id, index) => flow(`f${index + 1}`, ids[index] as string, id))
    .join('\n');
}

/** `start -> <middle> -> end` around one element with this id. */
export function around(id: string, middle: string, ...more: readonly string[]): string {
  return bpmn(element('startEvent', 'start'), middle, element('endEvent', 'end'), chain('start', id, 'end'), ...more);
}

/** Our extension elements. */
export function extensions(...parts: readonly string[]): string {
  return `<bpmn:extensionElements>${parts.join('')}</bpmn:extensionElements>`;
}

/** A timer definition of one kind, e.g. `timer('timeDuration', 'P5D')`. */
export function timer(kind: 'timeDate' | 'timeDuration' | 'timeCycle', text: string, attributes = ''): string {
  return `<bpmn:timerEventDefinition ${attributes}><bpmn:${kind} xsi:type="bpmn:tFormalExpression">${text}</bpmn:${kind}></bpmn:timerEventDefinition>`;
}
