import type { FieldProps, UiSchema } from '@rjsf/utils';
import { memo, useMemo } from 'react';
import { langOf } from '../lang.ts';
import { settingOf } from '../shape.ts';
import { word } from '../words.ts';
import { PartGrid } from './GroupField.tsx';
import { RowButtons, type RowButtonsProps } from './RowButtons.tsx';
import type { RowsOfField } from './useRows.ts';

interface CardProps extends RowButtonsProps {
  readonly field: Pick<FieldProps, 'registry' | 'onChange' | 'onBlur' | 'onFocus' | 'name'>;
  readonly rows: Pick<RowsOfField, 'item' | 'itemUi' | 'isReadOnly'>;
  readonly path: readonly (string | number)[];
  readonly id: string;
  readonly value: unknown;
}

const Card = memo(function Card({ field, rows, path, id, value, ...buttons }: CardProps) {
  const { index, lang } = buttons;
  const fieldPathId = useMemo(() => ({ $id: id, path: [...path, index] }), [id, path, index]);
  const props = {
    ...field,
    schema: rows.item,
    uiSchema: rows.itemUi as UiSchema,
    formData: value,
    fieldPathId,
    readonly: rows.isReadOnly,
  } as FieldProps;
  const columns = settingOf(rows.itemUi, 'columns');
  return (
    <fieldset className="bj-form-card" id={`${id}__row`} aria-label={word('card', lang, { n: index + 1 })}>
      <div className="bj-form-card-head">
        <strong aria-hidden="true">{word('card', lang, { n: index + 1 })}</strong>
        <RowButtons {...buttons} />
      </div>
      <PartGrid props={props} columns={typeof columns === 'number' ? columns : 2} />
    </fieldset>
  );
});

/** A repeating group as cards (重复分组). */
export function Cards({ field, rows }: { readonly field: FieldProps; readonly rows: RowsOfField }) {
  const { fieldPathId, registry, onChange, onBlur, onFocus, name } = field;
  const { item, itemUi, isReadOnly, canCopy, canMove, canRemove } = rows;
  const of = useMemo(() => ({ registry, onChange, onBlur, onFocus, name }), [registry, onChange, onBlur, onFocus, name]);
  const row = useMemo(() => ({ item, itemUi, isReadOnly }), [item, itemUi, isReadOnly]);
  const can = useMemo(() => ({ copy: canCopy, move: canMove, remove: canRemove }), [canCopy, canMove, canRemove]);
  return (
    <div className="bj-form-cards">
      {rows.values.map((value, index) => (
        <Card
          key={rows.keys[index]}
          field={of}
          rows={row}
          path={fieldPathId.path}
          id={`${fieldPathId.$id}_${index}`}
          value={value}
          index={index}
          isLast={index === rows.values.length - 1}
          acts={rows.acts}
          can={can}
          lang={langOf({ registry })}
        />
      ))}
    </div>
  );
}
