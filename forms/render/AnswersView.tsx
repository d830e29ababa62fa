import { useMemo } from 'react';
import './css/answers.css';
import './css/form.css';
import type { FormSection, Values } from '../schema/types.ts';
import { useCodesOf } from './codes.ts';
import { layoutOf, pageTitle } from './layout.ts';
import { localizeSchema } from './localize.ts';
import { SectionAnswers } from './view/SectionAnswers.tsx';
import { namesOf } from './view/Value.tsx';
import type { Language } from './words.ts';

export interface AnswersViewProps {
  readonly schema: Values;
  readonly ui: Values;
  readonly answers: Values;
  readonly lang: Language;
  /** Columns of a form that has no layout of its own. */
  readonly columns?: number;
  /** Pointers of fields that the rules hide. */
  readonly hidden?: ReadonlySet<string>;
}

/** Answers to read (只读表单): laid out as the form is, titles and values as the schema words them. */
export function AnswersView({ schema, ui, answers, lang, columns = 2, hidden }: AnswersViewProps) {
  const shown = localizeSchema(schema, lang);
  useCodesOf(schema, answers);
  const pages = useMemo(() => layoutOf(ui, namesOf(shown, ui, answers)).pages, [shown, ui, answers]);
  const isLaidOut = ui['ui:layout'] !== undefined;
  const sectionOf = (section: FormSection): FormSection => ({
    ...section,
    columns: isLaidOut ? section.columns : columns,
    fields: section.fields.filter(name => !hidden?.has(`/${name}`) && isWorthShowing(shown, answers, name)),
  });
  return (
    <div className="bj-form bj-answers-view">
      {pages.map(page => (
        <div key={page.id} className="bj-answers-page">
          {pages.length > 1 && <h3 className="bj-answers-title">{pageTitle(page, lang)}</h3>}
          {page.sections.map(section => (
            <SectionAnswers
              key={section.id}
              section={sectionOf(section)}
              schema={shown}
              ui={ui}
              answers={answers}
              lang={lang}
              isInside={pages.length > 1}
            />
          ))}
        </div>
      ))}
    </div>
  );
}

/** A field that a rule shows only at times is left out where it has no answer. */
function isWorthShowing(schema: Values, answers: Values, name: string): boolean {
  if (name in answers) return true;
  const part = (schema.properties as Values | undefined)?.[name] as Values | undefined;
  return part !== undefined && part['x-visible'] === undefined;
}
