import type { FieldProps, RJSFSchema, UiSchema } from '@rjsf/utils';
import { type KeyboardEvent, memo, useMemo } from 'react';
import { isValues, type Values } from '../../schema/types.ts';
import { useRead } from '../filling/index.ts';
import { langOf } from '../lang.ts';
import { orderOf } from '../layout.ts';
import { isComputed, isMoney, isNumber, settingOf, widgetOf } from '../shape.ts';
import { formatAmount, formatNumber } from '../view/format.ts';
import { type Language, word } from '../words.ts';
import { Part } from './GroupField.tsx';
import { RowButtons, type RowButtonsProps } from './RowButtons.tsx';
import type { RowsOfField } from './useRows.ts';

interface Column {
  readonly name: string;
  readonly title: string;
  readonly schema: Values;
  readonly ui: Values | undefined;
  readonly isRequired: boolean;
  readonly isSummed: boolean;
}

/** Columns of a table of rows (列). Sums stand under what the form works out; where it works nothing out, under money. */
export function columnsOf(item: Values, itemUi: Values): readonly Column[] {
  const properties = (item.properties ?? {}) as Readonly<Record<string, Values>>;
  const required = new Set(Array.isArray(item.required) ? item.required : []);
  const names = orderOf(itemUi, Object.keys(properties));
  const worked = names.filter(name => isNumber(properties[name]!) && isComputed(properties[name]!));
  const summed = new Set(worked.length > 0 ? worked : names.filter(name => isMoney(properties[name]!)));
  return names
    .filter(name => widgetOf(itemUi[name] as Values | undefined) !== 'hidden')
    .map(name => {
      const schema = properties[name]!;
      const ui = itemUi[name] as Values | undefined;
      return {
        name,
        title: String(settingOf(ui, 'title') ?? schema.title ?? name),
        schema,
        ui,
        isRequired: required.has(name),
        isSummed: summed.has(name),
      };
    });
}

interface RowProps extends RowButtonsProps {
  readonly field: Pick<FieldProps, 'registry' | 'onChange' | 'onBlur' | 'onFocus'>;
  readonly columns: readonly Column[];
  readonly path: readonly (string | number)[];
  readonly id: string;
  readonly value: unknown;
  readonly isReadOnly: boolean;
}

const Row = memo(function Row({ field, columns, path, id, value, isReadOnly, ...buttons }: RowProps) {
  const { index, can, lang } = buttons;
  const parent = useMemo(() => [...path, index], [path, index]);
  const values = isValues(value) ? value : {};
  return (
    <tr id={`${id}__row`} data-row={index}>
      <th scope="row" className="bj-form-table-number">
        <span className="bj-visually-hidden">{word('row', lang, { n: index + 1 })}</span>
        <span aria-hidden="true">{index + 1}</span>
      </th>
      {columns.map(({ name, schema, ui, isRequired }) => (
        <td key={name} data-kind={isNumber(schema) ? 'number' : undefined}>
          <Part
            {...field}
            name={name}
            parent={parent}
            schema={schema as RJSFSchema}
            uiSchema={ui as UiSchema | undefined}
            formData={values[name]}
            required={isRequired}
            readonly={isReadOnly}
          />
        </td>
      ))}
      {(can.copy || can.move || can.remove) && (
        <td className="bj-form-table-acts">
          <RowButtons {...buttons} />
        </td>
      )}
    </tr>
  );
});

/** Whether a key in a control belongs to the control itself: choosing, dates, several lines. */
const isTaken = (target: HTMLElement): boolean =>
  target.tagName === 'TEXTAREA' || target.getAttribute('role') === 'combobox' || target.closest('.ant-picker') !== null;

/** Steps by keyboard in the table: Enter down, at the end a new row; Alt with arrows moves, Alt with Delete removes. */
function stepIn(event: KeyboardEvent<HTMLTableElement>, id: string, rows: RowsOfField): void {
  const target = event.target as HTMLElement;
  const line = target.closest('tr[data-row]');
  if (!line || event.nativeEvent.isComposing) return;
  const at = Number(line.getAttribute('data-row'));
  const isOurs = (): boolean => {
    event.preventDefault();
    event.stopPropagation();
    return true;
  };
  if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
    if (isOurs() && rows.canMove) rows.acts.move(at, event.key === 'ArrowUp' ? -1 : 1);
  } else if (event.altKey && event.key === 'Delete') {
    if (isOurs() && rows.canRemove) rows.acts.remove(at);
  } else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey && target.tagName === 'INPUT' && !isTaken(target)) {
    isOurs();
    const column = target.id.slice(`${id}_${at}_`.length);
    const below = document.getElementById(`${id}_${at + 1}_${column}`);
    if (below) below.focus();
    else if (at === rows.values.length - 1 && rows.canAdd) rows.acts.add();
  }
}

