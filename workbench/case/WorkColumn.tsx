import { Button, Drawer, Segmented } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { CaseView, ProblemDetails, TaskRow } from '#server/contract/schemas.ts';
import { taskDraftKey } from '../inbox/give.ts';
import { TaskPanel } from '../inbox/TaskPanel.tsx';
import { isPermitted, problemOf, useMe, useRead } from '../shared/api/index.ts';
import { hasTyped } from '../shared/drafts/index.ts';
import { useText } from '../shared/messages/index.ts';
import { useCaseText } from './messages/index.ts';

/** `isApart`: others act now; it is not in the inbox. */
type OwnTask = TaskRow & { readonly isApart: boolean };

/** Open tasks of this case that the reader may work on (我的待办), then those in which the reader has a part that is not open. */
function useOwnTasks({ caseId, tasks, seated }: Pick<CaseView, 'caseId' | 'tasks' | 'seated'>) {
  const me = useMe();
  const mayWork = isPermitted(me, 'task.work');
  const inbox = useRead('listTasks', { query: { limit: 200 } }, { enabled: mayWork });
  const own = inbox.data?.rows.filter(row => row.caseId === caseId) ?? [];
  const apart = tasks.filter(({ task }) => mayWork && seated.includes(task) && !own.some(row => row.task === task));
  const rows: readonly OwnTask[] = [...own.map(row => ({ ...row, isApart: false })), ...apart.map(row => ({ ...row, isApart: true }))];
  const problem = inbox.isError && !inbox.data ? problemOf(inbox.error) : null;
  return { rows, unread: problem && { problem, again: () => void inbox.refetch() } };
}

interface TasksToWork {
  readonly tasks: readonly OwnTask[];
  /** The reader has given the task himself. */
  readonly onDone: (task: string) => void;
  /** Which tasks are the reader's could not be read. */
  readonly unread: Unread | null;
}

interface Unread {
  readonly problem: ProblemDetails;
  readonly again: () => void;
}

/** Tells that one's tasks could not be read (待办未读出): no task shown does not mean that there is none. */
export function TasksUnread({ unread }: Pick<TasksToWork, 'unread'>) {
  const { say, pick } = useCaseText();
  const { t } = useText();
  if (!unread) return null;
  return (
    <p className="bj-note bj-no-print" role="alert">
      {say('tasksUnread')} {pick(unread.problem.message)}{' '}
      <Button size="small" onClick={unread.again}>
        {t('state.retry')}
      </Button>
    </p>
  );
}

/**
 * The tasks shown for working (办理中的待办): one with words typed into it stays in its place when somebody else was quicker, where its panel tells so
 * and the words can be copied.
 */
export function useTasksToWork(view: Pick<CaseView, 'caseId' | 'tasks' | 'seated'>): TasksToWork {
  const { rows: own, unread } = useOwnTasks(view);
  const shown = useRef<readonly OwnTask[]>([]);
  const [done, setDone] = useState<readonly string[]>([]);
  const isLost = ({ task }: OwnTask): boolean => !done.includes(task) && hasTyped(taskDraftKey(view.caseId, task));
  const stayed = shown.current.flatMap(before => own.find(({ task }) => task === before.task) ?? (isLost(before) ? [before] : []));
  const tasks = [...stayed, ...own.filter(one => !stayed.includes(one))];
  useEffect(() => {
    shown.current = tasks;
  });
  return { tasks, onDone: task => setDone([...done, task]), unread };
}

function useChosen(tasks: readonly OwnTask[]): [OwnTask | undefined, (task: string) => void] {
  const [chosen, setChosen] = useState<string | null>(null);
  return [tasks.find(({ task }) => task === chosen) ?? tasks[0], setChosen];
}

function Work({ caseId, tasks, onDone }: WorkProps) {
  const [task, choose] = useChosen(tasks);
  if (!task) return null;
  return (
    <>
      {tasks.length > 1 && (
        <Segmented block value={task.task} onChange={choose} options={tasks.map(({ task: value, name }) => ({ value, label: name }))} />
      )}
      <TaskPanel key={`${task.task} ${task.isApart}`} caseId={caseId} taskId={task.task} hasHead={false} onDone={() => onDone(task.task)} />
    </>
  );
}

interface WorkProps extends TasksToWork {
  readonly caseId: string;
}

/** The sticky right column (办理) on wide screens. */
export function WorkColumn({ onHide, ...work }: WorkProps & { readonly onHide: () => void }) {
  const { say } = useCaseText();
  const { tasks } = work;
  return (
    <aside className="bj-panel bj-work bj-no-print" aria-label={say('task')}>
      <header className="bj-line">
        <h2>{tasks.length === 1 ? tasks[0]?.name : say('task')}</h2>
        <Button type="text" size="small" onClick={onHide} style={{ marginLeft: 'auto' }}>
          {say('taskHide')}
        </Button>
      </header>
      <Work {...work} />
    </aside>
  );
}

/** The bar at the bottom of a phone's screen (办理): opens the task over the page. */
export function WorkBar(work: WorkProps) {
  const { say } = useCaseText();
  const [isOpen, setOpen] = useState(false);
  const { tasks } = work;
  const first = tasks[0];
  if (!first) return null;
  return (
    <div className="bj-work-bar bj-no-print">
      <Button type="primary" block size="large" onClick={() => setOpen(true)}>
        {say('doIt', { name: first.name })}
      </Button>
      <Drawer
        open={isOpen}
        onClose={() => setOpen(false)}
        placement="bottom"
        size="88vh"
        title={tasks.length === 1 ? first.name : say('task')}
        destroyOnHidden
      >
        <Work {...work} />
      </Drawer>
    </div>
  );
}
