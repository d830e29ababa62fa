import { Outlet, useLocation, useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { Me } from '#server/contract/schemas.ts';
import { MeContext, problemOf, useHints, useSession } from '../shared/api/index.ts';
import { useKeys } from '../shared/keyboard/index.ts';
import { useText } from '../shared/messages/index.ts';
import { Failed, Loading } from '../shared/states/index.ts';
import { formatMoment } from '../shared/time/index.ts';
import { Header } from './Header.tsx';
import { HelpDialog } from './HelpDialog.tsx';
import { Navigation, Tabs } from './Navigation.tsx';
import { PasswordDialog } from './PasswordDialog.tsx';
import { SignInAgain } from './SignInAgain.tsx';

/** The frame of every page (页面框架): header, navigation, the page; sends strangers to the login page. */
export function Frame() {
  const session = useSession();
  const known = useRef<Me | null>(null);
  const navigate = useNavigate();
  const location = useLocation();
  const me = session.data?.me ?? null;
  if (me) known.current = me;
  const isStranger = session.data !== undefined && !known.current;
  useEffect(() => {
    if (isStranger && location.pathname !== '/login')
      void navigate({ to: '/login', search: location.href === '/' ? {} : { to: location.href }, replace: true });
  }, [isStranger, location.href, location.pathname, navigate]);
  if (known.current) return <FrameOf me={me ?? known.current} isSignedOut={session.data !== undefined && !me} />;
  if (session.error) return <Failed problem={problemOf(session.error)} onRetry={() => void session.refetch()} />;
  return <Loading rows={10} />;
}

function FrameOf({ me, isSignedOut }: { readonly me: Me; readonly isSignedOut: boolean }) {
  const { t } = useText();
  const navigate = useNavigate();
  const [isHelp, setHelp] = useState(false);
  const [isPassword, setPassword] = useState(false);
  useHints(!isSignedOut);
  useKeys({
    '/': () => document.getElementById('bj-search')?.focus(),
    '?': () => setHelp(true),
    'g i': () => void navigate({ to: '/inbox' }),
    'g n': () => void navigate({ to: '/intake' }),
    'g c': () => void navigate({ to: '/cases' }),
  });
  return (
    <MeContext value={me}>
      <div className="bj-frame">
        <a className="bj-skip" href="#main">
          {t('frame.skip')}
        </a>
        {me.demo && (
          <aside className="bj-demo" aria-label={t('demo.label')}>
            <strong>{t('frame.demo')}</strong> <span className="bj-wide">{t('frame.demoForward')}</span>{' '}
            <span className="bj-number">{t('frame.demoNow', { now: formatMoment(me.now) })}</span>
          </aside>
        )}
        {me.mustChangePassword ? (
          <main className="bj-main" id="main" tabIndex={-1} />
        ) : (
          <>
            <Header me={me} onHelp={() => setHelp(true)} onPassword={() => setPassword(true)} />
            <Navigation me={me} />
            <main className="bj-main" id="main" tabIndex={-1}>
              <Outlet />
            </main>
            <Tabs me={me} onHelp={() => setHelp(true)} />
          </>
        )}
      </div>
      <HelpDialog open={isHelp} onClose={() => setHelp(false)} />
      <PasswordDialog
        open={isPassword || (me.mustChangePassword && !isSignedOut)}
        isForced={me.mustChangePassword}
        onClose={() => setPassword(false)}
      />
      <SignInAgain open={isSignedOut} me={me} />
    </MeContext>
  );
}
