import { readBpmn } from '#engine/bpmn/read.ts';
import type { Answers } from '#engine/cases/state.ts';
import { lintProcess } from '#engine/lint/index.ts';
import { type Stage, stage } from '../stage.ts';

/** Draw a model, check it as plain BPMN (an error fails the test) and open a case of it. */
export async function drawn(xml: string, data: Answers = {}): Promise<Stage> {
  const { definition, problems } = await readBpmn(xml);
  const found = [...problems, ...(definition ? lintProcess(definition) : [])].filter(({ severity }) => severity === 'error');
  if (found.length > 0) throw new Error(JSON.stringify(found, null, 1));
  return stage(xml, data);
}

/** Start events, end events, user tasks: one tag for each id. */
export const start = '<startEvent id="s"/>';
export const ends = (...ids: readonly string[]) => ids.map(id => `<endEvent id="${id}"/>`).join('');
export const terminate = (id: string) => `<endEvent id="${id}"><terminateEventDefinition/></endEvent>`;
export const users = (...ids: readonly string[]) => ids.map(id => `<userTask id="${id}"/>`).join('');
export const gateway = (kind: 'exclusive' | 'parallel' | 'inclusive' | 'eventBased', id: string, inner = '') =>
  `<${kind}Gateway id="${id}"${inner}/>`;

/** A complex gateway that joins as soon as this many of its flows have a token. */
export const joinOf = (id: string, count: number) =>
  `<complexGateway id="${id}"><activationCondition xsi:type="tFormalExpression">activationCount &gt;= ${count}</activationCondition></complexGateway>`;

/** A script that sets a variable to the value of a FEEL text. */
export const script = (id: string, variable: string, text: string) =>
  `<scriptTask id="${id}" bj:resultVariable="${variable}"><script>${text}</script></scriptTask>`;

/** A sub-process with what is drawn in it. */
export const inside = (id: string, inner: string) => `<subProcess id="${id}">${inner}</subProcess>`;

/** Multi-instance marker with its children. */
export const many = (inner: string, attributes = '') =>
  `<multiInstanceLoopCharacteristics ${attributes}>${inner}</multiInstanceLoopCharacteristics>`;
export const feel = (tag: string, text: string) => `<${tag} xsi:type="tFormalExpression">${text}</${tag}>`;

/** Deliver a message without a key; a refusal fails the test. */
export function send(play: Stage, name: string, payload: Answers = {}): void {
  const refused = play.give({ type: 'deliver-message', name, key: null, payload });
  if (refused) throw new Error(refused.message.en);
}

/** How often an element was completed. */
export const times = (play: Stage, element: string) => play.completed().filter(id => id === element).length;

/** Whether the case has come to its end. */
export const isOver = (play: Stage) => play.state().phase === 'closed';
