import { useText } from '../../../ui/preferences.tsx';
import { attributeOf, text } from '../../properties.ts';
import { MessageFields } from '../flow/EventFields.tsx';
import { TextField } from '../Field.tsx';
import type { Panel } from '../panel.ts';
import { ChoiceField } from '../parts/ChoiceField.tsx';
import { ExpressionField } from '../parts/ExpressionField.tsx';

/** A script task (计算任务): one expression, and the variable its value goes to. */
export function ScriptFields({ panel: { subject, apply, ...panel } }: { readonly panel: Panel }) {
  const { say } = useText();
  return (
    <>
      <ExpressionField
        panel={{ subject, apply, ...panel }}
        label={say('pp.script')}
        hint={say('pp.scriptHint')}
        value={text(subject.get('script')) ?? ''}
        onSend={script => apply({ target: subject, properties: { script: text(script), scriptFormat: 'feel' } })}
      />
      <TextField
        label={say('pp.resultVariable')}
        hint={say('pp.variableHint')}
        value={attributeOf(subject, 'resultVariable') ?? ''}
        isCode
        onSend={name => apply({ target: subject, properties: { 'bj:resultVariable': text(name.trim()) } })}
      />
    </>
  );
}

/** A business rule task (决策任务): a decision of the pack, and the variable its result goes to. */
export function DecisionFields({ panel: { subject, apply, parts } }: { readonly panel: Panel }) {
  const { say } = useText();
  const decisions = Object.keys(parts.decisions ?? {});
  return (
    <>
      <ChoiceField
        label={say('pp.decision')}
        hint={decisions.length === 0 ? say('pp.noDecisions') : undefined}
        value={attributeOf(subject, 'decision')}
        options={decisions.map(value => ({ value, label: value }))}
        onChange={decision => apply({ target: subject, properties: { 'bj:decision': decision } })}
      />
      <TextField
        label={say('pp.resultVariable')}
        hint={say('pp.variableHint')}
        value={attributeOf(subject, 'result') ?? ''}
        isCode
        onSend={name => apply({ target: subject, properties: { 'bj:result': text(name.trim()) } })}
      />
    </>
  );
}

/** A receive task (接收任务): the message it waits for. */
export function ReceiveFields({ panel }: { readonly panel: Panel }) {
  return <MessageFields panel={panel} owner={panel.subject} />;
}
