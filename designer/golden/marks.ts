import type { Played } from '#server/contract/playing.ts';
import type { ScopeMarks, StepMark, Visit } from '../viewer/marks.ts';

const visit = (end: Visit['end'], task: string | null, candidates: readonly string[]): Visit => ({
  run: '',
  scope: '',
  enteredAt: 0,
  enteredSeq: 0,
  end,
  endedAt: end ? 0 : null,
  by: null,
  opinion: null,
  holder: null,
  candidates,
  task,
  title: null,
  stage: null,
  waiting: null,
});

/** Where a played case has been and is, as the diagram shows it (试办轨迹). */
export function marksOf({ walked, tasks, messages, incidents }: Played, pack: string): ScopeMarks {
  const steps: Record<string, StepMark> = {};
  const mark = (element: string, state: StepMark['state'], visits: readonly Visit[]): void => {
    steps[element] = { element, state, visits, cards: [], incidents: [], opened: [] };
  };
  for (const element of walked.elements) mark(element, 'done', [visit('completed', null, [])]);
  for (const { element } of messages) mark(element, 'open', [visit(null, null, [])]);
  for (const task of tasks.filter(one => one.pack === pack)) mark(task.element, 'open', [visit(null, task.element, task.candidates)]);
  for (const { element } of incidents) if (element) mark(element, 'failed', [visit(null, null, [])]);
  const flows = Object.fromEntries(walked.flows.map(flow => [flow, 1]));
  return { scope: '', parent: null, element: null, content: '', container: '', open: true, steps, flows };
}
