import { InputNumber, Select, Space } from 'antd';
import { useState } from 'react';
import { useText } from '../../../ui/preferences.tsx';
import { attributeOf, readLimit, type StepLimit } from '../../properties.ts';
import { Field } from '../Field.tsx';
import type { Panel } from '../panel.ts';
import { asFeel, ExpressionField } from '../parts/ExpressionField.tsx';

const limitUnits = ['wd', 'wh', 'd', 'h', 'min'] as const;
const defaultLimit: StepLimit = { n: 1, unit: 'wd' };
const computed = '=';

/** How long a step may take (步骤时限): so many units, or as an expression says. */
export function LimitField({ panel }: { readonly panel: Panel }) {
  const { subject, apply, onLimit } = panel;
  const { say } = useText();
  const [isComputing, setComputing] = useState(false);
  const text = attributeOf(subject, 'limit');
  const limit = readLimit(text);
  const isFeel = isComputing || (text?.startsWith('=') ?? false);
  const write = (value: string | undefined): void => {
    apply({ target: subject, properties: { 'bj:limit': value } });
    if (value !== undefined) onLimit();
  };
  const set = (next: StepLimit | null): void => write(next ? `${next.n}${next.unit}` : undefined);
  const chooseUnit = (unit: string): void => {
    setComputing(unit === computed);
    if (unit !== computed) set({ ...(limit ?? defaultLimit), unit: unit as StepLimit['unit'] });
  };
  return (
    <>
      <Field label={say('prop.limit')} hint={limit || isFeel ? say('pp.limitHint') : say('prop.noLimit')}>
        {id => (
          <Space.Compact block>
            <InputNumber
              id={id}
              min={1}
              max={99_999}
              precision={0}
              disabled={isFeel}
              value={limit?.n ?? null}
              onChange={n => set(n === null ? null : { ...(limit ?? defaultLimit), n })}
              style={{ width: '45%' }}
            />
            <Select
              aria-label={say('prop.limitUnit')}
              value={isFeel ? computed : (limit?.unit ?? 'wd')}
              options={[
                ...limitUnits.map(value => ({ value: value as string, label: say(value === 'h' ? 'pp.limit.h' : `limit.${value}`) })),
                { value: computed, label: say('pp.byExpression') },
              ]}
              onChange={chooseUnit}
              style={{ width: '55%' }}
            />
          </Space.Compact>
        )}
      </Field>
      {isFeel && (
        <ExpressionField
          panel={panel}
          label={say('pp.limitFeel')}
          hint={say('pp.limitFeelHint')}
          value={text?.startsWith('=') ? text : ''}
          onSend={feel => write(asFeel(feel))}
        />
      )}
    </>
  );
}