function Head({ columns, hasActs, lang }: { readonly columns: readonly Column[]; readonly hasActs: boolean; readonly lang: Language }) {
  return (
    <thead>
      <tr>
        <th scope="col" className="bj-form-table-number">
          {word('number', lang)}
        </th>
        {columns.map(({ name, title, schema, isRequired }) => (
          <th key={name} scope="col" data-kind={isNumber(schema) ? 'number' : undefined}>
            {title}
            {isMoney(schema) && <small>{`（${word('yuan', lang)}）`}</small>}
            {isRequired && (
              <span className="bj-required" aria-hidden="true">
                *
              </span>
            )}
          </th>
        ))}
        {hasActs && (
          <th scope="col" className="bj-form-table-acts">
            {word('acts', lang)}
          </th>
        )}
      </tr>
    </thead>
  );
}

/** Sum of a column in its own unit; what is no number counts as nothing. */
export const sumOf = (rows: readonly unknown[], name: string): number =>
  rows.reduce<number>((sum, row) => {
    const value = isValues(row) ? row[name] : undefined;
    return typeof value === 'number' && Number.isFinite(value) ? sum + value : sum;
  }, 0);

function Sums({
  columns,
  values,
  hasActs,
  lang,
}: {
  readonly columns: readonly Column[];
  readonly values: readonly unknown[];
  readonly hasActs: boolean;
  readonly lang: Language;
}) {
  if (!columns.some(({ isSummed }) => isSummed)) return null;
  return (
    <tfoot>
      <tr>
        <th scope="row">{word('sum', lang)}</th>
        {columns.map(({ name, title, schema, isSummed }) => (
          <td key={name} data-kind={isNumber(schema) ? 'number' : undefined} data-title={isSummed ? title : undefined}>
            {isSummed && (isMoney(schema) ? formatAmount(sumOf(values, name)) : formatNumber(Math.round(sumOf(values, name) * 1e6) / 1e6))}
          </td>
        ))}
        {hasActs && <td />}
      </tr>
    </tfoot>
  );
}

/** An editable table (可编辑明细表): a table on a wide page, cards on a phone; the same controls in both. */
export function Table({ field, rows, titleId }: { readonly field: FieldProps; readonly rows: RowsOfField; readonly titleId: string }) {
  const { fieldPathId, registry, onChange, onBlur, onFocus } = field;
  const { item, itemUi, canCopy, canMove, canRemove, isReadOnly } = rows;
  const lang = langOf({ registry });
  const id = fieldPathId.$id;
  const of = useMemo(() => ({ registry, onChange, onBlur, onFocus }), [registry, onChange, onBlur, onFocus]);
  const all = useMemo(() => columnsOf(item as Values, itemUi), [item, itemUi]);
  const hidden = useRead(filling =>
    all
      .filter(({ name }) => isHiddenEverywhere(filling.markOf, id, name, rows.values.length))
      .map(({ name }) => name)
      .join(' '),
  );
  const columns = useMemo(() => all.filter(({ name }) => !hidden.split(' ').includes(name)), [all, hidden]);
  const can = useMemo(() => ({ copy: canCopy, move: canMove, remove: canRemove }), [canCopy, canMove, canRemove]);
  const hasActs = canCopy || canMove || canRemove;
  return (
    <>
      <div className="bj-edit-scroll">
        <table className="bj-form-table" aria-labelledby={titleId} onKeyDown={event => stepIn(event, id, rows)}>
          <Head columns={columns} hasActs={hasActs} lang={lang} />
          <tbody>
            {rows.values.map((value, index) => (
              <Row
                key={rows.keys[index]}
                field={of}
                columns={columns}
                path={fieldPathId.path}
                id={`${id}_${index}`}
                value={value}
                isReadOnly={isReadOnly}
                index={index}
                isLast={index === rows.values.length - 1}
                acts={rows.acts}
                can={can}
                lang={lang}
              />
            ))}
          </tbody>
          <Sums columns={columns} values={rows.values} hasActs={hasActs} lang={lang} />
        </table>
      </div>
      {!isReadOnly && <p className="bj-field-help bj-edit-keys">{word('tableKeys', lang)}</p>}
    </>
  );
}

type MarkOf = (id: string) => { readonly isHidden: boolean };

/** A column whose every cell is hidden is not shown. */
const isHiddenEverywhere = (markOf: MarkOf, id: string, name: string, count: number): boolean =>
  count > 0 && Array.from({ length: count }, (_, at) => markOf(`${id}_${at}_${name}`)).every(({ isHidden }) => isHidden);
