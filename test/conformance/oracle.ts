import { EventEmitter } from 'node:events';
import { type Extension, Timers } from 'bpmn-elements';
import { Engine } from 'bpmn-engine';
import { readDuration } from '#engine/bpmn/iso8601.ts';
import { addDuration } from '#engine/execution/durations.ts';
import { createExpressions } from '#engine/expressions/index.ts';
import { bareCalendar } from '#engine/simulation/bare.ts';
import type { ScriptStep } from '#engine/simulation/index.ts';

/** What an engine made of a model: the elements it completed, sorted, and how it ended. */
export interface Outcome {
  readonly completed: readonly string[];
  readonly status: 'completed' | 'waiting' | 'failed';
}

/** What bpmn-engine made of it. `lingers`: it calls itself running though no activity waits, only a sequence flow it forgot. */
export interface OracleOutcome extends Outcome {
  readonly lingers: boolean;
}

/** The part of bpmn-engine's activity api that is used. */
interface Api {
  readonly id: string;
  readonly type: string;
  signal(message?: unknown): void;
  getExecuting?(): Api[];
  getPostponed?(): Api[];
}

/** Timers that only fire when virtual time is moved. */
class VirtualTime {
  now = 0;
  private waiting: { due: number; fire: () => void }[] = [];

  readonly timers = new Timers({
    setTimeout: ((callback: (...args: unknown[]) => void, delay: number, ...args: unknown[]) => {
      const timer = { due: this.now + delay, fire: () => callback(...args) };
      this.waiting.push(timer);
      return timer;
    }) as unknown as typeof setTimeout,
    clearTimeout: (timer: unknown) => {
      this.waiting = this.waiting.filter(one => one !== timer);
    },
  });

  moveTo(moment: number): void {
    for (let next = this.next(moment); next; next = this.next(moment)) {
      this.now = Math.max(this.now, next.due);
      this.waiting = this.waiting.filter(one => one !== next);
      next.fire();
    }
    this.now = moment;
  }

  private next(moment: number) {
    // Real time moves a little between the engine's reading of its clock and ours: a second of grace.
    return this.waiting.filter(({ due }) => due <= moment + 1_000).sort((a, b) => a.due - b.due)[0];
  }
}

/** Run a model through bpmn-engine: FEEL plugged in as its expressions, timers under virtual time, tasks signalled by id or name. */
export async function runOracle(source: string, steps: readonly ScriptStep[], data: Readonly<Record<string, unknown>>): Promise<Outcome> {
  const { completed, status } = await countOracle(source, steps, data);
  return { completed: [...new Set(completed)].sort(), status };
}

/** As `runOracle`, each element as often as it was completed. */
export async function countOracle(
  source: string,
  steps: readonly ScriptStep[],
  data: Readonly<Record<string, unknown>>,
): Promise<OracleOutcome> {
  const variables: Record<string, unknown> = { ...data };
  const completed: string[] = [];
  const time = new VirtualTime();
  const listener = new EventEmitter();
  listener.on('activity.end', (api: Api) => completed.push(api.id));
  const extensions = { automatic: passService as unknown as Extension };
  const engine = new Engine({
    name: 'oracle',
    source,
    timers: time.timers,
    expressions: feelExpressions(variables),
    extensions,
    listener,
    scripts,
  });
  const outcome = (status: Outcome['status'], lingers = false): OracleOutcome => ({ completed: completed.toSorted(), status, lingers });
  engine.once('error', () => {});
  try {
    const execution = await engine.execute();
    for (const step of steps) take(step, { execution: execution as unknown as Root, time, variables });
    if (engine.state !== 'running') return outcome(engine.state === 'error' ? 'failed' : 'completed');
    const lingers = (execution as unknown as Root).getPostponed().every(({ type }) => type === 'bpmn:SequenceFlow');
    return outcome(lingers ? 'completed' : 'waiting', lingers);
  } catch {
    return outcome('failed');
  } finally {
    engine.stop();
  }
}

/** Scripts of generated models have no effect; they pass. */
const scripts = {
  register: () => {},
  getScript: (_language: string, { type }: { readonly type: string }) =>
    type === 'bpmn:ScriptTask' ? { execute: (_: unknown, done: (error?: Error | null) => void) => done(null) } : undefined,
} as never;

interface Root {
  getPostponed(): Api[];
  signal(message: unknown): void;
}

function take(step: ScriptStep, at: { execution: Root; time: VirtualTime; variables: Record<string, unknown> }): void {
  const { execution, time, variables } = at;
  if ('advance' in step) {
    const duration = readDuration(step.advance);
    if (duration.ok) time.moveTo(addDuration(time.now, duration.value, 1, { working: false, calendar: bareCalendar }));
    return;
  }
  if (!('complete' in step || 'message' in step || 'signal' in step))
    throw new Error(`the oracle knows no such step: ${JSON.stringify(step)}`);
  Object.assign(variables, step.data);
  if ('complete' in step) complete(execution, step.complete);
  else execution.signal({ id: 'message' in step ? step.message : step.signal });
}

function complete(execution: Root, id: string): void {
  const found = findApi(execution.getPostponed(), id);
  if (!found) throw new Error(`the oracle does not wait at ${id}`);
  const [instance] = found.getExecuting?.() ?? [];
  (instance ?? found).signal();
}

/** The waiting activity with an id, also inside sub-processes. */
function findApi(apis: readonly Api[], id: string): Api | undefined {
  const open = [...apis];
  for (const api of open) {
    if (api.id === id) return api;
    open.push(...(api.getPostponed?.() ?? []).filter(inner => inner.id !== api.id));
  }
  return undefined;
}

const automatic = new Set(['bpmn:ServiceTask', 'bpmn:SendTask', 'bpmn:BusinessRuleTask']);

/** Tasks for the machine without an action pass, as in a plain model of ours. */
function passService(activity: { readonly type: string; readonly behaviour: { Service?: unknown } }): void {
  if (!automatic.has(activity.type)) return;
  activity.behaviour.Service = function Pass() {
    return { execute: (_: unknown, done: () => void) => done() };
  };
}

/** FEEL over the script's variables instead of bpmn-engine's own templates; ISO 8601 and plain names stay as they are. */
function feelExpressions(variables: Record<string, unknown>) {
  const feel = createExpressions();
  const resolveExpression = (text: unknown, context?: { content?: { loopOutput?: unknown[] } }) => {
    if (typeof text !== 'string' || /^(P|R\d*\/|\d{4}-)/.test(text)) return text;
    if (/^\d+$/.test(text)) return Number(text);
    const done = context?.content?.loopOutput?.length;
    const vars = done === undefined ? variables : { ...variables, numberOfCompletedInstances: done };
    const result = feel.evaluate(text, { vars, roots: {}, now: 0 });
    return result.ok ? result.value : text.startsWith('=') ? undefined : text;
  };
  return { resolveExpression, isExpression: () => true, hasExpression: () => true };
}
