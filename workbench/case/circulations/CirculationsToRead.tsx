import { Alert, App, Button } from 'antd';
import { useState } from 'react';
import type { CaseView } from '#server/contract/schemas.ts';
import { problemOf, useCommand } from '../../shared/api/index.ts';
import { formatMoment } from '../../shared/time/index.ts';
import { onFirstClick } from '../../shared/clicks.ts';
import { useVerbText } from '../../verbs/useVerbText.ts';
import '../../verbs/verbs.css';
import { AnswerDialog } from './AnswerDialog.tsx';

type Circulation = CaseView['circulations'][number];

/** What was sent to the reader and waits to be read or answered (待阅), on top of the case. */
export function CirculationsToRead({ view }: { readonly view: CaseView }) {
  const open = view.circulations.filter(({ actions }) => actions.includes('read') || actions.includes('answer'));
  // It stands apart from the list, which a live refresh may change while somebody types.
  const [answered, setAnswered] = useState<string | null>(null);
  return (
    <>
      {open.map(one => (
        <ToRead key={one.id} caseId={view.caseId} one={one} onAnswer={() => setAnswered(one.id)} />
      ))}
      {answered && <AnswerDialog caseId={view.caseId} circulation={answered} onClose={() => setAnswered(null)} />}
    </>
  );
}

interface ToReadProps {
  readonly caseId: string;
  readonly one: Circulation;
  readonly onAnswer: () => void;
}

function ToRead({ caseId, one, onAnswer }: ToReadProps) {
  const { t, pick } = useVerbText();
  const { message } = App.useApp();
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
    <Alert
      type="info"
      showIcon
      title={t('circulation.mine', { by: one.by.name, at: formatMoment(one.at), kind: t(`circulation.${one.kind}`) })}
      description={one.text || undefined}
      action={
        <div className="bj-told">
          {one.actions.includes('read') && (
            <Button size="small" loading={read.isPending} onClick={onFirstClick(markRead)}>
              {t('circulation.read')}
            </Button>
          )}
          {one.actions.includes('answer') && (
            <Button size="small" type="primary" onClick={onAnswer}>
              {t('circulation.answer')}
            </Button>
          )}
        </div>
      }
    />
  );
}
