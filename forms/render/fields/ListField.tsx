import type { FieldProps } from '@rjsf/utils';
import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { Values } from '../../schema/types.ts';
import { langOf } from '../lang.ts';
import { isMultiple, isRows, widgetOf } from '../shape.ts';
import { RequiredMark } from '../templates.tsx';
import { useMark } from '../filling/index.ts';
import { word } from '../words.ts';
import { Cards } from './Cards.tsx';
import { CodesField } from './CodesField.tsx';
import { Table } from './Table.tsx';
import { type RowsOfField, useRows } from './useRows.ts';

/** A list (列表): an editable table, cards, several choices, or lines. */
export function ListField(props: FieldProps) {
  const schema = props.schema as Values;
  if (isRows(schema)) return <RowsField {...props} />;
  if (isMultiple(schema) && typeof (schema.items as Values)['x-codes'] === 'string') return <CodesField {...props} />;
  const { PlainListField } = props.registry.fields;
  const Plain = PlainListField!;
  return <Plain {...props} />;
}

function RowsField(props: FieldProps) {
  const { schema, uiSchema, fieldPathId, name, registry, required } = props;
  const mark = useMark(fieldPathId.$id);
  const rows = useRows(props);
  const lang = langOf({ registry });
  const title = String(uiSchema?.['ui:title'] ?? schema.title ?? name);
  const isCards = widgetOf(uiSchema as Values | undefined) === 'cards';
  const titleId = `${fieldPathId.$id}__title`;
  return (
    <section className="bj-form-list" aria-labelledby={titleId}>
      <h3 id={titleId}>
        {title}
        {(required || mark.isRequired) && !rows.isReadOnly && <RequiredMark lang={lang} />}
        {rows.values.length > 0 && <small className="bj-field-help">{word('rows', lang, { n: rows.values.length })}</small>}
      </h3>
      {schema.description && <p className="bj-field-help">{schema.description}</p>}
      {rows.values.length === 0 && <p className="bj-field-help">{word(rows.canAdd ? 'noRows' : 'none', lang)}</p>}
      {rows.values.length > 0 && (isCards ? <Cards field={props} rows={rows} /> : <Table field={props} rows={rows} titleId={titleId} />)}
      <AddButton id={`${fieldPathId.$id}__add`} rows={rows} words={word(isCards ? 'addCard' : 'addRow', lang)} />
    </section>
  );
}

function AddButton({ id, rows, words }: { readonly id: string; readonly rows: RowsOfField; readonly words: string }) {
  if (!rows.canAdd) return null;
  return (
    <Button id={id} icon={<PlusOutlined />} onClick={rows.acts.add}>
      {words}
    </Button>
  );
}
