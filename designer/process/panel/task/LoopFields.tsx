import { Checkbox, InputNumber } from 'antd';
import { useState } from 'react';
import { useText } from '../../../ui/preferences.tsx';
import { attributeOf } from '../../properties.ts';
import { Field, TextField } from '../Field.tsx';
import { type LoopView, readLoop, type Repeat, repeats, withLoop } from '../model/loops.ts';
import { listNames } from '../model/names.ts';
import type { Panel } from '../panel.ts';
import { ChoiceField } from '../parts/ChoiceField.tsx';
import { ConditionField } from '../parts/ConditionField.tsx';
import { asFeel, ExpressionField } from '../parts/ExpressionField.tsx';

interface PartProps {
  readonly panel: Panel;
  readonly view: LoopView;
  readonly set: (change: Partial<LoopView>) => void;
}

const bare = (text: string): string => text.replace(/^\s*=\s*/, '');
const computed = '=';

/** For what each instance is (每一份对应什么): the entries of a list that is known by name, or of an expression. */
function CollectionField({ panel, view, set }: PartProps) {
  const { say, pick } = useText();
  const [isComputing, setComputing] = useState(false);
  const lists = listNames(panel.names);
  const written = bare(view.collection);
  const isKnown = lists.some(({ name }) => name === written);
  const isFeel = isComputing || (written !== '' && !isKnown);
  return (
    <>
      <ChoiceField
        label={say('pp.collection')}
        hint={say('pp.collectionHint')}
        value={isFeel ? computed : written === '' ? undefined : written}
        options={[
          ...lists.map(({ name, title }) => ({ value: name, label: pick(title) })),
          { value: computed, label: say('pp.byExpression') },
        ]}
        onChange={name => {
          setComputing(name === computed);
          if (name !== computed) set({ collection: `= ${name}` });
        }}
      />
      {isFeel && (
        <ExpressionField
          panel={panel}
          label={say('pp.collectionFeel')}
          value={isKnown ? '' : view.collection}
          onSend={feel => set({ collection: asFeel(feel) ?? '' })}
        />
      )}
    </>
  );
}

/** What tells the tasks of one step apart (任务标题). */
function TitleField({ panel }: { readonly panel: Panel }) {
  const { say } = useText();
  const { subject, apply } = panel;
  return (
    <ExpressionField
      panel={panel}
      label={say('pp.title')}
      hint={say('pp.titleHint')}
      value={attributeOf(subject, 'title') ?? ''}
      onSend={feel => apply({ target: subject, properties: { 'bj:title': asFeel(feel) } })}
    />
  );
}

function MultiFields(props: PartProps) {
  const { panel, view, set } = props;
  const { say } = useText();
  return (
    <>
      <ChoiceField
        label={say('pp.instancesBy')}
        value={view.by}
        options={(['collection', 'number'] as const).map(value => ({ value, label: say(`pp.instancesBy.${value}`) }))}
        onChange={by => set({ by: by as LoopView['by'], cardinality: by === 'number' ? view.cardinality || '2' : '' })}
      />
      {view.by === 'collection' ? (
        <CollectionField {...props} />
      ) : (
        <TextField
          label={say('pp.cardinality')}
          hint={say('pp.cardinalityHint')}
          value={view.cardinality}
          onSend={cardinality => set({ cardinality })}
        />
      )}
      <TextField
        label={say('pp.elementVariable')}
        hint={say('pp.elementVariableHint')}
        value={view.elementVariable}
        isCode
        onSend={elementVariable => set({ elementVariable: elementVariable.trim() })}
      />
      {panel.subject.$type === 'bpmn:UserTask' && <TitleField panel={panel} />}
      <ConditionField
        panel={panel}
        name={`${panel.element.id}/completion`}
        label={say('pp.completion')}
        hint={say('pp.completionHint')}
        value={bare(view.completion)}
        onSend={completion => set({ completion })}
      />
      <TextField
        label={say('pp.outputCollection')}
        hint={say('pp.outputCollectionHint')}
        value={view.outputCollection}
        isCode
        onSend={outputCollection => set({ outputCollection: outputCollection.trim() })}
      />
      {view.outputCollection !== '' && (
        <ExpressionField
          panel={panel}
          label={say('pp.outputElement')}
          value={view.outputElement}
          onSend={feel => set({ outputElement: asFeel(feel) ?? '' })}
        />
      )}
    </>
  );
}

function AgainFields({ panel, view, set }: PartProps) {
  const { say } = useText();
  return (
    <>
      <ConditionField
        panel={panel}
        name={`${panel.element.id}/again`}
        label={say('pp.again')}
        value={bare(view.condition)}
        onSend={condition => set({ condition })}
      />
      <Field label={say('pp.maximum')} hint={say('pp.maximumHint')}>
        {id => (
          <InputNumber
            id={id}
            min={1}
            max={1_000}
            precision={0}
            value={view.maximum}
            onChange={maximum => set({ maximum })}
            style={{ width: '100%' }}
          />
        )}
      </Field>
      <Checkbox checked={view.testBefore} onChange={({ target }) => set({ testBefore: target.checked })}>
        {say('pp.testBefore')}
      </Checkbox>
    </>
  );
}

/** How often an activity is done (多实例、循环). */
export function LoopFields({ panel }: { readonly panel: Panel }) {
  const { say } = useText();
  const { subject, editor, apply } = panel;
  const view = readLoop(subject);
  const set = (change: Partial<LoopView>): void => apply(withLoop(subject, change, editor.factory));
  const part = { panel, view, set };
  return (
    <>
      <ChoiceField
        label={say('pp.repeat')}
        hint={say(`pp.repeat.${view.repeat}.hint`)}
        value={view.repeat}
        options={repeats.map(value => ({ value, label: say(`pp.repeat.${value}`) }))}
        onChange={repeat => set({ repeat: repeat as Repeat })}
      />
      {(view.repeat === 'parallel' || view.repeat === 'sequential') && <MultiFields {...part} />}
      {view.repeat === 'loop' && <AgainFields {...part} />}
    </>
  );
}
