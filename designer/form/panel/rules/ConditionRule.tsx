import { Select } from 'antd';
import { useState } from 'react';
import { Field } from '../../../process/panel/Field.tsx';
import { useText } from '../../../ui/preferences.tsx';
import { useUnfinished } from '../inputs/unfinished.ts';
import type { FieldPanel } from '../panel.ts';
import { ConditionEditor } from './ConditionEditor.tsx';
import { readConditions } from './conditions.ts';
import { FeelText } from './FeelText.tsx';
import { LiveResult } from './LiveResult.tsx';
import { namesInSight } from './names.ts';

interface ConditionRuleProps {
  readonly panel: FieldPanel;
  readonly keyword: 'x-visible' | 'x-required';
  readonly text: string | undefined;
  readonly onSend: (text: string | undefined) => void;
}

type Mode = 'none' | 'rows' | 'feel';
const words = { 'x-visible': 'rule.visible', 'x-required': 'rule.required' } as const;

const modeOf = (text: string | undefined): Mode => (text === undefined ? 'none' : readConditions(text) ? 'rows' : 'feel');

/** When a field is shown or must be filled (显示条件、必填条件): never or always, by rows, or by FEEL where rows cannot say it. */
export function ConditionRule({ panel, keyword, text, onSend }: ConditionRuleProps) {
  const { say } = useText();
  const kept = useUnfinished();
  const names = namesInSight(panel.editor.file, panel.path);
  const rowsName = `${panel.name}/${keyword}/rows`;
  const begun: Mode | null = kept?.has(rowsName) ? 'rows' : kept?.has(`${panel.name}/${keyword}/feel`) ? 'feel' : null;
  // what the person chose while the text alone does not say it: rows not complete yet, or FEEL for what rows could say
  const [chosen, setChosen] = useState<Mode | null>(begun);
  const written = modeOf(text);
  const mode = chosen === 'none' || chosen === null || (chosen === 'rows' && written === 'feel') ? written : chosen;
  const choose = (next: Mode): void => {
    setChosen(next);
    if (next === 'none') {
      kept?.delete(rowsName);
      onSend(undefined);
    }
  };
  const sendFeel = (next: string | undefined): void => {
    setChosen('feel');
    onSend(next);
  };
  return (
    <div className="bjf-rule" data-rule={keyword}>
      <Field label={say(words[keyword])} hint={keyword === 'x-visible' && mode !== 'none' ? say('rule.visible.hint') : undefined}>
        {id => (
          <Select
            id={id}
            data-setting={mode === 'feel' ? undefined : keyword}
            disabled={panel.isReadOnly}
            value={mode}
            options={[
              { value: 'none', label: say(`${words[keyword]}.none`) },
              { value: 'rows', label: say('rule.byRows'), disabled: written === 'feel' },
              { value: 'feel', label: say('rule.byFeel') },
            ]}
            onChange={choose}
          />
        )}
      </Field>
      {mode === 'rows' && (
        <ConditionEditor
          name={rowsName}
          text={text}
          names={names}
          isReadOnly={panel.isReadOnly}
          onSend={next => {
            if (next === undefined) setChosen('none');
            onSend(next);
          }}
        />
      )}
      {mode === 'feel' && <FeelText panel={panel} setting={keyword} text={text} names={names} onSend={sendFeel} />}
      {mode !== 'none' && text !== undefined && <LiveResult panel={panel} text={text} />}
    </div>
  );
}
