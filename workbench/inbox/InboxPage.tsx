import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo } from 'react';
import type { TaskRow } from '#server/contract/schemas.ts';
import { isPermitted, useMe, useRead } from '../shared/api/index.ts';
import { useRowKeys } from '../shared/keyboard/index.ts';
import { useIsNarrow } from '../shared/layout/index.ts';
import { useText } from '../shared/messages/index.ts';
import { Answered, Empty, NoRight } from '../shared/states/index.ts';
import { type Facet, facetsOf, keepsRow } from './facet-values.ts';
import { Facets } from './Facets.tsx';
import './inbox.css';
import { TaskCards } from './TaskCards.tsx';
import { focusTaskPanel, TaskPanel } from './TaskPanel.tsx';
import { TaskTable } from './TaskTable.tsx';

const route = getRouteApi('/frame/inbox');
/** Key of a task in the address. */
export const keyOf = (row: Pick<TaskRow, 'caseId' | 'task'>): string => `${row.caseId}~${row.task}`;

/** Inbox (我的待办): my tasks, least remaining working time first, with facets and a panel to act in. */
export function InboxPage() {
  const { t } = useText();
  const me = useMe();
  const inbox = useRead('listTasks', { query: { limit: 200 } });
  if (!isPermitted(me, 'task.work')) return <NoRight />;
  return (
    <>
      <div className="bj-page-head">
        <h1>{t('nav.inbox')}</h1>
        {inbox.data && <span className="bj-soft">{t('inbox.total', { n: inbox.data.total })}</span>}
      </div>
      <Answered read={inbox} rows={8}>
        {data => <Tasks rows={data.rows} />}
      </Answered>
    </>
  );
}

function Tasks({ rows }: { readonly rows: readonly TaskRow[] }) {
  const { t } = useText();
  const me = useMe();
  const search = route.useSearch();
  const navigate = useNavigate();
  const isNarrow = useIsNarrow();
  const shown = useMemo(() => rows.filter(row => keepsRow(row, search)), [rows, search]);
  const index = shown.findIndex(row => keyOf(row) === search.task);
  const current = shown[index];
  const select = (row: TaskRow | undefined) =>
    void navigate({ to: '/inbox', search: { ...search, task: row ? keyOf(row) : undefined }, replace: true });
  const choose = (facet: Facet, value: string | undefined) =>
    void navigate({ to: '/inbox', search: { ...search, [facet]: value }, replace: true });
  useRowKeys({ count: shown.length, index, onMove: next => select(shown[next]), onOpen: focusTaskPanel });
  useEffect(() => {
    document.querySelector('.bj-row-active')?.scrollIntoView({ block: 'nearest' });
  }, []);
  const [selectedCase, selectedTask] = search.task?.split('~') ?? [];
  return (
    <div className="bj-inbox" data-open={!isNarrow && !!search.task}>
      <div className="bj-inbox-list">
        {rows.length === 0 && (
          <div className="bj-panel">
            <Empty
              title={t('inbox.empty')}
              hint={t('inbox.emptyHint')}
              action={isPermitted(me, 'case.open') && <Link to="/intake">{t('inbox.toIntake')}</Link>}
            />
          </div>
        )}
        <Facets facets={facetsOf(rows)} chosen={search} onChoose={choose} />
        {rows.length > 0 &&
          (isNarrow ? (
            <TaskCards rows={shown} />
          ) : (
            <TaskTable rows={shown} isCompact={!!search.task} current={current} onSelect={select} />
          ))}
      </div>
      {!isNarrow && selectedCase && selectedTask && (
        <aside className="bj-panel bj-inbox-panel" aria-label={t('task.panel')}>
          <TaskPanel
            key={search.task}
            caseId={selectedCase}
            taskId={selectedTask}
            onClose={() => select(undefined)}
            onDone={() => select(shown[index + 1] ?? shown[index - 1])}
          />
        </aside>
      )}
    </div>
  );
}
