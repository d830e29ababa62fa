import { useMemo } from 'react';
import '../css/answers.css';
import type { Values } from '../../schema/types.ts';
import { useFilling, useRead } from '../filling/index.ts';
import { pageTitle } from '../layout.ts';
import { SectionAnswers } from '../view/SectionAnswers.tsx';
import { type Language, word } from '../words.ts';
import type { Wizard } from './useWizard.ts';

/** What was filled in, page by page, before it is sent (核对). */
export function Overview({
  wizard,
  schema,
  ui,
  lang,
}: {
  readonly wizard: Wizard;
  readonly schema: Values;
  readonly ui: Values;
  readonly lang: Language;
}) {
  const { prefix } = useFilling();
  const answers = useRead(form => form.answers());
  const hidden = useRead(form =>
    Object.keys((schema.properties ?? {}) as Values)
      .filter(name => form.markOf(`${prefix}_${name}`).isHidden)
      .join('\n'),
  );
  const left = useMemo(() => new Set(hidden.split('\n')), [hidden]);
  return (
    <div className="bj-overview">
      <p className="bj-field-help">{word('overviewHint', lang)}</p>
      {wizard.pages.map((page, index) => {
        const title = pageTitle(page, lang) || word('page', lang, { n: index + 1 });
        return (
          <section key={page.id} className="bj-overview-page" aria-label={title}>
            <div className="bj-overview-head">
              <h4>{title}</h4>
              <button type="button" className="bj-link" aria-label={word('editPage', lang, { title })} onClick={() => wizard.go(index)}>
                {word('edit', lang)}
              </button>
            </div>
            {page.sections.map(section => (
              <SectionAnswers
                key={section.id}
                section={{ ...section, fields: section.fields.filter(name => !left.has(name)) }}
                schema={schema}
                ui={ui}
                answers={answers}
                lang={lang}
                isInside
              />
            ))}
          </section>
        );
      })}
    </div>
  );
}
