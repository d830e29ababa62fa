import { Checkbox } from 'antd';
import { useText } from '../../../ui/preferences.tsx';
import { useRead } from '../../../ui/read.ts';
import { text } from '../../properties.ts';
import { bodyOf, withBody } from '../model/events.ts';
import { readMappings, withMappings } from '../model/mappings.ts';
import type { Panel } from '../panel.ts';
import { ChoiceField } from '../parts/ChoiceField.tsx';
import { ConditionField } from '../parts/ConditionField.tsx';
import { MappingRows } from '../parts/MappingRows.tsx';

/** The process a call activity calls (调用流程). */
export function CallFields({ panel, onCall }: { readonly panel: Panel; readonly onCall: (pack: string) => void }) {
  const { say, pick } = useText();
  const { subject, apply, parts } = panel;
  const { data, isPending, isError } = useRead('listPacks', {});
  const known = (data?.rows ?? []).filter(({ id }) => id !== parts.head.id).map(row => ({ value: row.id, label: pick(row.title) }));
  return (
    <ChoiceField
      label={say('step.calls')}
      hint={say('pp.callsHint')}
      value={text(subject.get('calledElement'))}
      error={isError ? say('pp.noPacks') : undefined}
      isLoading={isPending || isError}
      options={known}
      onChange={value => {
        apply({ target: subject, properties: { calledElement: value } });
        onCall(value);
      }}
    />
  );
}

/** What crosses into and out of a called process or a sub-process (数据传入传出). */
export function CrossingFields({ panel }: { readonly panel: Panel }) {
  const { say } = useText();
  const { subject, editor, apply } = panel;
  const isCall = subject.$type === 'bpmn:CallActivity';
  const rows = (type: 'bj:In' | 'bj:Out') => (
    <MappingRows
      panel={panel}
      title={say(type === 'bj:In' ? 'pp.in' : 'pp.out')}
      hint={say(`pp.${isCall ? 'call' : 'sub'}${type === 'bj:In' ? 'In' : 'Out'}Hint`)}
      targetLabel={say(type === 'bj:In' ? 'pp.innerVariable' : 'pp.variable')}
      rows={readMappings(subject, type)}
      onSend={next => apply(withMappings(subject, type, next, editor.factory))}
    />
  );
  return (
    <>
      {rows('bj:In')}
      {rows('bj:Out')}
    </>
  );
}

/** What a task writes down when it completes (完成后写入). */
export function OutputFields({ panel }: { readonly panel: Panel }) {
  const { say } = useText();
  const { subject, editor, apply } = panel;
  return (
    <MappingRows
      panel={panel}
      title={say('pp.results')}
      hint={say('pp.resultsHint')}
      targetLabel={say('pp.variable')}
      rows={readMappings(subject, 'bj:Out')}
      onSend={rows => apply(withMappings(subject, 'bj:Out', rows, editor.factory))}
    />
  );
}

/** An ad-hoc sub-process (即席子流程): people start what is in it until it is enough. */
export function AdHocFields({ panel }: { readonly panel: Panel }) {
  const { say } = useText();
  const { subject, element, editor, apply } = panel;
  return (
    <>
      <ChoiceField
        label={say('pp.ordering')}
        value={subject.get('ordering') === 'Sequential' ? 'Sequential' : 'Parallel'}
        options={(['Parallel', 'Sequential'] as const).map(value => ({ value, label: say(`pp.ordering.${value}`) }))}
        onChange={ordering => apply({ target: subject, properties: { ordering } })}
      />
      <ConditionField
        panel={panel}
        name={`${element.id}/enough`}
        label={say('pp.enough')}
        value={bodyOf(subject, 'completionCondition').replace(/^\s*=\s*/, '')}
        onSend={feel => apply(withBody(subject, 'completionCondition', feel, editor.factory))}
      />
      <Checkbox
        checked={subject.get('cancelRemainingInstances') !== false}
        onChange={({ target }) => apply({ target: subject, properties: { cancelRemainingInstances: target.checked } })}
      >
        {say('pp.cancelRemaining')}
      </Checkbox>
    </>
  );
}
