import { DeleteOutlined, ExclamationCircleOutlined, PlusOutlined } from '@ant-design/icons';
import {
  type ArrayFieldItemTemplateProps,
  type ArrayFieldTemplateProps,
  descriptionId,
  errorId,
  type FieldTemplateProps,
  getUiOptions,
  type ObjectFieldTemplateProps,
  type TemplatesType,
} from '@rjsf/utils';
import { Button } from 'antd';
import { createContext, useContext } from 'react';
import { type Language, word } from './words.ts';

const langOf = (registry: { formContext: unknown }): Language => (registry.formContext as { lang?: Language } | undefined)?.lang ?? 'zh';
/** Whether fields stand in a row of a list, where they share one line. */
const InRow = createContext(false);

interface Drawn {
  readonly schema?: {
    readonly type?: unknown;
    readonly items?: unknown;
    readonly oneOf?: readonly { readonly title?: string }[];
    readonly maxLength?: number;
  };
  readonly uiSchema?: Record<string, unknown>;
}

/** Wide fields take the whole line: long text, lists, groups of long choices, sections. */
function isWide({ schema, uiSchema }: Drawn): boolean {
  const { widget, span } = getUiOptions(uiSchema) as { widget?: unknown; span?: unknown };
  if (span !== undefined) return span === 24;
  if (
    schema?.type === 'object' ||
    schema?.type === 'array' ||
    schema?.type === 'boolean' ||
    widget === 'textarea' ||
    widget === 'checkboxes'
  )
    return true;
  return widget === 'radio' && (schema?.oneOf ?? []).reduce((sum, { title }) => sum + (title?.length ?? 0) + 3, 0) > 22;
}

function ObjectFieldTemplate({ title, description, properties, fieldPathId, uiSchema }: ObjectFieldTemplateProps) {
  const isRoot = fieldPathId.path.length === 0;
  const isInRow = useContext(InRow);
  const fields = properties.filter(property => !property.hidden);
  return (
    <InRow value={false}>
      <section
        className={isRoot ? undefined : isInRow ? 'bj-form-row-fields' : 'bj-form-section'}
        aria-label={isRoot || isInRow ? undefined : title}
      >
        {!isRoot && !isInRow && title && <h3>{title}</h3>}
        {!isRoot && description && <p className="bj-field-help">{description}</p>}
        <div className={isInRow ? 'bj-form-grid bj-form-grid-row' : 'bj-form-grid'}>
          {fields.map(({ name, content }) => {
            const drawn = content.props as Drawn;
            const ui = (uiSchema?.[name] ?? {}) as Record<string, unknown>;
            return (
              <div
                key={name}
                className={!isInRow && isWide({ schema: drawn.schema, uiSchema: drawn.uiSchema ?? ui }) ? 'bj-form-wide' : undefined}
              >
                {content}
              </div>
            );
          })}
        </div>
      </section>
    </InRow>
  );
}

function Errors({ id, errors }: { readonly id: string; readonly errors: readonly string[] | undefined }) {
  if (!errors?.length) return null;
  return (
    <div id={id} className="bj-field-error">
      <ExclamationCircleOutlined aria-hidden /> {errors.join(' ')}
    </div>
  );
}

/** A group of choices is named by a legend-like label, a single control by its <label>. */
const isGroup = (props: FieldTemplateProps): boolean => ['radio', 'checkboxes'].includes(String(getUiOptions(props.uiSchema).widget));

function FieldTemplate(props: FieldTemplateProps) {
  const { id, label, children, rawErrors, rawDescription, required, hidden, displayLabel, registry, schema } = props;
  if (hidden) return <div hidden>{children}</div>;
  const isGrouped = isGroup(props);
  const isPlain = schema.type !== 'object' && !(schema.type === 'array' && !displayLabel);
  const mark = required && !props.readonly && (
    <>
      <span className="bj-required" aria-hidden="true">
        *
      </span>
      <span className="bj-visually-hidden">{word('required', langOf(registry))}</span>
    </>
  );
  return (
    <div
      className="bj-field"
      id={`${id}__box`}
      data-error={!!rawErrors?.length && isPlain}
      {...(isGrouped ? { role: 'group', 'aria-labelledby': `${id}__label` } : {})}
    >
      {displayLabel &&
        label &&
        (isGrouped ? (
          <div className="bj-field-label" id={`${id}__label`}>
            {label}
            {mark}
          </div>
        ) : (
          <label className="bj-field-label" htmlFor={id} id={`${id}__label`}>
            {label}
            {mark}
          </label>
        ))}
      {children}
      <Errors id={errorId(id)} errors={isPlain || schema.type === 'array' ? rawErrors : undefined} />
      {isPlain && rawDescription && (
        <div id={descriptionId(id)} className="bj-field-help">
          {rawDescription}
        </div>
      )}
    </div>
  );
}

function ArrayFieldTemplate({ title, items, canAdd, onAddClick, required, disabled, readonly, registry, schema }: ArrayFieldTemplateProps) {
  const lang = langOf(registry);
  return (
    <section className="bj-form-list" aria-label={title}>
      <h3>
        {title}
        {required && !readonly && (
          <span className="bj-required" aria-hidden="true">
            *
          </span>
        )}
      </h3>
      {schema.description && <p className="bj-field-help">{schema.description}</p>}
      {items.length === 0 && <p className="bj-field-help">{word('noRows', lang)}</p>}
      {items}
      {canAdd && !readonly && !disabled && (
        <Button icon={<PlusOutlined />} onClick={onAddClick}>
          {word('addRow', lang)}
        </Button>
      )}
    </section>
  );
}

function ArrayFieldItemTemplate({ children, index, buttonsProps, hasToolbar, registry }: ArrayFieldItemTemplateProps) {
  const lang = langOf(registry);
  return (
    <fieldset className="bj-form-row" aria-label={word('row', lang, { n: index + 1 })}>
      <span className="bj-form-row-number" aria-hidden="true">
        {index + 1}
      </span>
      <InRow value={true}>
        <div className="bj-form-row-body">{children}</div>
      </InRow>
      {hasToolbar && buttonsProps.hasRemove && (
        <Button
          type="text"
          icon={<DeleteOutlined />}
          aria-label={word('removeRow', lang, { n: index + 1 })}
          title={word('remove', lang)}
          disabled={buttonsProps.disabled || buttonsProps.readonly}
          onClick={buttonsProps.onRemoveItem}
        />
      )}
    </fieldset>
  );
}

/** Templates of generated forms (表单模板): titles above, two columns, sections, lists as editable rows. */
export const templates: Partial<TemplatesType> = { ObjectFieldTemplate, FieldTemplate, ArrayFieldTemplate, ArrayFieldItemTemplate };
