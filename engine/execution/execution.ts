import type { Definition, FlowElement } from '../bpmn/definition.ts';
import type { Actor } from '../cases/commands.ts';
import type { Context, ReleaseDefinition } from '../cases/context.ts';
import type { CaseDraft, DraftScope } from '../cases/draft.ts';
import { copyState } from '../cases/draft.ts';
import { applyTo } from '../cases/evolve.ts';
import type { CaseEvent, EventHead } from '../cases/events.ts';
import type { ReadRoots } from '../cases/feel-scope.ts';
import { idAt } from '../cases/local-ids.ts';
import type { CaseState, LocalId, Run } from '../cases/state.ts';
import { limits } from '../limits.ts';
import { Fault } from './fault.ts';

/** One step of the token game that is still to be done. Scopes and runs that are gone by then are skipped. */
export type Work =
  | { readonly do: 'arrive'; readonly scope: LocalId; readonly flow: string }
  | {
      readonly do: 'enter';
      readonly scope: LocalId;
      readonly element: string;
      readonly consumed: readonly string[];
      readonly done?: boolean;
    }
  | { readonly do: 'execute'; readonly scope: LocalId; readonly run: LocalId }
  /** Waits for the start of an event sub-process of the scope; `again` where one had interrupted it. */
  | { readonly do: 'arm'; readonly scope: LocalId; readonly element: string; readonly again?: true }
  /** Goes on with what a run compensates. */
  | { readonly do: 'compensate'; readonly scope: LocalId; readonly run: LocalId }
  | {
      readonly do: 'complete';
      readonly scope: LocalId;
      readonly run: LocalId;
      readonly by?: string;
      readonly flows?: readonly string[];
      readonly skipped?: true;
      /** It was skipped before it had done what it does, or could not pass it outward: there is nothing of its own to give. */
      readonly undone?: true;
    };

/** The task whose completion is being worked on: what FEEL reads as `task`. */
export interface CompletedTask {
  readonly element: string;
  readonly actor: string;
  readonly opinion: string | null;
  readonly outcome: unknown;
}

/** The working copy of one command: events are appended and applied to `state` as they are emitted. */
export interface Execution {
  /** The state the command found; null before `case-opened`. Never changed. */
  readonly before: CaseState | null;
  /** Absent only before `case-opened`. */
  state: CaseDraft;
  readonly context: Context;
  /** Who gave the command; the machine while what fell due before it is done. */
  actor: Actor;
  /** Of the entry being made; `index` is that of the event being applied. */
  readonly head: EventHead & { index: number };
  readonly events: CaseEvent[];
  /** Steps are appended; who takes some out puts another list in its place, so that `attempt` can bring the former back. */
  queue: Work[];
  /** Elements that may still be executed before a straight-through loop is assumed. */
  budget: number;
  /** Number of events when the conditions the case waits for were last looked at. */
  looked: number;
  task?: CompletedTask;
  /** What FEEL reads of the state, as far as it has been built. */
  read?: ReadRoots;
  /** Steps that who completes the task was to choose people for, and did not (未指定办理人). */
  unchosen?: readonly string[];
}

/** Where a token stands: a run in its scope, with the model it belongs to. */
export interface Here {
  readonly scope: LocalId;
  readonly run: LocalId;
  readonly element: FlowElement;
  readonly definition: Definition;
  readonly release: ReleaseDefinition;
  readonly loop?: number;
  /** The run compensates this completed activity. */
  readonly compensates?: LocalId;
}

/** How an element kind acts (元素行为). `execute` returns true when the run is done at once, false when it waits. */
export interface Behaviour {
  readonly execute: (execution: Execution, here: Here) => boolean;
  /** Sequence flows to leave by; absent: the rule for activities and events. */
  readonly flows?: (execution: Execution, here: Here) => readonly string[];
  /** Ends the run in its own way instead of completing it; false: it completes after all. */
  readonly throws?: (execution: Execution, here: Here) => boolean;
  /** After the run has completed and its flows are taken. */
  readonly after?: (execution: Execution, here: Here) => void;
}

/** What an execution starts from. */
export interface ExecutionStart {
  readonly state: CaseState | null;
  readonly context: Context;
  readonly actor: Actor;
  readonly effectiveAt: number;
}

/** Create the working copy of a command: the state is copied once, here. */
export function createExecution({ state, context, actor, effectiveAt }: ExecutionStart): Execution {
  const head = { seq: (state?.seq ?? 0) + 1, recordedAt: context.now, effectiveAt, actor: actor.account, index: 0 };
  // Before case-opened there is no state; open-case emits that event first, before anything reads it.
  const draft = (state && copyState(state)) as CaseDraft;
  return { before: state, state: draft, context, actor, head, events: [], queue: [], budget: limits.stepsPerCommand, looked: 0 };
}

