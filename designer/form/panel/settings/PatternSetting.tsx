import { Input } from 'antd';
import { useState } from 'react';
import { compilePattern, findPatternFault, patternLength } from '#forms/schema/patterns.ts';
import { Field } from '../../../process/panel/Field.tsx';
import { useText } from '../../../ui/preferences.tsx';
import { withSchema } from '../change.ts';
import { TypedField } from '../inputs/TypedField.tsx';
import type { Reading } from '../reading.ts';
import { writeText } from '../reading.ts';
import type { SettingProps } from './KindSettings.tsx';

/** A pattern as it is typed: one that the server can run in linear time, or none. */
export function readPattern(typed: string): Reading<string | undefined> {
  if (typed === '') return { value: undefined };
  if (typed.length > patternLength)
    return { fault: { zh: `不超过 ${patternLength} 个字符。`, en: `Expected at most ${patternLength} characters.` } };
  const why = findPatternFault(typed);
  if (why === null) return { value: typed };
  return {
    fault: {
      zh: `格式表达式用不了（不支持前后查找和反向引用）：${why}`,
      en: `The pattern cannot be used (no look-around, no back references): ${why}`,
    },
  };
}

function Trial({ pattern }: { readonly pattern: string }) {
  const { say } = useText();
  const [example, setExample] = useState('');
  const fits = example !== '' && compilePattern(pattern).test(example);
  return (
    <Field label={say('panel.patternTry')} hint={example === '' ? say('panel.patternTryHint') : undefined}>
      {id => (
        <>
          <Input id={id} value={example} onChange={event => setExample(event.target.value)} />
          <small role="status" className={fits ? 'bjf-good' : 'bjd-wrong'}>
            {example !== '' && say(fits ? 'panel.patternFits' : 'panel.patternFitsNot')}
          </small>
        </>
      )}
    </Field>
  );
}

/** Pattern of a text, with a place to try it (格式表达式). */
export function PatternSetting({ panel: { field, change } }: SettingProps) {
  const { say } = useText();
  const pattern = typeof field.schema.pattern === 'string' ? field.schema.pattern : undefined;
  return (
    <>
      <TypedField
        setting="pattern"
        label={say('panel.pattern')}
        hint={say('panel.patternHint')}
        isCode
        value={pattern}
        write={writeText}
        read={readPattern}
        onSend={value => change(now => withSchema(now, { pattern: value }), 'pattern')}
      />
      {pattern !== undefined && findPatternFault(pattern) === null && <Trial pattern={pattern} key={pattern} />}
    </>
  );
}
