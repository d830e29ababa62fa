import { Segmented } from 'antd';
import { useState } from 'react';
import { ConditionEditor } from '../../../form/panel/rules/ConditionEditor.tsx';
import { readConditions } from '../../../form/panel/rules/conditions.ts';
import { useText } from '../../../ui/preferences.tsx';
import type { Panel } from '../panel.ts';
import { ExpressionField } from './ExpressionField.tsx';

interface ConditionFieldProps {
  readonly panel: Panel;
  /** Names the editor among all of the process. */
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  /** FEEL without `=`; '' = no condition. */
  readonly value: string;
  readonly onSend: (feel: string) => void;
}

type Mode = 'rows' | 'feel';

/** A condition (条件): in rows of field, comparison and value, or as an expression where rows cannot say it. */
export function ConditionField({ panel, name, label, hint, value, onSend }: ConditionFieldProps) {
  const { say } = useText();
  const [chosen, setChosen] = useState<Mode>('rows');
  const isSayable = value === '' || readConditions(value) !== null;
  const mode: Mode = isSayable ? chosen : 'feel';
  return (
    <div className="bjd-condition" data-condition={name}>
      <div className="bjd-condition-head">
        <span className="bjd-rights-label">{label}</span>
        <Segmented<Mode>
          size="small"
          aria-label={say('pp.conditionWay', { label })}
          value={mode}
          options={[
            { value: 'rows', label: say('pp.byRows'), disabled: !isSayable },
            { value: 'feel', label: say('pp.byFeel') },
          ]}
          onChange={setChosen}
        />
      </div>
      {mode === 'rows' ? (
        <>
          <ConditionEditor
            name={name}
            text={value === '' ? undefined : value}
            names={panel.names}
            isReadOnly={false}
            onSend={text => onSend(text ?? '')}
          />
          {hint && <small className="bjd-soft">{hint}</small>}
        </>
      ) : (
        <ExpressionField
          panel={panel}
          label={label}
          value={value}
          hint={isSayable ? hint : say('pp.onlyFeel')}
          onSend={feel => {
            setChosen('feel');
            onSend(feel);
          }}
        />
      )}
    </div>
  );
}
