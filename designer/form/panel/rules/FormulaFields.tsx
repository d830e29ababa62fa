import { Checkbox, Select } from 'antd';
import { Field } from '../../../process/panel/Field.tsx';
import { useText } from '../../../ui/preferences.tsx';
import { TypedCell } from '../inputs/TypedCell.tsx';
import { type FormulaDraft, namesFor, sumColumns } from './formulaDrafts.ts';
import { NameSelect, useNameOptions } from './NameSelect.tsx';
import type { NameInSight } from './names.ts';

interface FormulaFieldsProps {
  readonly draft: FormulaDraft;
  readonly names: readonly NameInSight[];
  readonly isReadOnly: boolean;
  readonly onChange: (draft: FormulaDraft) => void;
}

function ColumnField({ draft, names, isReadOnly, onChange }: FormulaFieldsProps) {
  const { say, pick } = useText();
  const columns = namesFor('column-sum', names).flatMap(table =>
    sumColumns(table).map(column => ({
      value: `${table.name}.${column.name}`,
      label: `${pick(table.title)} · ${pick(column.title)}`,
      table: table.name,
      column: column.name,
    })),
  );
  const value = draft.first !== null && draft.second !== null ? `${draft.first}.${draft.second}` : null;
  return (
    <Field label={say('formula.column')}>
      {id => (
        <Select
          id={id}
          disabled={isReadOnly}
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={say('prop.choose')}
          value={value}
          options={columns.map(one => ({ value: one.value, label: one.label }))}
          onChange={chosen => {
            const column = columns.find(one => one.value === chosen);
            if (column) onChange({ ...draft, first: column.table, second: column.column });
          }}
        />
      )}
    </Field>
  );
}

function ManyFields({ draft, names, isReadOnly, onChange }: FormulaFieldsProps) {
  const { say } = useText();
  const options = useNameOptions(namesFor(draft.kind, names));
  return (
    <Field label={say('formula.fields')}>
      {id => (
        <Select
          id={id}
          mode="multiple"
          disabled={isReadOnly}
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={say('prop.choose')}
          value={[...draft.fields]}
          options={options}
          onChange={fields => onChange({ ...draft, fields })}
        />
      )}
    </Field>
  );
}

function OneField(props: FormulaFieldsProps & { readonly label: string; readonly which: 'first' | 'second' }) {
  const { draft, names, isReadOnly, onChange, label, which } = props;
  return (
    <Field label={label}>
      {id => (
        <NameSelect
          id={id}
          label={label}
          names={namesFor(draft.kind, names)}
          value={draft[which]}
          isReadOnly={isReadOnly}
          onChange={({ name }) => onChange({ ...draft, [which]: name })}
        />
      )}
    </Field>
  );
}

/** What a common formula is made of (公式内容): names to choose and how they are put together. */
export function FormulaFields(props: FormulaFieldsProps) {
  const { draft, isReadOnly, onChange } = props;
  const { say } = useText();
  switch (draft.kind) {
    case 'column-sum':
      return <ColumnField {...props} />;
    case 'rows':
      return <OneField {...props} which="first" label={say('formula.table')} />;
    case 'sum':
      return <ManyFields {...props} />;
    case 'product':
      return (
        <>
          <ManyFields {...props} />
          <Checkbox
            disabled={isReadOnly}
            checked={draft.isWhole}
            onChange={({ target }) => onChange({ ...draft, isWhole: target.checked })}
          >
            {say('formula.whole')}
          </Checkbox>
        </>
      );
    case 'join':
      return (
        <>
          <ManyFields {...props} />
          <Field label={say('formula.between')}>
            {() => (
              <TypedCell
                name="between"
                label={say('formula.between')}
                isReadOnly={isReadOnly}
                value={draft.between}
                write={String}
                read={typed => ({ value: typed })}
                onSend={between => onChange({ ...draft, between })}
              />
            )}
          </Field>
        </>
      );
    case 'difference':
      return (
        <>
          <OneField {...props} which="first" label={say('formula.from')} />
          <OneField {...props} which="second" label={say('formula.less')} />
        </>
      );
    case 'days':
      return (
        <>
          <OneField {...props} which="first" label={say('formula.from')} />
          <OneField {...props} which="second" label={say('formula.to')} />
          <Checkbox
            disabled={isReadOnly}
            checked={draft.isInclusive}
            onChange={({ target }) => onChange({ ...draft, isInclusive: target.checked })}
          >
            {say('formula.inclusive')}
          </Checkbox>
        </>
      );
  }
}
