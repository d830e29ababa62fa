import { readDuration } from '../bpmn/iso8601.ts';
import { readLocal } from '../calendar/dates.ts';
import type { Answers } from '../cases/state.ts';
import type { Text } from '../problem.ts';

/**
 * One step of a script (模拟步骤): begin at a named start (first step only), complete a task by id or name, move time by a duration or to a local
 * moment, deliver a message (with its correlation key) or signal, start an activity of an open ad-hoc sub-process, retry the incident of an element
 * with variables set before.
 */
export type ScriptStep =
  | { readonly start: string; readonly data?: Answers }
  | { readonly complete: string; readonly data?: Answers }
  | { readonly advance: string }
  | { readonly message: string; readonly key?: string; readonly data?: Answers }
  | { readonly signal: string; readonly data?: Answers }
  | { readonly activity: string }
  | { readonly retry: string; readonly data?: Answers };

const kinds = ['start', 'complete', 'advance', 'message', 'signal', 'activity', 'retry'] as const;

/** Check the steps of a script: a list of objects with exactly one of the kinds of steps; `start` first. */
export function checkSteps(value: unknown): { ok: true; steps: ScriptStep[] } | { ok: false; message: Text } {
  if (!Array.isArray(value))
    return bad('步骤应为列表，例如 [{"complete": "任务编号"}]。', 'Expected the steps to be a list such as [{"complete": "task"}].');
  for (const [index, step] of value.entries()) {
    const wrong = wrongStep(step) ?? misplaced(step, index);
    if (wrong) return bad(`第 ${index + 1} 步${wrong.zh}`, `Step ${index + 1}: ${wrong.en}`);
  }
  return { ok: true, steps: value as ScriptStep[] };
}

function wrongStep(step: unknown): Text | undefined {
  if (!isObject(step)) return { zh: '应为对象。', en: 'expected an object.' };
  const found = kinds.filter(kind => Object.hasOwn(step, kind));
  const [kind] = found;
  if (found.length !== 1 || kind === undefined) {
    return { zh: `应有 ${kinds.join('、')} 其中之一。`, en: `expected exactly one of ${kinds.join(', ')}.` };
  }
  if (typeof step[kind] !== 'string' || step[kind] === '') return { zh: `的 ${kind} 应为文字。`, en: `expected ${kind} to be a text.` };
  if (step.data !== undefined && !isObject(step.data)) return { zh: '的 data 应为对象。', en: 'expected data to be an object.' };
  if (step.key !== undefined && typeof step.key !== 'string') return { zh: '的 key 应为文字。', en: 'expected key to be a text.' };
  if (kind === 'advance' && !readDuration(step.advance as string).ok && readLocal(step.advance as string) === null) {
    return {
      zh: '的 advance 应为时长（如 P1D）或时间（如 2026-03-02T09:00）。',
      en: 'expected advance to be a duration (P1D) or a moment.',
    };
  }
  return undefined;
}

/** Only the first step can say where a case begins. */
function misplaced(step: object, index: number): Text | undefined {
  if (index === 0 || !Object.hasOwn(step, 'start')) return undefined;
  return { zh: '的 start 只能写在第一步。', en: 'expected start only in the first step.' };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function bad(zh: string, en: string): { ok: false; message: Text } {
  return { ok: false, message: { zh, en } };
}
