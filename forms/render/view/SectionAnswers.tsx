import { type FormSection, isValues, type Values } from '../../schema/types.ts';
import { findProperty } from '../properties.ts';
import { isGroup, isRows, spanOf } from '../shape.ts';
import type { Language } from '../words.ts';
import { partTitle, Value } from './Value.tsx';

interface Props {
  readonly section: FormSection;
  readonly schema: Values;
  readonly ui: Values;
  readonly answers: Values;
  readonly lang: Language;
  /** Below a heading of its own. */
  readonly isInside?: boolean;
}

const isLong = (schema: Values, ui: Values | undefined, value: unknown): boolean => {
  if (isRows(schema) || isGroup(schema) || isValues(value)) return true;
  return spanOf(schema, ui) === 'full' ? String(value ?? '').length > 24 : String(value ?? '').length > 60;
};

/** Answers of a section to read (只读区段): titles and values in the columns of the form. */
export function SectionAnswers({ section, schema, ui, answers, lang, isInside = false }: Props) {
  if (section.fields.length === 0) return null;
  const title = section.title?.[lang] || section.title?.zh;
  const Heading = isInside ? 'h5' : 'h3';
  return (
    <div className="bj-answers-section">
      {title && <Heading>{title}</Heading>}
      <dl className="bj-answer-list" data-columns={section.columns}>
        {section.fields.map(name => {
          const part = findProperty(schema, name) ?? {};
          const partUi = ui[name] as Values | undefined;
          return (
            <div key={name} className="bj-answer-pair" data-span={isLong(part, partUi, answers[name]) ? 'full' : undefined}>
              <dt>{partTitle(schema, ui, name)}</dt>
              <dd>
                <Value schema={part} ui={partUi} value={answers[name]} lang={lang} />
              </dd>
            </div>
          );
        })}
      </dl>
    </div>
  );
}
