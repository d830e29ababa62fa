import { Progress, Steps } from 'antd';
import { useEffect, useRef } from 'react';
import { pageTitle } from '../layout.ts';
import { type Language, word } from '../words.ts';
import type { Wizard } from './useWizard.ts';

/** Where one is among the steps (步骤进度): all of them on a wide page, a bar on a phone. The heading takes the cursor when the step changes. */
export function WizardHead({ wizard, lang }: { readonly wizard: Wizard; readonly lang: Language }) {
  const { pages, at, go } = wizard;
  const titles = [...pages.map((page, index) => pageTitle(page, lang) || word('page', lang, { n: index + 1 })), word('overview', lang)];
  const heading = useRef<HTMLHeadingElement>(null);
  const before = useRef(at);
  useEffect(() => {
    if (before.current === at) return;
    before.current = at;
    heading.current?.focus({ preventScroll: true });
    heading.current?.scrollIntoView?.({ block: 'nearest' });
  }, [at]);
  return (
    <nav className="bj-wizard" aria-label={word('steps', lang)}>
      <div className="bj-wizard-steps">
        <Steps
          size="small"
          current={at}
          responsive={false}
          items={titles.map(title => ({ title }))}
          onChange={next => next < at && go(next)}
        />
      </div>
      <div className="bj-wizard-bar">
        <span>{word('stepOf', lang, { n: at + 1, of: titles.length })}</span>
        <Progress percent={Math.round(((at + 1) / titles.length) * 100)} showInfo={false} size="small" aria-hidden="true" />
      </div>
      <h3 ref={heading} tabIndex={-1} className="bj-wizard-title">
        <span className="bj-visually-hidden">{word('stepOf', lang, { n: at + 1, of: titles.length })} </span>
        {titles[at]}
      </h3>
    </nav>
  );
}
