import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Modal } from 'antd';
import type { Me } from '#server/contract/schemas.ts';
import { SignInForm } from '../login/SignInForm.tsx';
import { forgetTyped } from '../shared/drafts/index.ts';
import { useText } from '../shared/messages/index.ts';

/** Asks for the password again when the session ended (登录已过期); the page behind keeps what was typed. */
export function SignInAgain({ open, me }: { readonly open: boolean; readonly me: Me }) {
  const { t } = useText();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const onDone = async (next: Me) => {
    if (next.account === me.account) return queries.invalidateQueries();
    forgetTyped();
    await navigate({ to: '/' });
    queries.clear();
  };
  // who it is stands there already: the password is what is asked
  const begin = (isOpen: boolean): void => {
    if (isOpen) document.querySelector<HTMLElement>('.bj-sign-again input[type="password"]')?.focus();
  };
  return (
    <Modal
      className="bj-sign-again"
      open={open}
      title={t('login.expired')}
      footer={null}
      closable={false}
      keyboard={false}
      width={400}
      destroyOnHidden
      afterOpenChange={begin}
    >
      <p style={{ marginBottom: 12 }}>{t('login.expiredHint')}</p>
      <SignInForm login={me.login} onDone={next => void onDone(next)} />
    </Modal>
  );
}
