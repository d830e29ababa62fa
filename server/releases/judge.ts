import { Worker } from 'node:worker_threads';
import type { Judged, Judgement } from '#processes/judge.ts';
import type { Parts } from '#processes/overlay/parts.ts';
import type { Difference } from '#processes/overlay/types.ts';
import type { GoldenReport, Played } from '#engine/simulation/index.ts';
import type { Tried } from '#processes/simulate.ts';
import type { Scenario } from '#processes/types.ts';
import type { CompiledDraft, compileDrawn } from '../forms/compile.ts';
import { refusal } from '../http/problem.ts';

/** Work for the judging thread. */
export type JudgeTask =
  | { readonly kind: 'judge'; readonly judgement: Judgement }
  | { readonly kind: 'compare'; readonly from: Parts; readonly to: Parts }
  | { readonly kind: 'simulate'; readonly tried: Tried }
  | { readonly kind: 'play'; readonly tried: Tried; readonly scenario: Scenario }
  | { readonly kind: 'compile'; readonly form: DrawnForm };

/** What a draft may take: time of one check in milliseconds, memory of the thread in MB, and how long an idle thread is kept. */
const most = { time: 20_000, memory: 512, idle: 60_000 } as const;

/** A form as it stands on the designer's page. */
type DrawnForm = Parameters<typeof compileDrawn>[0];

const source = new URL('./judge-worker.ts', import.meta.url);

interface Thread {
  readonly worker: Worker;
  idle: NodeJS.Timeout | undefined;
}

let thread: Thread | undefined;
let count = 0;
/** Tasks come one after another: however many people check, one core works on drafts. */
let last: Promise<unknown> = Promise.resolve();

/** Judge a draft in the judging thread (检查草稿). */
export function judgeAside(judgement: Judgement): Promise<Judged> {
  return give({ kind: 'judge', judgement }) as Promise<Judged>;
}

/** Compare two packs in the judging thread (对比). */
export function compareAside(from: Parts, to: Parts): Promise<Difference[]> {
  return give({ kind: 'compare', from, to }) as Promise<Difference[]>;
}

/** Run the golden cases of a release in the judging thread (试运行); null when it cannot be run. */
export function simulateAside(tried: Tried): Promise<GoldenReport | null> {
  return give({ kind: 'simulate', tried }) as Promise<GoldenReport | null>;
}

/** Play one case in the judging thread (试办); null when it cannot be run. */
export function playAside(tried: Tried, scenario: Scenario): Promise<Played | null> {
  return give({ kind: 'play', tried, scenario }) as Promise<Played | null>;
}

/** Check and compile a form in the judging thread (编译草稿表单). */
export function compileFormAside(form: DrawnForm): Promise<CompiledDraft> {
  return give({ kind: 'compile', form }) as Promise<CompiledDraft>;
}

function give(task: JudgeTask): Promise<unknown> {
  const next = last.then(() => run(task));
  last = next.catch(() => {});
  return next;
}

function run(task: JudgeTask): Promise<unknown> {
  const current = thread ?? start();
  thread = current;
  clearTimeout(current.idle);
  const id = ++count;
  return new Promise((resolve, reject) => {
    const { worker } = current;
    const done = (end: () => void): void => {
      clearTimeout(limit);
      worker.off('message', onMessage).off('error', onEnd).off('exit', onEnd);
      if (thread === current) rest(current);
      end();
    };
    const onMessage = (answer: { id: number; result?: unknown; failed?: string }): void => {
      if (answer.id === id) done(() => (answer.failed === undefined ? resolve(answer.result) : reject(tooHeavy())));
    };
    const onEnd = (): void => {
      drop(current);
      done(() => reject(tooHeavy()));
    };
    const limit = setTimeout(onEnd, most.time);
    worker.on('message', onMessage).on('error', onEnd).on('exit', onEnd);
    worker.ref();
    worker.postMessage({ id, task });
  });
}

function start(): Thread {
  const worker = new Worker(source, { resourceLimits: { maxOldGenerationSizeMb: most.memory } });
  return { worker, idle: undefined };
}

/** A thread nobody asks holds neither the process nor its memory for long. */
function rest(resting: Thread): void {
  resting.worker.unref();
  resting.idle = setTimeout(() => drop(resting), most.idle).unref();
}

function drop(gone: Thread): void {
  if (thread === gone) thread = undefined;
  clearTimeout(gone.idle);
  void gone.worker.terminate();
}

function tooHeavy() {
  return refusal(422, 'draft-too-heavy', {
    zh: '草稿过大或过于复杂，未能在限定的时间和内存内检查完，没有保存。请撤回最近的修改或精简后再试。',
    en: 'Expected a draft that can be checked within the limits of time and memory, but this one cannot. Undo the last change or make it simpler.',
  });
}
