import { DeleteOutlined, ExclamationCircleOutlined, PlusOutlined } from '@ant-design/icons';
import {
  type ArrayFieldItemTemplateProps,
  type ArrayFieldTemplateProps,
  descriptionId,
  errorId,
  type FieldTemplateProps,
  helpId,
  type MultiSchemaFieldTemplateProps,
  type TemplatesType,
} from '@rjsf/utils';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { Values } from '../schema/types.ts';
import { useMark } from './filling/index.ts';
import { langOf } from './lang.ts';
import { isChoiceGroup, isGroup, isLabelled } from './shape.ts';
import { type Language, word } from './words.ts';

/** The star of a field that must be filled in (必填). */
export function RequiredMark({ lang }: { readonly lang: Language }) {
  return (
    <>
      <span className="bj-required" aria-hidden="true">
        *
      </span>
      <span className="bj-visually-hidden">{word('required', lang)}</span>
    </>
  );
}

function Errors({ id, errors }: { readonly id: string; readonly errors: readonly string[] }) {
  if (errors.length === 0) return null;
  return (
    <div id={id} className="bj-field-error">
      <ExclamationCircleOutlined aria-hidden /> {errors.join(' ')}
    </div>
  );
}

function Label({ id, isGrouped, children }: { readonly id: string; readonly isGrouped: boolean; readonly children: ReactNode }) {
  if (isGrouped)
    return (
      <div className="bj-field-label" id={`${id}__label`}>
        {children}
      </div>
    );
  return (
    <label className="bj-field-label" htmlFor={id} id={`${id}__label`}>
      {children}
    </label>
  );
}

/** The box of a field: label, control, what is wrong, what it is for. What the rules hide is not there at all. */
function FieldTemplate(props: FieldTemplateProps) {
  const { id, label, children, rawDescription, rawHelp, required, hidden, readonly, registry } = props;
  const schema = props.schema as Values;
  const ui = props.uiSchema as Values | undefined;
  const mark = useMark(id);
  if (hidden || mark.isHidden) return null;
  const isPlain = !isGroup(schema);
  const isControl = isLabelled(schema, ui);
  const isGrouped = isControl && isChoiceGroup(ui);
  const isMarked = (required || mark.isRequired) && !readonly && !mark.isReadOnly;
  return (
    <div
      className="bj-field"
      id={`${id}__box`}
      data-error={mark.errors.length > 0 && isPlain}
      {...(isGrouped ? { role: 'group', 'aria-labelledby': `${id}__label` } : {})}
    >
      {isControl && label && (
        <Label id={id} isGrouped={isGrouped}>
          {label}
          {isMarked && <RequiredMark lang={langOf({ registry })} />}
        </Label>
      )}
      {children}
      <Errors id={errorId(id)} errors={isPlain ? mark.errors : []} />
      {(isControl || schema.type === 'boolean') && rawDescription && (
        <div id={descriptionId(id)} className="bj-field-help">
          {rawDescription}
        </div>
      )}
      {isPlain && rawHelp && (
        <div id={helpId(id)} className="bj-field-help">
          {rawHelp}
        </div>
      )}
    </div>
  );
}

/** A list of lines (多行列表), such as several telephone numbers. */
function ArrayFieldTemplate({ title, items, canAdd, onAddClick, required, disabled, readonly, registry, schema }: ArrayFieldTemplateProps) {
  const lang = langOf({ registry });
  return (
    <section className="bj-form-list" aria-label={title}>
      <h3>
        {title}
        {required && !readonly && <RequiredMark lang={lang} />}
      </h3>
      {schema.description && <p className="bj-field-help">{schema.description}</p>}
      {items.length === 0 && <p className="bj-field-help">{word(readonly ? 'none' : 'noRows', lang)}</p>}
      {items}
      {canAdd && !readonly && !disabled && (
        <Button icon={<PlusOutlined />} onClick={onAddClick}>
          {word('addRow', lang)}
        </Button>
      )}
    </section>
  );
}

function ArrayFieldItemTemplate({ children, index, buttonsProps, hasToolbar, registry, readonly }: ArrayFieldItemTemplateProps) {
  const lang = langOf({ registry });
  return (
    <fieldset className="bj-form-row" aria-label={word('row', lang, { n: index + 1 })}>
      <span className="bj-form-row-number" aria-hidden="true">
        {index + 1}
      </span>
      <div className="bj-form-row-body">{children}</div>
      {hasToolbar && buttonsProps.hasRemove && !readonly && (
        <Button
          type="text"
          icon={<DeleteOutlined />}
          aria-label={word('removeRow', lang, { n: index + 1 })}
          title={word('remove', lang)}
          disabled={buttonsProps.disabled}
          onClick={buttonsProps.onRemoveItem}
        />
      )}
    </fieldset>
  );
}

function MultiSchemaFieldTemplate({ selector, optionSchemaField }: MultiSchemaFieldTemplateProps) {
  return (
    <div className="bj-form-choice">
      {selector}
      {optionSchemaField}
    </div>
  );
}

const Nothing = () => null;

/** Templates of generated forms (表单模板): titles above, errors and help below, lists of lines. Groups and tables are fields of their own. */
export const templates: Partial<TemplatesType> = {
  FieldTemplate,
  ArrayFieldTemplate,
  ArrayFieldItemTemplate,
  MultiSchemaFieldTemplate,
  DescriptionFieldTemplate: Nothing,
  FieldHelpTemplate: Nothing,
  FieldErrorTemplate: Nothing,
  UnsupportedFieldTemplate: Nothing,
};
