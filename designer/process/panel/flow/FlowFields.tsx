import { Checkbox } from 'antd';
import type { Text } from '#engine/problem.ts';
import { checkFeel } from '#engine/expressions/check.ts';
import { useText } from '../../../ui/preferences.tsx';
import { conditionOf, type Editable, list, withCondition } from '../../properties.ts';
import { bodyOf, withBody } from '../model/events.ts';
import { calledOf } from '../model/steps.ts';
import type { Panel } from '../panel.ts';
import { ConditionField } from '../parts/ConditionField.tsx';
import { ExpressionField } from '../parts/ExpressionField.tsx';

/** What is wrong with a condition as it is typed; an empty one is none. */
export function judgeCondition(condition: string): Text | null {
  return condition.trim() === '' ? null : (checkFeel(condition).find(({ severity }) => severity === 'error')?.message ?? null);
}

const choosing = /(Exclusive|Inclusive|Complex)Gateway$|Task$|Activity$|SubProcess$|Transaction$/;

/** Whether the flow is taken when no other is, and else its condition. */
function Way({ panel, flow, source }: { readonly panel: Panel; readonly flow: Editable; readonly source: Editable }) {
  const { say } = useText();
  const { editor, apply } = panel;
  const isDefault = source.get('default') === flow;
  return (
    <>
      <Checkbox
        checked={isDefault}
        onChange={({ target }) => apply({ target: source, properties: { default: target.checked ? flow : undefined } })}
      >
        {say('prop.default')}
      </Checkbox>
      {!isDefault && (
        <ConditionField
          panel={panel}
          name={`${flow.id}/condition`}
          label={say('prop.condition')}
          hint={say('pp.conditionHint')}
          value={conditionOf(flow)}
          onSend={condition => apply(withCondition(flow, condition, editor.factory))}
        />
      )}
    </>
  );
}

/** Condition of a flow and whether it is taken when no other is (走向条件). */
export function FlowFields({ panel }: { readonly panel: Panel }) {
  const { say } = useText();
  const source = panel.subject.get('sourceRef') as Editable | undefined;
  if (!source || !choosing.test(source.$type)) return <p className="bjd-soft">{say('prop.noCondition')}</p>;
  return <Way panel={panel} flow={panel.subject} source={source} />;
}

/** Every way out of a gateway in one place (各条走向): where it leads, and when it is taken. */
export function GatewayFields({ panel }: { readonly panel: Panel }) {
  const { say } = useText();
  const { subject } = panel;
  const kind = /(Exclusive|Inclusive|Complex|Parallel|EventBased)Gateway$/.exec(subject.$type)?.[1] ?? 'Exclusive';
  const ways = list(subject.get('outgoing'));
  return (
    <>
      <p className="bjd-soft">{say(`pp.gateway.${kind as 'Exclusive'}`)}</p>
      {kind === 'Complex' && (
        <ExpressionField
          panel={panel}
          label={say('pp.activation')}
          hint={say('pp.activationHint')}
          value={bodyOf(subject, 'activationCondition')}
          onSend={feel => panel.apply(withBody(subject, 'activationCondition', feel, panel.editor.factory))}
        />
      )}
      {choosing.test(subject.$type) && ways.length > 1
        ? ways.map(flow => (
            <fieldset className="bjd-card" key={flow.id} data-flow={flow.id}>
              <legend>{say('pp.wayTo', { name: wayName(flow) })}</legend>
              <Way panel={panel} flow={flow} source={subject} />
            </fieldset>
          ))
        : null}
    </>
  );
}

/** A way by its own name, else by the step it leads to. */
function wayName(flow: Editable): string {
  const target = flow.get('targetRef') as Editable | undefined;
  const to = target ? calledOf(target) : '';
  const name = flow.get('name');
  return typeof name === 'string' && name !== '' ? `${name} → ${to}` : to;
}
