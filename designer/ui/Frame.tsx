import { Link, Outlet } from '@tanstack/react-router';
import { Button } from 'antd';
import { DemoBanner } from './DemoBanner.tsx';
import { usePreferences, useText } from './preferences.tsx';

/** Head and place for the page (页面框架). */
export function Frame() {
  const { say, lang } = useText();
  const { large, setLang, setLarge } = usePreferences();
  return (
    <>
      <a className="bjd-skip" href="#main">
        {say('skip')}
      </a>
      <DemoBanner />
      <header className="bjd-head">
        <Link to="/" style={{ textDecoration: 'none' }}>
          <strong>{say('product')}</strong>
        </Link>
        <nav>
          <Button type="text" onClick={() => setLang(lang === 'zh' ? 'en' : 'zh')} title={say('languageTo')}>
            {say('language')}
          </Button>
          <Button type="text" aria-pressed={large} onClick={() => setLarge(!large)} title={say('large.title')}>
            {say(large ? 'normal' : 'large')}
          </Button>
          <a href="/">{say('back')}</a>
        </nav>
      </header>
      <main className="bjd-main" id="main" tabIndex={-1}>
        <Outlet />
      </main>
    </>
  );
}