/** Append an event and apply it; returns its position, the id of what it made. */
export function emit(execution: Execution, event: CaseEvent): LocalId {
  const { head, events } = execution;
  head.index = events.length;
  execution.state = applyTo(execution.state, event, head);
  events.push(event);
  return idAt(head.seq, head.index);
}

/** Do `step` whole or not at all: on a fault everything it emitted and queued is taken back, and the fault returned. What emitted nothing changed nothing. */
export function attempt(execution: Execution, step: () => void): Fault | undefined {
  const { queue, events } = execution;
  const stand = { queue, queued: queue.length, emitted: events.length };
  try {
    step();
    return undefined;
  } catch (error) {
    return takeBack(execution, stand, error);
  }
}

/** Where an execution stood before a step. */
export interface Stand {
  readonly queue: Work[];
  readonly queued: number;
  readonly emitted: number;
}

/** Take back what a step emitted and queued before its fault, which is returned; what is no fault is thrown on. */
export function takeBack(execution: Execution, { queue, queued, emitted }: Stand, error: unknown): Fault {
  if (!(error instanceof Fault)) throw error;
  queue.length = queued;
  execution.queue = queue;
  if (execution.events.length > emitted) {
    execution.events.length = emitted;
    execution.state = replay(execution);
  }
  return error;
}

/** Faults are rare: the state before the step is made again from the events that stay, so that steps without a fault cost nothing. */
function replay({ before, events, head }: Execution): CaseDraft {
  let draft = before && copyState(before);
  for (const [index, event] of events.entries()) {
    head.index = index;
    draft = applyTo(draft, event, head);
  }
  return draft as CaseDraft;
}

/** The release a scope runs; a fault when it is unknown. */
export function releaseOf(execution: Execution, content: string): ReleaseDefinition {
  const release = execution.context.release(content);
  if (release) return release;
  throw new Fault('release-unknown', {
    zh: `应能找到发布版 ${content}，但系统中没有。请恢复该发布版后重试。`,
    en: `Expected release ${content} to be stored, but it was not found. Restore it and retry.`,
  });
}

/** An open scope by id. */
export function scopeOf(execution: Execution, id: LocalId): DraftScope {
  return execution.state.scopes[id]!;
}

/** Describe a run; undefined when it has ended. */
export function findHere(execution: Execution, scopeId: LocalId, runId: LocalId): Here | undefined {
  const scope = execution.state.scopes[scopeId];
  const run: Run | undefined = scope?.runs[runId];
  if (!scope || !run) return undefined;
  const release = releaseOf(execution, scope.content);
  const definition = release.process;
  const element = definition.elements[run.element]!;
  const { loop, compensates } = run;
  const here: Here = { scope: scopeId, run: runId, element, definition, release };
  return loop === undefined && compensates === undefined
    ? here
    : { ...here, ...(loop === undefined ? {} : { loop }), ...(compensates === undefined ? {} : { compensates }) };
}

/** true: the activity runs several times inside a body of its own: multi-instance (多实例) or standard loop (标准循环). */
export function isRepeated({ multi, loop }: FlowElement): boolean {
  return multi !== undefined || loop !== undefined;
}

/** The repeated activity whose body a scope is, holding one run per instance or turn; undefined for other scopes. */
export function repeatedOf(execution: Execution, scope: DraftScope): FlowElement | undefined {
  if (scope.parent === null || scope.run === null) return undefined;
  const parent = execution.state.scopes[scope.parent];
  const run = parent?.runs[scope.run];
  if (!parent || !run || run.loop !== undefined) return undefined;
  const element = execution.context.release(parent.content)?.process.elements[run.element];
  return element && isRepeated(element) ? element : undefined;
}

/** true: the scope is the body of a multi-instance activity or standard loop, holding one run per instance. */
export function isBody(execution: Execution, scope: DraftScope): boolean {
  return repeatedOf(execution, scope) !== undefined;
}

/** true: the run takes up a completed sub-process again to undo what was done inside it; nothing of it is executed or caught. */
export function isRestoring({ compensates, element }: Here): boolean {
  return compensates !== undefined && element.forCompensation !== true;
}

/** Raise an incident (异常) on a run or, without one, on a scope. */
export function raiseIncident(
  execution: Execution,
  at: { scope: LocalId | null; run: LocalId | null; element: string | null; phase?: 'enter' | 'complete' },
  { code, text, job }: { readonly code: string; readonly text: { readonly zh: string; readonly en: string }; readonly job?: LocalId },
): void {
  const of = job === undefined ? {} : { job };
  emit(execution, { type: 'incident-raised', ...at, code, message: { zh: text.zh, en: text.en }, ...of });
}
