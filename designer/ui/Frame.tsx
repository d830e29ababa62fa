import { Link, Outlet } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { DemoBanner } from './DemoBanner.tsx';
import { usePreferences, useText } from './preferences.tsx';
import { useRead } from './read.ts';

/** The router's types know the workbench's addresses only; these are the designer's. */
const Section = Link as unknown as (props: { readonly to: string; readonly children: ReactNode }) => ReactNode;

/** The way to the reviews, with how many wait for the reader (待我复核). */
function ReviewsSection() {
  const { say } = useText();
  const rows = useRead('listReviews', {}).data?.rows ?? [];
  const waiting = rows.filter(({ mayDecide }) => mayDecide).length;
  return <Section to="/reviews">{waiting > 0 ? say('nav.reviewsN', { n: waiting }) : say('nav.reviews')}</Section>;
}

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
        <nav className="bjd-sections" aria-label={say('nav.label')}>
          <Section to="/">{say('nav.packs')}</Section>
          <ReviewsSection />
          <Section to="/codes">{say('nav.codes')}</Section>
        </nav>
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
