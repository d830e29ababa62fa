import type { Definition } from '../bpmn/definition.ts';
import { dateOf } from '../calendar/dates.ts';
import type { CardRule, Conduct } from '../clocks/types.ts';
import type { Execution } from '../execution/execution.ts';
import { netOf, reachable } from '../verbs/net.ts';
import { raiseConduct } from './clock-cards.ts';
import { caseRelease } from './clock-rules.ts';
import type { CaseEvent } from './events.ts';
import type { CaseState, Incident } from './state.ts';

/** Conduct that gives a card, and whose it is. What nobody did within a time is a clock's matter (no-urging). */
export interface Found {
  readonly conduct: Exclude<Conduct, 'no-urging'>;
  readonly by: string;
}

/** One command: the state it found, its events, and the models they speak of. */
export interface Conducted {
  readonly before: Pick<CaseState, 'scopes' | 'incidents' | 'trail'>;
  readonly events: readonly CaseEvent[];
  readonly processOf: (content: string) => Definition | undefined;
}

/** Give the cards for what was wrong about a command (行为监察), by the rules of the case's release. */
export function watchConduct(execution: Execution): void {
  const { before, context } = execution;
  const given = before && caseRelease(execution).cards?.rules;
  if (!before || !given || given.length === 0) return;
  const rules = given.filter(({ when }) => 'conduct' in when);
  if (rules.length === 0) return;
  const processOf = (content: string) => context.release(content)?.process;
  for (const { conduct, by } of findConduct({ before, events: execution.events, processOf })) {
    const rule = ruleFor(rules, conduct);
    if (rule) raiseConduct(execution, rule, { by, on: dateOf(execution.head.effectiveAt) });
  }
}

/** The rule about a conduct. */
export function ruleFor(rules: readonly CardRule[], conduct: Conduct): CardRule | undefined {
  return rules.find(({ when }) => 'conduct' in when && when.conduct === conduct);
}

/** What was wrong about a command: no reasons given (未说明理由), a step skipped (越过环节); each once. The machine's own doing is nobody's conduct. */
export function findConduct(conducted: Conducted): Found[] {
  const found = [
    ...conducted.events.flatMap(event => unreasoned(event, conducted.events)),
    ...conducted.events.flatMap(event => skipped(event, conducted)),
  ].filter(({ by }) => by !== 'system');
  return found.filter((one, index) => found.findIndex(({ conduct }) => conduct === one.conduct) === index);
}

/** Fields of forms in which people give reasons. */
const reasonFields = ['reason', 'reasons', 'opinion'] as const;

/** A refusal, a decline or a return for which neither a form nor an opinion of the same command says why (行政许可法 art. 38: 应当说明理由). */
function unreasoned(event: CaseEvent, events: readonly CaseEvent[]): Found[] {
  if (event.type === 'task-returned') return said(event.private.reason) ? [] : [{ conduct: 'no-reasons', by: event.by }];
  if (event.type !== 'act-performed' || (event.act !== 'refuse' && event.act !== 'decline')) return [];
  return events.some(givesReason) ? [] : [{ conduct: 'no-reasons', by: event.by }];
}

function givesReason(event: CaseEvent): boolean {
  if (event.type === 'data-changed') return reasonFields.some(field => said(event.private.answers[field]));
  if (event.type === 'task-completed' || event.type === 'vote-cast') return said(event.private?.opinion);
  return event.type === 'task-returned' && said(event.private.reason);
}

const said = (words: unknown): boolean => typeof words === 'string' && words.trim() !== '';

/** An administrator's jump over a step for people, or such a step passed by skipping its incident. */
function skipped(event: CaseEvent, { before, events, processOf }: Conducted): Found[] {
  if (event.type === 'token-moved') return passesOver(event, before, processOf) ? [{ conduct: 'step-skipped', by: event.by }] : [];
  if (event.type !== 'incident-resolved') return [];
  const incident = before.incidents[event.incident];
  const content = incident?.scope ? before.scopes[incident.scope]?.content : undefined;
  const kind = content === undefined ? undefined : processOf(content)?.elements[incident?.element ?? '']?.kind;
  return kind === 'userTask' && isPassed(incident!, events) ? [{ conduct: 'step-skipped', by: event.by }] : [];
}

/** true: the step completed although it had not been done before its incident and was not begun again: nobody was asked. */
function isPassed({ run, phase }: Incident, events: readonly CaseEvent[]): boolean {
  const isOf = (one: CaseEvent, ...types: readonly CaseEvent['type'][]) => types.includes(one.type) && 'run' in one && one.run === run;
  const begun = events.some(one => isOf(one, 'task-created', 'scope-opened'));
  return phase !== 'complete' && !begun && events.some(one => isOf(one, 'element-completed'));
}

/**
 * true: on every way to the target lies a step for people that comes after where the token stood and was not done. A jump back, or to where the
 * token has been, passes over nothing.
 */
function passesOver(
  { scope: id, from, to }: Extract<CaseEvent, { type: 'token-moved' }>,
  { scopes, trail }: Conducted['before'],
  processOf: Conducted['processOf'],
): boolean {
  const scope = scopes[id];
  const process = scope && processOf(scope.content);
  if (!scope || !process) return false;
  const net = netOf(process, scope.container);
  const ahead = from === null ? undefined : reachable(net, [from]);
  const done = new Set(trail.flatMap(entry => (entry.scope === id && !entry.cancelled ? [entry.element] : [])));
  const steps = (process.containers[scope.container]?.elements ?? []).filter(step => process.elements[step]?.kind === 'userTask');
  return steps.some(step => {
    if (step === to || done.has(step) || (ahead && !ahead.has(step))) return false;
    const around = { steps: net.steps.filter(move => !move.from.includes(step)) };
    return !reachable(around, net.starts.flat()).has(to);
  });
}
