import { getRouteApi, useNavigate, useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { Looks } from '../frame/Header.tsx';
import { problemOf, useSession } from '../shared/api/index.ts';
import { useText } from '../shared/messages/index.ts';
import { ProblemAlert } from '../shared/states/index.ts';
import { DemoAccounts } from './DemoAccounts.tsx';
import { SignInForm } from './SignInForm.tsx';
import './login.css';

const route = getRouteApi('/login');
/** Password of every account of a demo centre; shown on its login page on purpose. */
const demoPassword = 'Banjian-2026';

/** Pages of the designer are no pages of this application. */
const isElsewhere = (path: string): boolean => /^\/designer(?![^/?#])/.test(path);

/** Login page (登录页); a demo installation lists its accounts. */
export function LoginPage() {
  const { t } = useText();
  const session = useSession();
  const router = useRouter();
  const navigate = useNavigate();
  const { to } = route.useSearch();
  const [fill, setFill] = useState<{ login: string; password: string } | null>(null);
  const isSignedIn = !!session.data?.me;
  useEffect(() => {
    if (!isSignedIn) return;
    if (!to) void navigate({ to: '/', replace: true });
    else if (isElsewhere(to)) globalThis.location.replace(to);
    else router.history.replace(to);
  }, [isSignedIn, navigate, router, to]);
  return (
    <main className="bj-login">
      <div className="bj-login-looks">
        <Looks className="bj-look" />
      </div>
      <section className="bj-panel bj-login-box" aria-label={t('login.title')}>
        <h1>
          <strong>{t('product')}</strong> {t('login.subtitle')}
        </h1>
        {session.data?.empty && <p className="bj-login-note">{t('login.empty')}</p>}
        <ProblemAlert problem={session.isError ? problemOf(session.error) : null} />
        <SignInForm fill={fill} onDone={() => void session.refetch()} />
        {session.data?.demo && (
          <DemoAccounts
            accounts={session.data.demoAccounts}
            chosen={fill?.login}
            onChoose={login => setFill({ login, password: demoPassword })}
          />
        )}
      </section>
    </main>
  );
}
