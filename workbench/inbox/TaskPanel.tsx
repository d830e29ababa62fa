import { CloseOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import type { Done, TaskView } from '#server/contract/schemas.ts';
import { problemOf, useCommand, useRead } from '../shared/api/index.ts';
import { useText } from '../shared/messages/index.ts';
import { Failed, Loading } from '../shared/states/index.ts';
import { CardBadge, TimeChip } from '../shared/time/index.ts';
import { Owed } from '../supervise/case/Owed.tsx';
import './inbox.css';
import { isGone } from './stale.ts';
import { TaskForm } from './TaskForm.tsx';

/** A task shown for acting (办理面板); used by the inbox, the task page and the case page. */
export interface TaskPanelProps {
  readonly caseId: string;
  readonly taskId: string;
  /** Off on the case page, whose own head tells the case. */
  readonly hasHead?: boolean;
  readonly onDone?: (done: Done) => void;
  readonly onClose?: () => void;
}

const panelId = 'bj-task-panel';
/** Puts the cursor into the panel's first field. */
export function focusTaskPanel(): void {
  document.querySelector<HTMLElement>(`#${panelId} form :is(input, textarea, select, button):not([disabled])`)?.focus();
}

/** Form, opinion and acts of one task. What was loaded once stays on the page, also when somebody else was quicker. */
export function TaskPanel({ caseId, taskId, hasHead = true, onDone, onClose }: TaskPanelProps) {
  const isDone = useRef(false);
  const read = useRead('getTask', { params: { caseId, taskId } }, { enabled: () => !isDone.current });
  const first = useRef<TaskView | null>(null);
  if (read.data) first.current = read.data;
  const view = first.current;
  useMarkRead(view);
  const finish = (done: Done) => {
    isDone.current = true;
    onDone?.(done);
  };
  const problem = read.error ? problemOf(read.error) : null;
  if (!view) return problem ? <Failed problem={problem} onRetry={() => void read.refetch()} /> : <Loading rows={8} />;
  return (
    <div id={panelId}>
      {hasHead && <TaskHead view={view} {...(onClose ? { onClose } : {})} />}
      {hasHead && <Owed caseId={caseId} supervision={view.supervision} cards={view.cards} />}
      <TaskForm view={view} gone={problem && isGone(problem) ? problem : null} onDone={finish} />
    </div>
  );
}

/** Tells the server that the task was opened (已阅), once. */
function useMarkRead(view: TaskView | null): void {
  const { mutate } = useCommand('readTask');
  const caseId = view?.row.caseId;
  const task = view && !view.row.read && view.blocked === null ? view.row.task : undefined;
  useEffect(() => {
    if (caseId && task) mutate({ params: { caseId }, body: { task } });
  }, [caseId, task, mutate]);
}

function TaskHead({ view: { row }, onClose }: { readonly view: TaskView; readonly onClose?: () => void }) {
  const { t, pick } = useText();
  return (
    <header className="bj-task-head">
      <div className="bj-line">
        <h2>{row.name}</h2>
        <TimeChip time={row.time} />
        {row.card && <CardBadge level={row.card} />}
        {onClose && (
          <Button type="text" icon={<CloseOutlined />} aria-label={t('task.close')} onClick={onClose} style={{ marginLeft: 'auto' }} />
        )}
      </div>
      <div>
        {pick(row.itemTitle)} · {row.applicantName}
      </div>
      <div className="bj-number">
        <Link to="/cases/$caseId" params={{ caseId: row.caseId }}>
          {t('task.openCase', { number: row.caseNumber })}
        </Link>
      </div>
    </header>
  );
}
