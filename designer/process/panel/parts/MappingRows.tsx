import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Input, Select } from 'antd';
import { useEffect, useState } from 'react';
import { useText } from '../../../ui/preferences.tsx';
import type { MappingRow } from '../model/mappings.ts';
import type { Panel } from '../panel.ts';
import type { ChoiceOption } from './ChoiceField.tsx';
import { asFeel, ExpressionField } from './ExpressionField.tsx';

interface MappingRowsProps {
  readonly panel: Panel;
  readonly title: string;
  readonly hint: string;
  /** Word for the name a value gets. */
  readonly targetLabel: string;
  /** Names to choose from, in words; absent: any name may be written. */
  readonly targets?: readonly ChoiceOption[];
  readonly rows: readonly MappingRow[];
  readonly onSend: (rows: readonly MappingRow[]) => void;
}

/** Names FEEL can read: a letter, then letters and digits (engine/bpmn/expressions.ts). */
const isName = (name: string): boolean => /^\p{L}[\p{L}\p{N}]*$/u.test(name);
const isWhole = ({ source, target }: MappingRow): boolean => source !== '' && isName(target);

/** Values that cross, row by row (数据对应): a row that is not complete yet stays here and changes nothing. */
export function MappingRows({ panel, title, hint, targetLabel, targets, rows, onSend }: MappingRowsProps) {
  const { say } = useText();
  const [drafts, setDrafts] = useState(rows);
  const said = JSON.stringify(rows);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is drawn is compared by what it says
  useEffect(() => {
    setDrafts(now => (JSON.stringify(now.filter(isWhole)) === said ? now : rows));
  }, [said]);
  const change = (next: readonly MappingRow[]): void => {
    setDrafts(next);
    const whole = next.filter(isWhole);
    if (JSON.stringify(whole) !== said) onSend(whole);
  };
  const setRow = (at: number, row: MappingRow): void => change(drafts.map((one, index) => (index === at ? row : one)));
  return (
    <fieldset className="bjd-rows">
      <legend>{title}</legend>
      <small className="bjd-soft">{hint}</small>
      <ul>
        {drafts.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no names of their own
          <li key={index}>
            <TargetInput
              label={say('pp.rowTarget', { n: index + 1, label: targetLabel })}
              targets={targets}
              value={row.target}
              onSend={target => setRow(index, { ...row, target })}
            />
            <Button
              type="text"
              size="small"
              icon={<DeleteOutlined />}
              aria-label={say('pp.rowRemove', { n: index + 1, title })}
              onClick={() => change(drafts.filter((_, at) => at !== index))}
            />
            <div className="bjd-whole">
              <ExpressionField
                panel={panel}
                label={say('pp.rowSource', { n: index + 1 })}
                value={row.source}
                onSend={feel => setRow(index, { ...row, source: asFeel(feel) ?? '' })}
              />
            </div>
          </li>
        ))}
      </ul>
      <Button size="small" icon={<PlusOutlined />} onClick={() => setDrafts([...drafts, { source: '', target: '' }])}>
        {say('pp.rowAdd', { title })}
      </Button>
    </fieldset>
  );
}

interface TargetProps {
  readonly label: string;
  readonly value: string;
  readonly targets?: readonly ChoiceOption[] | undefined;
  readonly onSend: (name: string) => void;
}

function TargetInput(props: TargetProps) {
  return props.targets ? <TargetSelect {...props} targets={props.targets} /> : <TargetText {...props} />;
}

function TargetSelect({ label, value, targets, onSend }: TargetProps & { readonly targets: readonly ChoiceOption[] }) {
  const { say } = useText();
  const isGone = value !== '' && !targets.some(target => target.value === value);
  return (
    <Select
      size="small"
      aria-label={label}
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={say('prop.choose')}
      value={value === '' ? null : value}
      options={[
        ...targets.map(target => ({ value: target.value, label: target.label })),
        ...(isGone ? [{ value, label: say('pp.gone.value', { value }) }] : []),
      ]}
      onChange={(name: string) => onSend(name)}
    />
  );
}

function TargetText({ label, value, onSend }: TargetProps) {
  const { say } = useText();
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  const isWrong = typed !== '' && !isName(typed);
  const send = (): void => {
    if (typed.trim() !== value) onSend(typed.trim());
  };
  return (
    <span>
      <Input
        size="small"
        className="bjd-code"
        aria-label={label}
        placeholder={say('pp.variableName')}
        value={typed}
        {...(isWrong ? { status: 'error' as const } : {})}
        onChange={event => setTyped(event.target.value)}
        onBlur={send}
        onPressEnter={send}
      />
      {isWrong && (
        <small className="bjd-wrong" role="alert">
          {say('pp.nameWrong')}
        </small>
      )}
    </span>
  );
}
