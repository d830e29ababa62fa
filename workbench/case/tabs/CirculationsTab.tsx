import { App, Button, Popconfirm } from 'antd';
import type { CaseView } from '#server/contract/schemas.ts';
import { problemOf, useCommand } from '../../shared/api/index.ts';
import { formatMoment } from '../../shared/time/index.ts';
import { useVerbText } from '../../verbs/useVerbText.ts';
import '../../verbs/verbs.css';

type Circulation = CaseView['circulations'][number];

/** Who got a copy of the case or was asked to read it, and when they did (抄送和传阅), the newest first. */
export function CirculationsTab({ view }: { readonly view: CaseView }) {
  const { t } = useVerbText();
  return (
    <section className="bj-panel bj-panel-body" aria-label={t('circulation.list')}>
      <h2>{t('circulation.list')}</h2>
      <ul className="bj-circulations">
        {view.circulations.toReversed().map(one => (
          <Row key={one.id} caseId={view.caseId} one={one} />
        ))}
      </ul>
    </section>
  );
}

function Row({ caseId, one }: { readonly caseId: string; readonly one: Circulation }) {
  const { t } = useVerbText();
  return (
    <li>
      <div className="bj-told">
        <span className="bj-chip">{t(`circulation.${one.kind}`)}</span>
        <strong>
          {one.by.name} → {one.to.name}
        </strong>
        <span className="bj-soft bj-number">{formatMoment(one.at)}</span>
        <span className="bj-chip" data-tone={one.readAt === null ? 'soon' : 'good'}>
          {one.readAt === null ? t('circulation.unread') : `${t('circulation.readAt')} ${formatMoment(one.readAt)}`}
        </span>
        {one.kind === 'circulation' && one.answeredAt === null && (
          <span className="bj-chip" data-tone="soon">
            {t('circulation.unanswered')}
          </span>
        )}
        {one.actions.includes('revoke') && <Revoke caseId={caseId} circulation={one.id} />}
      </div>
      {one.text && <p>{one.text}</p>}
      {one.answeredAt !== null && <p>{t('circulation.answered', { at: formatMoment(one.answeredAt), text: one.answer })}</p>}
    </li>
  );
}

function Revoke({ caseId, circulation }: { readonly caseId: string; readonly circulation: string }) {
  const { t, pick } = useVerbText();
  const { message } = App.useApp();
  const revoke = useCommand('revokeCirculation');
  const give = (): void =>
    revoke.mutate(
      { params: { caseId }, body: { circulation } },
      {
        onSuccess: () => void message.success(t('circulation.revokeDone')),
        onError: error => void message.error(pick(problemOf(error).message)),
      },
    );
  return (
    <Popconfirm title={t('circulation.revokeAsk')} okText={t('circulation.revoke')} cancelText={t('circulation.cancel')} onConfirm={give}>
      <Button size="small" loading={revoke.isPending}>
        {t('circulation.revoke')}
      </Button>
    </Popconfirm>
  );
}
