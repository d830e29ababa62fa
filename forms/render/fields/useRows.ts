import type { FieldProps, RJSFSchema } from '@rjsf/utils';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { isValues, type Values } from '../../schema/types.ts';
import { useFilling, useMark, valueAt } from '../filling/index.ts';
import { settingOf } from '../shape.ts';
import { type Rows, rowsOf, withMoved, withoutRow, withRow } from './rows.ts';

/** What may be done with the rows of a list (行操作). Each works on the rows as they are at that moment. */
export interface RowActs {
  readonly add: () => void;
  readonly copy: (at: number) => void;
  readonly move: (at: number, by: -1 | 1) => void;
  readonly remove: (at: number) => void;
}

export interface RowsOfField extends Rows {
  readonly acts: RowActs;
  readonly canAdd: boolean;
  readonly canCopy: boolean;
  readonly canMove: boolean;
  readonly canRemove: boolean;
  readonly isReadOnly: boolean;
  /** Schema of one row. */
  readonly item: RJSFSchema;
  readonly itemUi: Values;
}

const allows = (ui: Values | undefined, name: string): boolean => settingOf(ui, name) !== false;

/** Puts the cursor into a control of a row once it is drawn. */
function focusRow(id: string, column?: string): void {
  requestAnimationFrame(() => {
    const row = document.getElementById(`${id}__row`);
    const cell = column === undefined ? null : document.getElementById(`${id}_${column}`);
    (cell ?? row?.querySelector<HTMLElement>('input, textarea, select'))?.focus();
  });
}

/** Rows of a list of groups, with everything that may be done with them. */
export function useRows(props: FieldProps): RowsOfField {
  const { formData, fieldPathId, onChange, registry, schema } = props;
  const filling = useFilling();
  const mark = useMark(fieldPathId.$id);
  const ui = props.uiSchema as Values | undefined;
  const known = useRef<readonly number[]>([]);
  const values: readonly unknown[] = Array.isArray(formData) ? formData : noRows;
  const rows = rowsOf(values, known.current);
  useEffect(() => {
    known.current = rows.keys;
  });
  const { path, $id: id } = fieldPathId;
  const item = useMemo(() => registry.schemaUtils.retrieveSchema((schema.items ?? {}) as RJSFSchema, {}), [registry, schema.items]);
  const itemUi = (isValues(ui?.items) ? ui.items : nothing) as Values;
  const max = typeof schema.maxItems === 'number' ? schema.maxItems : Number.POSITIVE_INFINITY;
  const change = useCallback(
    (work: (rows: Rows) => Rows) => {
      filling.take();
      const present = valueAt(filling.answers(), path);
      const next = work(rowsOf(Array.isArray(present) ? present : [], known.current));
      known.current = next.keys;
      onChange(next.values.length === 0 ? undefined : [...next.values], path);
      return next;
    },
    [filling, onChange, path],
  );
  const acts = useMemo<RowActs>(
    () => ({
      add: () => {
        const next = change(now => (now.values.length < max ? withRow(now, now.values.length, {}) : now));
        filling.begin([...path, next.values.length - 1]);
        focusRow(`${id}_${next.values.length - 1}`);
      },
      copy: at => {
        change(now => (now.values.length < max ? withRow(now, at + 1, structuredClone(now.values[at])) : now));
        focusRow(`${id}_${at + 1}`);
      },
      move: (at, by) => {
        const column = columnOf(document.activeElement, `${id}_${at}`);
        change(now => withMoved(now, at, at + by));
        focusRow(`${id}_${at + by}`, column);
      },
      remove: at => {
        const next = change(now => withoutRow(now, at));
        if (next.values.length > 0) focusRow(`${id}_${Math.min(at, next.values.length - 1)}`);
        else requestAnimationFrame(() => document.getElementById(`${id}__add`)?.focus());
      },
    }),
    [change, filling, id, max, path],
  );
  const isReadOnly = Boolean(props.readonly || props.disabled) || mark.isReadOnly;
  return {
    ...rows,
    acts,
    item,
    itemUi,
    isReadOnly,
    canAdd: !isReadOnly && values.length < max && allows(ui, 'addable'),
    canCopy: !isReadOnly && values.length < max && allows(ui, 'addable') && allows(ui, 'copyable'),
    canMove: !isReadOnly && values.length > 1 && allows(ui, 'orderable'),
    canRemove: !isReadOnly && allows(ui, 'removable'),
  };
}

const noRows: readonly unknown[] = [];
const nothing: Values = {};

/** Name of the column a control of a row stands in. */
function columnOf(control: Element | null, rowId: string): string | undefined {
  const id = control?.id ?? '';
  return id.startsWith(`${rowId}_`) ? id.slice(rowId.length + 1) : undefined;
}
