import type { ReactNode } from 'react';
import { usePreferences } from '../../shared/messages/preferences.tsx';
import { Link } from './Link.tsx';
import { useWords } from './messages.ts';
import { placeOf, usePath } from './places.ts';

/** Head of every public page (页头): pages, large type, language. */
export function Shell({ children }: { readonly children: ReactNode }) {
  const { say } = useWords();
  const { lang, large, setLang, setLarge } = usePreferences();
  const { page } = placeOf(usePath().path);
  const isGuide = page === 'guides' || page === 'guide';
  return (
    <>
      <a className="pb-skip" href="#main">
        {say('skip')}
      </a>
      <header className="pb-head">
        <div className="pb-head-in">
          <Link to="/public" className="pb-brand">
            <strong>{lang === 'zh' ? '办件' : 'Banjian'}</strong> <span>{say('product')}</span>
          </Link>
          <nav aria-label={say('nav')}>
            <Link to="/public" current={!isGuide}>
              {say('navProgress')}
            </Link>
            <Link to="/public/guides" current={isGuide}>
              {say('navGuides')}
            </Link>
          </nav>
          <div className="pb-head-end">
            <button type="button" aria-pressed={large} onClick={() => setLarge(!large)}>
              {say(large ? 'normal' : 'large')}
            </button>
            <button type="button" aria-label={say('languageName')} onClick={() => setLang(lang === 'zh' ? 'en' : 'zh')}>
              {say('language')}
            </button>
          </div>
        </div>
      </header>
      <main id="main" tabIndex={-1} className="pb-main">
        {children}
      </main>
    </>
  );
}

/** Tells that the data are invented (演示说明). */
export function DemoNote({ demo }: { readonly demo: boolean }) {
  const { say } = useWords();
  return demo ? <p className="pb-demo">{say('demo')}</p> : null;
}
