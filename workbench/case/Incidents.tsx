import { Alert, App, Button } from 'antd';
import { useState } from 'react';
import type { CaseView } from '#server/contract/schemas.ts';
import { problemOf, useCommand } from '../shared/api/index.ts';
import { onFirstClick } from '../shared/clicks.ts';
import { useVerbText } from '../verbs/useVerbText.ts';
import '../verbs/verbs.css';
import { ResolveDialog } from './acts/ResolveDialog.tsx';
import { SkipDialog } from './acts/SkipDialog.tsx';
import { useCaseText } from './messages/index.ts';

type Incident = CaseView['incidents'][number];

/** Steps that cannot go on (异常), with what may be done for whoever may resolve them: 重试, 跳过, 填写后重试. */
export function Incidents({ view }: { readonly view: CaseView }) {
  const { say, pick } = useCaseText();
  const [open, setOpen] = useState<{ readonly incident: Incident; readonly action: 'skip' | 'resolve' } | null>(null);
  const close = (): void => setOpen(null);
  return (
    <>
      {view.incidents.map((incident, index) => (
        <Alert
          key={incident.id}
          type="error"
          showIcon
          title={say('incident', { n: index + 1 })}
          description={pick(incident.message)}
          action={<Actions caseId={view.caseId} incident={incident} onOpen={action => setOpen({ incident, action })} />}
        />
      ))}
      {open?.action === 'skip' && <SkipDialog caseId={view.caseId} incident={open.incident.id} onClose={close} />}
      {open?.action === 'resolve' && <ResolveDialog caseId={view.caseId} incident={open.incident.id} onClose={close} />}
    </>
  );
}

interface ActionsProps {
  readonly caseId: string;
  readonly incident: Incident;
  readonly onOpen: (action: 'skip' | 'resolve') => void;
}

function Actions({ caseId, incident, onOpen }: ActionsProps) {
  const { t, pick } = useVerbText();
  const { message } = App.useApp();
  const resolve = useCommand('resolveIncident');
  if (incident.actions.length === 0) return null;
  const retry = (): void =>
    resolve.mutate(
      { params: { caseId }, body: { incident: incident.id, action: 'retry' } },
      {
        onSuccess: () => void message.success(t('incident.retryDone')),
        onError: error => void message.error(pick(problemOf(error).message)),
      },
    );
  return (
    <div className="bj-told">
      {incident.actions.map(action => (
        <Button
          key={action}
          size="small"
          loading={action === 'retry' && resolve.isPending}
          onClick={action === 'retry' ? onFirstClick(retry) : () => onOpen(action)}
        >
          {t(`incident.${action}`)}
        </Button>
      ))}
    </div>
  );
}
