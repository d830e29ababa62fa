import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Segmented, Select } from 'antd';
import { useState } from 'react';
import { useText } from '../../../ui/preferences.tsx';
import { useUnfinished } from '../inputs/unfinished.ts';
import { type Comparison, readConditions, writeConditions } from './conditions.ts';
import {
  comparisonsFor,
  conditionsOf,
  type Draft,
  type DraftRow,
  draftOf,
  emptyDraft,
  emptyRow,
  lackOf,
  valuesOf,
  withComparison,
  withField,
} from './drafts.ts';
import { NameSelect } from './NameSelect.tsx';
import type { NameInSight } from './names.ts';
import { ValueInput } from './ValueInput.tsx';

interface ConditionEditorProps {
  /** Names the editor among all of the form. */
  readonly name: string;
  readonly text: string | undefined;
  readonly names: readonly NameInSight[];
  readonly isReadOnly: boolean;
  readonly onSend: (text: string | undefined) => void;
}

interface RowProps {
  readonly editor: ConditionEditorProps;
  readonly row: DraftRow;
  readonly index: number;
  readonly onChange: (row: DraftRow) => void;
  readonly onRemove: () => void;
}

function Row({ editor, row, index, onChange, onRemove }: RowProps) {
  const { say, lang } = useText();
  const { names, isReadOnly } = editor;
  const n = index + 1;
  const name = names.find(one => one.name === row.field);
  const isDay = name?.kind === 'date' || name?.kind === 'moment';
  const wordOf = (comparison: Comparison): string =>
    isDay && ['above', 'at-least', 'below', 'at-most'].includes(comparison)
      ? say(`compareDate.${comparison as 'above'}`)
      : say(`compare.${comparison}`);
  const lack = lackOf(row);
  const takes = valuesOf(row.comparison);
  return (
    <li className="bjf-condition">
      <NameSelect
        label={say('cond.field', { n })}
        names={names}
        value={row.field}
        isReadOnly={isReadOnly}
        onChange={chosen => onChange(withField(row, chosen))}
      />
      <Select
        size="small"
        aria-label={say('cond.comparison', { n })}
        disabled={isReadOnly}
        popupMatchSelectWidth={false}
        value={row.comparison}
        options={comparisonsFor(name, row.comparison).map(value => ({ value, label: wordOf(value) }))}
        onChange={comparison => onChange(withComparison(row, comparison))}
      />
      {takes !== 'none' && (
        <ValueInput
          name={`${editor.name}/${index}/value`}
          label={say('cond.value', { n })}
          of={name}
          isMany={takes === 'many'}
          hasToday
          isReadOnly={isReadOnly}
          values={row.values}
          onSend={values => onChange({ ...row, values })}
        />
      )}
      {!isReadOnly && (
        <Button size="small" type="text" icon={<DeleteOutlined />} aria-label={say('cond.remove', { n })} onClick={onRemove} />
      )}
      {lack && (
        <small className="bjd-soft" role="status" lang={lang === 'zh' ? 'zh-CN' : 'en'}>
          {say(lack === 'field' ? 'cond.missingField' : 'cond.missingValue')}
        </small>
      )}
    </li>
  );
}

function readDraft(text: string | undefined): Draft {
  const conditions = text === undefined ? null : readConditions(text);
  return conditions ? draftOf(conditions) : emptyDraft;
}

function keptDraft(kept: string | undefined): Draft | null {
  return kept === undefined ? null : (JSON.parse(kept) as Draft);
}

/** A condition in rows (条件编辑): field, comparison, value; all of them or any. Rows that are not complete yet stay here and change nothing. */
export function ConditionEditor(props: ConditionEditorProps) {
  const { name, text, isReadOnly, onSend } = props;
  const { say } = useText();
  const kept = useUnfinished();
  const [draft, setDraft] = useState<Draft>(() => keptDraft(kept?.get(name)) ?? readDraft(text));
  const [seen, setSeen] = useState(text);
  if (seen !== text) {
    setSeen(text);
    const said = conditionsOf(draft);
    if (!said || writeConditions(said) !== text) {
      kept?.delete(name);
      setDraft(readDraft(text));
    }
  }
  const change = (next: Draft): void => {
    setDraft(next);
    const said = conditionsOf(next);
    if (!said) {
      kept?.set(name, JSON.stringify(next));
      return;
    }
    kept?.delete(name);
    const written = writeConditions(said);
    if (written !== text) onSend(written === '' ? undefined : written);
  };
  const setRow = (index: number, row: DraftRow): void =>
    change({ ...draft, rows: draft.rows.map((one, at) => (at === index ? row : one)) });
  return (
    <div className="bjf-conditions">
      {draft.rows.length > 1 && (
        <Segmented
          size="small"
          aria-label={say('cond.join')}
          disabled={isReadOnly}
          value={draft.join}
          options={(['all', 'any'] as const).map(value => ({ value, label: say(`cond.${value}`) }))}
          onChange={join => change({ ...draft, join })}
        />
      )}
      <ul className="bjf-rows">
        {draft.rows.map((row, index) => (
          <Row
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no names of their own
            key={index}
            editor={props}
            row={row}
            index={index}
            onChange={next => setRow(index, next)}
            onRemove={() => change({ ...draft, rows: draft.rows.filter((_, at) => at !== index) })}
          />
        ))}
      </ul>
      {!isReadOnly && (
        <Button size="small" icon={<PlusOutlined />} onClick={() => change({ ...draft, rows: [...draft.rows, emptyRow] })}>
          {say('cond.add')}
        </Button>
      )}
    </div>
  );
}
