import { Checkbox } from 'antd';
import { checkFeel } from '#engine/expressions/check.ts';
import type { Text } from '#engine/problem.ts';
import { useText } from '../../ui/preferences.tsx';
import { conditionOf, type Editable, withCondition } from '../properties.ts';
import { TextField } from './Field.tsx';
import type { Panel } from './panel.ts';

/** What is wrong with a condition as it is typed; an empty one is none. */
export function judgeCondition(condition: string): Text | null {
  return condition.trim() === '' ? null : (checkFeel(condition).find(({ severity }) => severity === 'error')?.message ?? null);
}

/** Condition of a flow and whether it is taken when no other is (走向条件). */
export function FlowFields({ panel: { subject, editor, apply } }: { readonly panel: Panel }) {
  const { say } = useText();
  const source = subject.get('sourceRef') as Editable | undefined;
  const isChoice = source !== undefined && /(Exclusive|Inclusive|Complex)Gateway$|Task$|Activity$|SubProcess$/.test(source.$type);
  if (!isChoice) return <p className="bjd-soft">{say('prop.noCondition')}</p>;
  const isDefault = source.get('default') === subject;
  return (
    <>
      <Checkbox
        checked={isDefault}
        onChange={({ target }) => apply({ target: source, properties: { default: target.checked ? subject : undefined } })}
      >
        {say('prop.default')}
      </Checkbox>
      {!isDefault && (
        <TextField
          label={say('prop.condition')}
          hint={say('prop.conditionHint')}
          value={conditionOf(subject)}
          isCode
          isLong
          judge={judgeCondition}
          onSend={condition => apply(withCondition(subject, condition, editor.factory))}
        />
      )}
    </>
  );
}
