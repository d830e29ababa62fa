import { boundary } from './model.ts';

/** A compensation boundary event `<host>C` with its handler: a task for compensation `undo<host>` of a kind. */
export function compensable(host: string, kind = 'task', inner = ''): string {
  const handler = undoOf(host);
  return `${boundary(`${host}C`, host, '<compensateEventDefinition/>')}<${kind} id="${handler}" isForCompensation="true">${inner}</${kind}>${association(host)}`;
}

/** The association of a compensation boundary event with its handler. */
export function association(host: string): string {
  return `<association id="${host}CA" sourceRef="${host}C" targetRef="${undoOf(host)}" associationDirection="One"/>`;
}

/** Id of the handler of an activity. */
export function undoOf(host: string): string {
  return `undo${host}`;
}

/** An event that throws compensation: everything of its scope, or one activity; waiting unless told otherwise. */
export function compensate(id: string, { kind = 'intermediateThrowEvent', activity = '', waits = true } = {}): string {
  const what = activity === '' ? '' : `activityRef="${activity}"`;
  return `<${kind} id="${id}"><compensateEventDefinition ${what} waitForCompletion="${waits}"/></${kind}>`;
}

/** Multi-instance characteristics of n instances, or of what is written inside. */
export function instances(inner: string, attributes = ''): string {
  return `<multiInstanceLoopCharacteristics ${attributes}>${inner}</multiInstanceLoopCharacteristics>`;
}

/** The number of instances, a number or FEEL. */
export function cardinality(text: string): string {
  return `<loopCardinality xsi:type="tFormalExpression">${text}</loopCardinality>`;
}

/** The completion condition of a multi-instance activity or ad-hoc sub-process. */
export function completion(text: string): string {
  return `<completionCondition xsi:type="tFormalExpression">${text.replaceAll('<', '&lt;')}</completionCondition>`;
}

/** A standard loop with a condition. */
export function loop(condition: string, attributes = ''): string {
  const inner = condition === '' ? '' : `<loopCondition xsi:type="tFormalExpression">${condition.replaceAll('<', '&lt;')}</loopCondition>`;
  return `<standardLoopCharacteristics ${attributes}>${inner}</standardLoopCharacteristics>`;
}

/** A script task that sets one variable. */
export function script(id: string, variable: string, text: string): string {
  return `<scriptTask id="${id}" scriptFormat="feel" bj:resultVariable="${variable}"><script>${text.replaceAll('<', '&lt;')}</script></scriptTask>`;
}
