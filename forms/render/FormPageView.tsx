import { type Field, type Registry, type RJSFSchema, toFieldPathId, type UiSchema } from '@rjsf/utils';
import { memo, useCallback, useMemo } from 'react';
import type { FormPage, FormSection, Values } from '../schema/types.ts';
import { useDrawn } from './drawing.ts';
import { type FieldPath, topId, useFilling, useMark, useRead } from './filling/index.ts';
import { spanOf } from './shape.ts';
import type { Top } from './top.ts';
import type { Language } from './words.ts';

const nothing = () => {};

interface FieldProps {
  readonly name: string;
  readonly schema: Values;
  readonly ui: Values | undefined;
  readonly isRequired: boolean;
  readonly isReadOnly: boolean;
  readonly registry: Registry;
  /** Place in the order of drawing. */
  readonly at: number;
}

/** One field at the top of the form: draws itself alone when its answer or its state changes. */
const TopField = memo(function TopField({ name, schema, ui, isRequired, isReadOnly, registry, at }: FieldProps) {
  const filling = useFilling();
  const id = topId(filling.prefix, name);
  const { isHidden } = useMark(id);
  const { isDrawn, place } = useDrawn<HTMLDivElement>(at);
  if (isHidden) return null;
  return (
    <div
      className="bj-cell"
      data-span={spanOf(schema, ui)}
      data-at={at}
      id={`${id}__cell`}
      ref={place}
      data-waiting={!isDrawn || undefined}
    >
      {isDrawn && <Drawn name={name} schema={schema} ui={ui} isRequired={isRequired} isReadOnly={isReadOnly} registry={registry} />}
    </div>
  );
});

function Drawn({ name, schema, ui, isRequired, isReadOnly, registry }: Omit<FieldProps, 'at'>) {
  const filling = useFilling();
  const value = useRead(form => form.answers()[name]);
  const epoch = useRead(form => form.epoch());
  const mark = useMark(topId(filling.prefix, name));
  const fieldPathId = useMemo(() => toFieldPathId(name, registry.globalFormOptions, []), [name, registry]);
  const change = useCallback((next: unknown, path: FieldPath) => filling.set(path, next), [filling]);
  const SchemaField = registry.fields.SchemaField as Field;
  return (
    <SchemaField
      key={epoch}
      name={name}
      schema={schema as RJSFSchema}
      uiSchema={ui as UiSchema | undefined}
      formData={value}
      fieldPathId={fieldPathId}
      required={isRequired}
      readonly={isReadOnly || mark.isReadOnly}
      registry={registry}
      onChange={change}
      onBlur={nothing}
      onFocus={nothing}
    />
  );
}

interface PageProps {
  readonly page: FormPage;
  readonly top: Top;
  readonly ui: Values;
  readonly isReadOnly: boolean;
  readonly registry: Registry;
  readonly lang: Language;
}

/** Sections of one page (分页内容), each with its fields in columns. */
export const FormPageView = memo(function FormPageView({ page, ...more }: PageProps) {
  let at = 0;
  return page.sections.map(section => {
    const begin = at;
    at += section.fields.length;
    return <Section key={section.id} section={section} begin={begin} {...more} />;
  });
});

type SectionProps = Omit<PageProps, 'page'> & { readonly section: FormSection; readonly begin: number };

const Section = memo(function Section({ section, begin, top, ui, isReadOnly, registry, lang }: SectionProps) {
  const prefix = useFilling().prefix;
  const isEmpty = useRead(form => section.fields.every(name => form.markOf(topId(prefix, name)).isHidden));
  if (isEmpty) return null;
  const title = section.title?.[lang] || section.title?.zh;
  const text = section.text?.[lang] || section.text?.zh;
  return (
    <section className="bj-form-section" {...(title ? { 'aria-label': title } : {})}>
      {title && <h3>{title}</h3>}
      {text && <p className="bj-field-help bj-section-text">{text}</p>}
      <div className="bj-form-grid" data-columns={section.columns}>
        {section.fields.map((name, index) => (
          <TopField
            key={name}
            name={name}
            schema={top.properties[name]!}
            ui={ui[name] as Values | undefined}
            isRequired={top.required.has(name)}
            isReadOnly={isReadOnly}
            registry={registry}
            at={begin + index}
          />
        ))}
      </div>
    </section>
  );
});
