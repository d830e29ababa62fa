import { Alert, App, Button } from 'antd';
import { useState } from 'react';
import type { CaseView } from '#server/contract/schemas.ts';
import { problemOf, useCommand } from '../../shared/api/index.ts';
import { formatMoment } from '../../shared/time/index.ts';
import { useVerbText } from '../../verbs/useVerbText.ts';
import '../../verbs/verbs.css';
import { AnswerDialog } from './AnswerDialog.tsx';

type Circulation = CaseView['circulations'][number];

/** What was sent to the reader and waits to be read or answered (待阅), on top of the case. */
export function CirculationsToRead({ view }: { readonly view: CaseView }) {
  const open = view.circulations.filter(({ actions }) => actions.includes('read') || actions.includes('answer'));
  return open.map(one => <ToRead key={one.id} caseId={view.caseId} one={one} />);
}

function ToRead({ caseId, one }: { readonly caseId: string; readonly one: Circulation }) {
  const { t, pick } = useVerbText();
  const { message } = App.useApp();
  const [isAnswering, setAnswering] = useState(false);
  const read = useCommand('readCirculation');
  const markRead = (): void =>
    read.mutate(
      { params: { caseId }, body: { circulation: one.id } },
      {
        onSuccess: () => void message.success(t('circulation.readDone')),
        onError: error => void message.error(pick(problemOf(error).message)),
      },
    );
  return (
    <>
      <Alert
        type="info"
        showIcon
        title={t('circulation.mine', { by: one.by.name, at: formatMoment(one.at), kind: t(`circulation.${one.kind}`) })}
        description={one.text || undefined}
        action={
          <div className="bj-told">
            {one.actions.includes('read') && (
              <Button size="small" loading={read.isPending} onClick={markRead}>
                {t('circulation.read')}
              </Button>
            )}
            {one.actions.includes('answer') && (
              <Button size="small" type="primary" onClick={() => setAnswering(true)}>
                {t('circulation.answer')}
              </Button>
            )}
          </div>
        }
      />
      {isAnswering && <AnswerDialog caseId={caseId} circulation={one.id} onClose={() => setAnswering(false)} />}
    </>
  );
}
