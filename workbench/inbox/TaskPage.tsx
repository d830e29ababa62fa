import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useText } from '../shared/messages/index.ts';
import './inbox.css';
import { TaskPanel } from './TaskPanel.tsx';

const route = getRouteApi('/frame/tasks/$caseId/$taskId');

/** Task page (办理页): one task on a page of its own, for phones and links from notices. */
export function TaskPage() {
  const { t } = useText();
  const { caseId, taskId } = route.useParams();
  const navigate = useNavigate();
  return (
    <>
      <div className="bj-page-head">
        <Link to="/inbox">← {t('nav.inbox')}</Link>
      </div>
      <div className="bj-panel bj-task-page">
        <TaskPanel key={`${caseId}~${taskId}`} caseId={caseId} taskId={taskId} onDone={() => void navigate({ to: '/inbox' })} />
      </div>
    </>
  );
}
