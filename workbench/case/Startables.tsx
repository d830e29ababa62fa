import { App, Button } from 'antd';
import type { CaseView } from '#server/contract/schemas.ts';
import { problemOf, useCommand } from '../shared/api/index.ts';
import { onFirstClick } from '../shared/clicks.ts';
import { placeName, useVerbText } from '../verbs/useVerbText.ts';
import '../verbs/verbs.css';

/** Work of an open ad-hoc sub-process that the reader may begin (可以开始的即席工作). */
export function Startables({ view }: { readonly view: CaseView }) {
  const { t, pick } = useVerbText();
  const { message } = App.useApp();
  const start = useCommand('startActivity');
  if (view.startables.length === 0) return null;
  const begin = (one: CaseView['startables'][number]): void =>
    start.mutate(
      { params: { caseId: view.caseId }, body: { scope: one.scope, element: one.element } },
      {
        onSuccess: () => void message.success(t('startable.done', { name: placeName(t, one) })),
        onError: error => void message.error(pick(problemOf(error).message)),
      },
    );
  return (
    <section className="bj-panel bj-panel-body bj-told bj-no-print" aria-label={t('startable.title')}>
      <strong>{t('startable.title')}</strong>
      {view.startables.map(one => (
        <Button key={`${one.scope} ${one.element}`} size="small" disabled={start.isPending} onClick={onFirstClick(() => begin(one))}>
          {placeName(t, one)}
        </Button>
      ))}
    </section>
  );
}
