import { parentPort } from 'node:worker_threads';
import { differencesOfDraft, judge } from '#processes/judge.ts';
import { playOn, simulateRelease } from '#processes/simulate.ts';
import { officialCalendar } from '../calendars/official.ts';
import { compileDrawn } from '../forms/compile.ts';
import type { JudgeTask } from './judge.ts';

/** Thread in which drafts are read, checked and compared (检查线程): what people draw never holds up a page, nor takes the server down. */
parentPort?.on('message', ({ id, task }: { readonly id: number; readonly task: JudgeTask }) => {
  answer(task).then(
    result => parentPort?.postMessage({ id, result }),
    (error: unknown) => parentPort?.postMessage({ id, failed: error instanceof Error ? error.message : String(error) }),
  );
});

async function answer(task: JudgeTask): Promise<unknown> {
  if (task.kind === 'judge') return judge(task.judgement);
  if (task.kind === 'compare') return differencesOfDraft(task.from, task.to);
  if (task.kind === 'compile') return compileDrawn(task.form);
  if (task.kind === 'play') return playOn(task.tried, task.scenario, officialCalendar());
  return (await simulateRelease(task.tried, officialCalendar())).report;
}
