import { readBpmn } from '#engine/bpmn/read.ts';
import type { Definition } from '#engine/bpmn/definition.ts';
import { runScript, type ScriptResult, type ScriptStep } from '#engine/simulation/index.ts';

const open = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xmlns:bj="http://banjian.gov.cn/schema/bpmn/1.0" id="definitions" targetNamespace="http://x">`;

/**
 * BPMN text of a process. `flows` are "a>b" (id a_b), with a condition "a>b: amount > 5"; messages, signals, errors and escalations that the body refers to
 * are declared under their own names.
 */
export function model(body: string, ...flows: string[]): string {
  const named = (kind: string) => new Set([...body.matchAll(new RegExp(`${kind}Ref="([^"]+)"`, 'g'))].map(match => match[1]));
  const declared = (['message', 'signal'] as const).flatMap(kind => [...named(kind)].map(name => `<${kind} id="${name}" name="${name}"/>`));
  const errors = [...named('error')].map(name => `<error id="${name}" name="${name}" errorCode="${name}"/>`);
  const escalations = [...named('escalation')].map(name => `<escalation id="${name}" name="${name}" escalationCode="${name}"/>`);
  return `${open}${[...declared, ...errors, ...escalations].join('')}<process id="p" isExecutable="true">${body}${flowsOf(...flows)}</process></definitions>`;
}

/** Sequence flows, for use inside a sub-process. */
export function flowsOf(...flows: string[]): string {
  return flows
    .map(text => {
      const [, source, target, condition] = /^(\w+)>(\w+)(?::\s*(.+))?$/s.exec(text) ?? [];
      const inner = condition ? `<conditionExpression xsi:type="tFormalExpression">${escapeXml(condition)}</conditionExpression>` : '';
      return `<sequenceFlow id="${source}_${target}" sourceRef="${source}" targetRef="${target}">${inner}</sequenceFlow>`;
    })
    .join('');
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

/** A timer definition of one kind. */
export function timer(kind: 'timeDate' | 'timeDuration' | 'timeCycle', value: string, attributes = ''): string {
  return `<timerEventDefinition ${attributes}><${kind} xsi:type="tFormalExpression">${value}</${kind}></timerEventDefinition>`;
}

/** A conditional definition over a FEEL condition. */
export function conditional(condition: string): string {
  return `<conditionalEventDefinition><condition xsi:type="tFormalExpression">${escapeXml(condition)}</condition></conditionalEventDefinition>`;
}

/** A message, signal, error, escalation or link definition by the name it refers to; without one it catches any. */
export function defined(kind: 'message' | 'signal' | 'error' | 'escalation' | 'link', name?: string): string {
  if (kind === 'link') return `<linkEventDefinition name="${name}"/>`;
  return `<${kind}EventDefinition${name === undefined ? '' : ` ${kind}Ref="${name}"`}/>`;
}

/** A boundary event on an activity. */
export function boundary(id: string, host: string, definition: string, interrupting = true): string {
  return `<boundaryEvent id="${id}" attachedToRef="${host}" cancelActivity="${interrupting}">${definition}</boundaryEvent>`;
}

/** An event sub-process: its start event `<id>S` with a definition, then what is drawn inside. */
export function eventSubProcess(id: string, definition: string, inner: string, interrupting = true): string {
  return `<subProcess id="${id}" triggeredByEvent="true"><startEvent id="${id}S" isInterrupting="${interrupting}">${definition}</startEvent>${inner}</subProcess>`;
}

/** Compile a model; its problems fail the test. */
export async function compile(xml: string): Promise<Definition> {
  const { definition, problems } = await readBpmn(xml);
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (!definition || errors.length > 0) throw new Error(JSON.stringify(errors, null, 1));
  return definition;
}

/** A run with the ids of the elements it completed, in order. */
export interface Played extends ScriptResult {
  readonly completed: readonly string[];
}

/** Run a model with steps. */
export async function play(xml: string, steps: readonly ScriptStep[] = [], data: Record<string, unknown> = {}): Promise<Played> {
  const result = runScript({ definition: await compile(xml), data, steps });
  const completed = result.lines.filter(({ event }) => event === 'element-completed').map(({ element }) => String(element));
  return { ...result, completed };
}
