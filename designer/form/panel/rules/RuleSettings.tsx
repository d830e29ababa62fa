import { insideOf } from '../../model/index.ts';
import { withSchema } from '../change.ts';
import type { FieldPanel } from '../panel.ts';
import { ComputedRule } from './ComputedRule.tsx';
import { ConditionRule } from './ConditionRule.tsx';
import { DefaultRule } from './DefaultRule.tsx';

/** The rule of a field as written; undefined: none. */
export function ruleOf({ field }: FieldPanel, keyword: string): string | undefined {
  const text = field.schema[keyword];
  return typeof text === 'string' ? text : undefined;
}

/** Rules of a field (规则): when it is shown, when it must be filled, what it begins with, how it is computed. */
export function RuleSettings({ panel }: { readonly panel: FieldPanel }) {
  const { field, change } = panel;
  const send = (keyword: string) => (text: string | undefined) => change(now => withSchema(now, { [keyword]: text }), keyword);
  const isComputed = ruleOf(panel, 'x-value') !== undefined;
  const isPlain = insideOf(field.schema) === null;
  const mayCompute = isPlain && (isComputed || ['number', 'text'].includes(panel.kindClass));
  const computed = <ComputedRule key="computed" panel={panel} text={ruleOf(panel, 'x-value')} onSend={send('x-value')} />;
  return (
    <>
      {isComputed && mayCompute && computed}
      <ConditionRule panel={panel} keyword="x-visible" text={ruleOf(panel, 'x-visible')} onSend={send('x-visible')} />
      {!isComputed && (
        <>
          <ConditionRule panel={panel} keyword="x-required" text={ruleOf(panel, 'x-required')} onSend={send('x-required')} />
          {isPlain && <DefaultRule panel={panel} text={ruleOf(panel, 'x-default')} onSend={send('x-default')} />}
          {mayCompute && computed}
        </>
      )}
    </>
  );
}
