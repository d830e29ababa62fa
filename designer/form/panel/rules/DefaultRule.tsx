import { Select } from 'antd';
import { useState } from 'react';
import { Field } from '../../../process/panel/Field.tsx';
import { useText } from '../../../ui/preferences.tsx';
import type { FieldPanel } from '../panel.ts';
import { defaultOf, readDefault, writeDefault } from './defaults.ts';
import { FeelText } from './FeelText.tsx';
import { LiveResult } from './LiveResult.tsx';
import { NameSelect } from './NameSelect.tsx';
import { nameOf, namesInSight } from './names.ts';
import { ValueInput } from './ValueInput.tsx';

interface DefaultRuleProps {
  readonly panel: FieldPanel;
  readonly text: string | undefined;
  readonly onSend: (text: string | undefined) => void;
}

type Mode = 'none' | 'value' | 'today' | 'source' | 'feel';

function modeOf(text: string | undefined): Mode {
  if (text === undefined) return 'none';
  const read = readDefault(text);
  if (!read) return 'feel';
  return read.kind === 'values' ? 'value' : read.kind;
}

/** Ways to begin that make sense for a field. */
function modesFor({ field, kindClass }: FieldPanel): readonly Mode[] {
  if (field.schema.format === 'date') return ['none', 'value', 'today', 'feel'];
  if (kindClass === 'text') return ['none', 'value', 'source', 'feel'];
  return kindClass === 'code' || kindClass === 'group' ? ['none', 'source', 'feel'] : ['none', 'value', 'feel'];
}

/** What a field begins with (默认值): a value of its kind, the day of filling, something known, or FEEL. */
export function DefaultRule({ panel, text, onSend }: DefaultRuleProps) {
  const { say } = useText();
  const { editor, path, field, isReadOnly } = panel;
  const names = namesInSight(editor.file, path);
  const [chosen, setChosen] = useState<Mode | null>(null);
  const written = modeOf(text);
  const mode = chosen !== null && (written === 'none' || chosen === 'feel') && chosen !== 'none' ? chosen : written;
  const labels = {
    none: say('rule.none'),
    value: say('rule.byValue'),
    today: say('rule.byToday'),
    source: say('rule.bySource'),
    feel: say('rule.byFeel'),
  };
  const choose = (next: Mode): void => {
    setChosen(next);
    if (next === 'today') onSend(writeDefault({ kind: 'today' }));
    else if (next !== 'feel') onSend(undefined);
  };
  const read = text === undefined ? null : readDefault(text);
  const values = read?.kind === 'value' ? [read.value] : read?.kind === 'values' ? read.values : [];
  const own = nameOf(field.schema, path.at(-1)!, 'form');
  const isList = own.kind === 'choices';
  const modes = modesFor(panel);
  const sendFeel = (next: string | undefined): void => {
    setChosen('feel');
    onSend(next);
  };
  return (
    <div className="bjf-rule" data-rule="x-default">
      <Field label={say('rule.default')} hint={mode === 'none' ? undefined : say('rule.default.hint')}>
        {id => (
          <Select
            id={id}
            data-setting={mode === 'feel' ? undefined : 'x-default'}
            disabled={isReadOnly}
            value={mode}
            options={[...new Set([...modes, mode])].map(value => ({ value, label: labels[value] }))}
            onChange={choose}
          />
        )}
      </Field>
      {mode === 'value' && (
        <ValueInput
          name={`${panel.name}/x-default/value`}
          label={say('rule.firstValue')}
          of={own}
          isMany={isList}
          hasToday={false}
          isReadOnly={isReadOnly}
          values={values}
          onSend={next => {
            const given = defaultOf(next, isList);
            onSend(given ? writeDefault(given) : undefined);
          }}
        />
      )}
      {mode === 'source' && (
        <NameSelect
          label={say('rule.source')}
          names={names}
          value={read?.kind === 'source' ? read.name : null}
          isReadOnly={isReadOnly}
          onChange={({ name }) => onSend(writeDefault({ kind: 'source', name }))}
        />
      )}
      {mode === 'feel' && (
        <>
          <FeelText panel={panel} setting="x-default" text={text} names={names} onSend={sendFeel} />
          {text !== undefined && <LiveResult panel={panel} text={text} />}
        </>
      )}
    </div>
  );
}
