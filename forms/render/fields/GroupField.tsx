import { type FieldProps, type Registry, type RJSFSchema, toFieldPathId, type UiSchema } from '@rjsf/utils';
import { memo, useMemo } from 'react';
import { isValues, type Values } from '../../schema/types.ts';
import { useMark } from '../filling/index.ts';
import { orderOf } from '../layout.ts';
import { spanOf } from '../shape.ts';

type PartProps = Omit<FieldProps, 'fieldPathId'> & { readonly parent: readonly (string | number)[] };

const conditions = ['$ref', 'allOf', 'anyOf', 'oneOf', 'if', 'dependentRequired'];

/** The schema of a group with its references and branches worked in; one that has none stays itself, so that its fields are not drawn again. */
export const resolved = (registry: Registry, schema: RJSFSchema, value: unknown): RJSFSchema =>
  conditions.some(name => name in schema) ? registry.schemaUtils.retrieveSchema(schema, value) : schema;

/** One field of a group or of a row. */
export const Part = memo(function Part({ parent, ...props }: PartProps) {
  const { registry, name } = props;
  const { SchemaField } = registry.fields;
  const fieldPathId = useMemo(() => toFieldPathId(name, registry.globalFormOptions, [...parent]), [name, registry, parent]);
  return <SchemaField {...(props as FieldProps)} fieldPathId={fieldPathId} />;
});

/** The place of a field in a grid; a hidden one takes none. */
export function Cell({ id, span, children }: { readonly id: string; readonly span: number | 'full'; readonly children: React.ReactNode }) {
  const { isHidden } = useMark(id);
  if (isHidden) return null;
  return (
    <div className="bj-cell" data-span={span}>
      {children}
    </div>
  );
}

/** Fields side by side in a grid, in reading order. */
export function PartGrid({ props, columns }: { readonly props: FieldProps; readonly columns: number }) {
  const { uiSchema = {}, formData, fieldPathId, registry, onChange, onBlur, onFocus, disabled, readonly, errorSchema } = props;
  const schema = resolved(registry, props.schema, formData);
  const properties = (schema.properties ?? {}) as Readonly<Record<string, Values>>;
  const required = new Set(schema.required ?? []);
  const values = isValues(formData) ? formData : {};
  return (
    <div className="bj-form-grid" data-columns={columns}>
      {orderOf(uiSchema as Values, Object.keys(properties)).map(name => {
        const ui = uiSchema[name] as UiSchema | undefined;
        return (
          <Cell key={name} id={`${fieldPathId.$id}_${name}`} span={spanOf(properties[name]!, ui as Values | undefined)}>
            <Part
              name={name}
              parent={fieldPathId.path}
              schema={properties[name]!}
              uiSchema={ui}
              formData={values[name]}
              errorSchema={errorSchema}
              required={required.has(name)}
              disabled={disabled}
              readonly={readonly}
              registry={registry}
              onChange={onChange}
              onBlur={onBlur}
              onFocus={onFocus}
            />
          </Cell>
        );
      })}
    </div>
  );
}

/** A group of fields under one heading (分组). */
export function GroupField(props: FieldProps) {
  const { schema, uiSchema, fieldPathId, name } = props;
  const mark = useMark(fieldPathId.$id);
  const title = String(uiSchema?.['ui:title'] ?? schema.title ?? name);
  const columns = uiSchema?.['ui:options']?.columns;
  const readonly = Boolean(props.readonly) || mark.isReadOnly;
  return (
    <section className="bj-form-section" aria-label={title}>
      <h3>{title}</h3>
      {schema.description && <p className="bj-field-help">{schema.description}</p>}
      <PartGrid props={{ ...props, readonly }} columns={typeof columns === 'number' ? columns : 2} />
    </section>
  );
}
