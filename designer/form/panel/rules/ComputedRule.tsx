import { Select } from 'antd';
import { useState } from 'react';
import type { Field } from '#forms/fields/types.ts';
import { Field as Labelled } from '../../../process/panel/Field.tsx';
import { useText } from '../../../ui/preferences.tsx';
import { withSchema, withUi } from '../change.ts';
import { useUnfinished } from '../inputs/unfinished.ts';
import type { FieldPanel } from '../panel.ts';
import { FeelText } from './FeelText.tsx';
import { FormulaFields } from './FormulaFields.tsx';
import { emptyFormula, type FormulaDraft, formulaDraftOf, formulaOf, formulasFor } from './formulaDrafts.ts';
import { type FormulaKind, readFormula, writeFormula } from './formulas.ts';
import { LiveResult } from './LiveResult.tsx';
import { type NameInSight, namesInSight } from './names.ts';
import { givesMoney, type ResultKind, resultKinds, resultOf, resultPatch } from './results.ts';

interface ComputedRuleProps {
  readonly panel: FieldPanel;
  readonly text: string | undefined;
  readonly onSend: (text: string | undefined) => void;
}

/** The field with another kind of result; a widget of the former kind goes with it. */
const withResult = (field: Field, kind: ResultKind): Field =>
  withUi(withSchema(field, resultPatch(kind)), { 'ui:widget': undefined, 'ui:placeholder': undefined });

/** What kind of answer the formula gives (结果类型). */
function ResultSetting({ panel: { field, change, isReadOnly } }: { readonly panel: FieldPanel }) {
  const { say } = useText();
  const set = (kind: ResultKind): void => change(now => withResult(now, kind), 'result');
  return (
    <Labelled label={say('result.kind')}>
      {id => (
        <Select
          id={id}
          data-setting="type"
          disabled={isReadOnly}
          value={resultOf(field.schema)}
          options={resultKinds.map(value => ({ value, label: say(`result.${value}`) }))}
          onChange={set}
        />
      )}
    </Labelled>
  );
}

/** Not a figure, or an amount already. */
const isSettled = (kind: ResultKind): boolean => kind !== 'number' && kind !== 'integer';

type Choice = FormulaKind | 'none' | 'feel';

function useFormula({ panel, text, onSend }: ComputedRuleProps, names: readonly NameInSight[]) {
  const kept = useUnfinished();
  const name = `${panel.name}/x-value/formula`;
  const read = text === undefined ? null : readFormula(text);
  const found = kept?.get(name);
  const [draft, setDraft] = useState<FormulaDraft | null>(
    found === undefined ? read && formulaDraftOf(read) : (JSON.parse(found) as FormulaDraft),
  );
  const [isFeel, setFeel] = useState(kept?.has(`${panel.name}/x-value/feel`) ?? false);
  const [seen, setSeen] = useState(text);
  if (seen !== text) {
    setSeen(text);
    const said = draft && formulaOf(draft);
    if (!said || writeFormula(said) !== text) {
      kept?.delete(name);
      setDraft(read && formulaDraftOf(read));
    }
  }
  const change = (next: FormulaDraft | null): void => {
    setDraft(next);
    const said = next && formulaOf(next);
    if (next && !said) kept?.set(name, JSON.stringify(next));
    else kept?.delete(name);
    if (!said || writeFormula(said) === text) return;
    onSend(writeFormula(said));
    // an amount shown as a number would be a hundred times what people read
    if (givesMoney(said, names) && !isSettled(resultOf(panel.field.schema))) panel.change(now => withResult(now, 'money'), 'result');
  };
  const choose = (choice: Choice, isWhole: boolean): void => {
    setFeel(choice === 'feel');
    if (choice === 'none') onSend(undefined);
    if (choice === 'none' || choice === 'feel') change(null);
    else change(emptyFormula(choice, isWhole));
  };
  const isFeelText = isFeel || (text !== undefined && !read && draft === null);
  const choice: Choice = isFeelText ? 'feel' : (draft?.kind ?? 'none');
  return { draft, choice, change, choose, setFeel };
}

/** How a field is computed (计算): a common formula from names to choose, or FEEL; with the value it has now. */
export function ComputedRule(props: ComputedRuleProps) {
  const { panel, text, onSend } = props;
  const { say } = useText();
  const { field, isReadOnly } = panel;
  const names = namesInSight(panel.editor.file, panel.path);
  const { draft, choice, change, choose, setFeel } = useFormula(props, names);
  const offered: readonly Choice[] = ['none', ...formulasFor(field.schema.type), 'feel'];
  return (
    <div className="bjf-rule" data-rule="x-value">
      {text !== undefined && <ResultSetting panel={panel} />}
      <Labelled label={say('rule.value')} hint={choice === 'none' ? undefined : say('rule.value.hint')}>
        {id => (
          <Select
            id={id}
            data-setting={choice === 'feel' ? undefined : 'x-value'}
            disabled={isReadOnly}
            value={choice}
            options={[...new Set([...offered, choice])].map(value => ({
              value,
              label: value === 'feel' ? say('rule.byFeel') : say(`formula.${value}`),
            }))}
            onChange={next => choose(next, field.schema.type === 'integer')}
          />
        )}
      </Labelled>
      {choice !== 'feel' && draft && (
        <>
          <FormulaFields draft={draft} names={names} isReadOnly={isReadOnly} onChange={change} />
          {!formulaOf(draft) && (
            <small className="bjd-soft" role="status">
              {say('formula.choose')}
            </small>
          )}
        </>
      )}
      {choice === 'feel' && (
        <FeelText
          panel={panel}
          setting="x-value"
          text={text}
          names={names}
          onSend={next => {
            setFeel(true);
            onSend(next);
          }}
        />
      )}
      {text !== undefined && <LiveResult panel={panel} text={text} />}
    </div>
  );
}
