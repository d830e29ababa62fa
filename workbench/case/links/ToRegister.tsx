import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import type { CaseView } from '#server/contract/schemas.ts';
import { isPermitted, useMe } from '../../shared/api/index.ts';
import { useText } from '../../shared/messages/index.ts';
import '../../verbs/verbs.css';
import { linkMessages } from './messages.ts';

/** Message a case waits for until another one takes it up. */
export const caseRegistered = 'case-registered';

/** A case that waits to be registered as a new one (转登记) leads to intake, which knows of it. */
export function ToRegister({ view: { caseId, awaits, phase } }: { readonly view: Pick<CaseView, 'caseId' | 'awaits' | 'phase'> }) {
  const { t } = useText(linkMessages);
  const me = useMe();
  const navigate = useNavigate();
  const isAwaited = phase === 'running' && awaits.some(({ name }) => name === caseRegistered);
  if (!isAwaited || !isPermitted(me, 'case.open')) return null;
  return (
    <section className="bj-panel bj-panel-body bj-told bj-no-print" aria-label={t('register')}>
      <span>{t('awaited')}</span>
      <Button type="primary" onClick={() => void navigate({ to: '/intake', search: { from: caseId } })}>
        {t('register')}
      </Button>
    </section>
  );
}
