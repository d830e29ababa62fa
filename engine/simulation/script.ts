import type { Definition } from '../bpmn/definition.ts';
import { readDuration } from '../bpmn/iso8601.ts';
import { formatLocal, readLocal } from '../calendar/dates.ts';
import type { Calendar, Millis } from '../calendar/types.ts';
import type { Rejection } from '../cases/context.ts';
import type { Entry } from '../cases/events.ts';
import type { Answers, Scope } from '../cases/state.ts';
import { addDuration } from '../execution/durations.ts';
import type { Text } from '../problem.ts';
import { anybody, bareCalendar, bareOpening, bareOrganisation, bareRelease } from './bare.ts';
import { advanceTo } from './due.ts';
import { openLinkedCases } from './jobs.ts';
import type { Session } from './session.ts';
import { createSession, giveCommand } from './session.ts';
import type { ScriptStep } from './steps.ts';

/** A plain BPMN model to run in memory (内存运行). */
export interface ScriptRun {
  readonly definition: Definition;
  /** Top-level variables. */
  readonly data?: Readonly<Record<string, unknown>>;
  readonly steps: readonly ScriptStep[];
  /** Beginning of the virtual clock; 2026-01-05T09:00 in Asia/Shanghai when absent. */
  readonly startAt?: Millis;
  /** Calendar of working-day timers; weekdays only when absent. */
  readonly calendar?: Calendar;
}

/** One event, flat: `event`, `element` where it has one, `at` local time, then its other values. */
export type ScriptLine = Readonly<Record<string, unknown>> & { readonly event: string };

/** How a run ended: completed, waiting for something, or failed (an incident, or a step that could not be taken). */
export interface ScriptResult {
  readonly lines: readonly ScriptLine[];
  readonly status: 'completed' | 'waiting' | 'failed';
  /** Why it failed; the first of `problems`. */
  readonly problem?: Text;
  readonly problems: readonly Text[];
}

/** Run a plain BPMN model with a script of steps under a virtual clock. */
export function runScript({ definition, data, steps, startAt, calendar }: ScriptRun): ScriptResult {
  const now = startAt ?? readLocal('2026-01-05T09:00')!;
  const organisation = bareOrganisation;
  const session = createSession({ releases: [bareRelease(definition)], organisation, calendar: calendar ?? bareCalendar, now });
  const refused = open(session, data ?? {}, steps[0]) ?? openLinkedCases(session) ?? advanceTo(session, now) ?? takeSteps(session, steps);
  const incidents = Object.values(session.state?.incidents ?? {}).map(({ message }) => message);
  const problems = [...(refused ? [refused.message] : []), ...incidents];
  const status = problems.length > 0 ? 'failed' : session.state?.phase === 'closed' ? 'completed' : 'waiting';
  return { lines: session.entries.flatMap(linesOf), status, ...(problems[0] ? { problem: problems[0] } : {}), problems };
}

function open(session: Session, data: Answers, first: ScriptStep | undefined): Rejection | undefined {
  const opening = first && 'start' in first ? { ...bareOpening({ ...data, ...first.data }), start: first.start } : bareOpening(data);
  return giveCommand(session, anybody, opening);
}

function takeSteps(session: Session, steps: readonly ScriptStep[]): Rejection | undefined {
  for (const [index, step] of steps.entries()) {
    if ('start' in step) continue;
    const refused = takeStep(session, step) ?? openLinkedCases(session) ?? advanceTo(session, session.now);
    if (refused) {
      const { zh, en } = refused.message;
      return { ...refused, message: { zh: `第 ${index + 1} 步：${zh}`, en: `Step ${index + 1}: ${en}` } };
    }
  }
  return undefined;
}

function takeStep(session: Session, step: Exclude<ScriptStep, { start: string }>): Rejection | undefined {
  if ('complete' in step) return completeTask(session, step);
  if ('advance' in step) return advanceTo(session, momentOf(session, step.advance));
  if ('activity' in step) return startActivity(session, step.activity);
  if ('retry' in step) return retry(session, step);
  const payload = step.data ?? {};
  if ('signal' in step) return giveCommand(session, anybody, { type: 'deliver-signal', name: step.signal, payload });
  return giveCommand(session, anybody, { type: 'deliver-message', name: step.message, key: step.key ?? null, payload });
}

function completeTask(session: Session, { complete, data }: Extract<ScriptStep, { complete: string }>): Rejection | undefined {
  const open = Object.values(session.state?.tasks ?? {});
  const task = open.find(({ element }) => element === complete) ?? open.find(({ name }) => name === complete);
  if (task) return giveCommand(session, anybody, { type: 'complete-task', task: task.id, version: task.version, answers: data ?? {} });
  const names = open.map(({ element }) => element).join(', ');
  return {
    code: 'task-not-found',
    message: {
      zh: `应有名为「${complete}」的待办任务，但现在${open.length === 0 ? '没有待办任务' : `只有：${names}`}。`,
      en: `Expected an open task "${complete}", but ${open.length === 0 ? 'no task is open' : `only these are: ${names}`}.`,
    },
  };
}

function startActivity(session: Session, element: string): Rejection | undefined {
  const scopes = Object.values(session.state?.scopes ?? {});
  const holds = ({ content, container }: Scope) => session.releases.get(content)?.process.containers[container]?.elements.includes(element);
  const scope = scopes.find(one => holds(one) && isAdHoc(session, one));
  if (scope) return giveCommand(session, anybody, { type: 'start-activity', scope: scope.id, element });
  return {
    code: 'activity-not-open',
    message: {
      zh: `应有含「${element}」的即席子流程正在进行，但没有。`,
      en: `Expected an open ad-hoc sub-process with "${element}" in it, but there is none.`,
    },
  };
}

function isAdHoc({ releases }: Session, { content, container }: Scope): boolean {
  return releases.get(content)?.process.elements[container]?.kind === 'adHocSubProcess';
}

function retry(session: Session, { retry: element, data }: Extract<ScriptStep, { retry: string }>): Rejection | undefined {
  const incidents = Object.values(session.state?.incidents ?? {});
  const incident = incidents.find(one => one.element === element);
  if (incident) {
    const action = data === undefined ? { action: 'retry' as const } : { action: 'resolve' as const, values: data };
    return giveCommand(session, anybody, { type: 'resolve-incident', incident: incident.id, ...action });
  }
  return {
    code: 'incident-not-found',
    message: {
      zh: `「${element}」应有待处理的异常，但没有。`,
      en: `Expected an open incident at "${element}", but there is none.`,
    },
  };
}

function momentOf({ now, calendar }: Session, text: string): Millis {
  const duration = readDuration(text);
  if (duration.ok) return addDuration(now, duration.value, 1, { working: false, calendar });
  return readLocal(text) ?? now;
}

function linesOf({ events, recordedAt, seq }: Entry): ScriptLine[] {
  return events.map((one, index) => {
    // The frame of a case without a pack says nothing about the model.
    if (one.type === 'case-opened') return { event: one.type, at: formatLocal(recordedAt), position: `${seq}.${index}` };
    const { type, ...values } = one as { type: string; element?: string; wait?: unknown; private?: Record<string, unknown> };
    const { private: hidden, wait, ...rest } = values;
    const waited = typeof wait === 'object' && wait !== null ? wait : wait === undefined ? {} : { wait };
    return { event: type, ...rest, ...waited, ...hidden, at: formatLocal(recordedAt), position: `${seq}.${index}` };
  });
}
