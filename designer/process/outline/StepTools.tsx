import { DeleteOutlined, SwapOutlined } from '@ant-design/icons';
import { Button, Input, Select } from 'antd';
import { useEffect, useId, useState } from 'react';
import { useText } from '../../ui/preferences.tsx';
import type { ProcessEditor } from '../createModeler.ts';
import type { Acts } from '../editing/acts.ts';
import type { Menus } from '../editing/menus.ts';
import { type Kind, kindById, kinds } from '../palette/catalogue.ts';
import type { Drawn } from '../services.ts';
import type { Translate } from '../translate.ts';

interface StepToolsProps {
  readonly editor: ProcessEditor;
  readonly element: Drawn;
}
const groups: readonly (readonly [Kind['group'], string])[] = [
  ['step', 'Steps'],
  ['gateway', 'Gateways'],
  ['wait', 'Waiting and sending'],
  ['end', 'Ends'],
];

/** A text sent when it is left or Enter is pressed: one rename is one step of undo. */
function NameInput({ id, label, value, onSend }: { id?: string; label?: string; value: string; onSend: (name: string) => void }) {
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  const send = (): void => {
    if (typed.trim() !== value) onSend(typed.trim());
  };
  return (
    <Input
      {...(id ? { id } : { 'aria-label': label })}
      size="small"
      maxLength={100}
      value={typed}
      onChange={event => setTyped(event.target.value)}
      onBlur={send}
      onPressEnter={send}
    />
  );
}

const nameOf = (element: Drawn): string => String(element.businessObject.get('name') ?? '');

/** Lines that leave a step: their names, where they lead, and the way to take them away. */
function Lines({ editor, element }: StepToolsProps) {
  const { say } = useText();
  const acts = editor.service<Acts>('acts');
  const lines = (element.outgoing ?? []).filter(({ type }) => type === 'bpmn:SequenceFlow');
  if (lines.length === 0) return null;
  return (
    <fieldset className="bjd-step-lines">
      <legend>{say('steps.lines')}</legend>
      {lines.map(line => {
        const to = line.target ? nameOf(line.target) || acts.nameOf(line.target) : '';
        return (
          <div key={line.id}>
            <NameInput
              label={say('steps.lineName', { name: to })}
              value={nameOf(line)}
              onSend={name => editor.rename(line as never, name)}
            />
            <span>{say('steps.lineTo', { name: to })}</span>
            <Button
              size="small"
              type="text"
              icon={<DeleteOutlined />}
              aria-label={say('steps.removeLine', { name: to })}
              onClick={() => acts.remove([line])}
            />
          </div>
        );
      })}
    </fieldset>
  );
}

/** Everything that changes a step, as fields of the list (步骤编辑): for whoever cannot or does not want to draw. */
export function StepTools({ editor, element }: StepToolsProps) {
  const { say } = useText();
  const id = useId();
  const acts = editor.service<Acts>('acts');
  const translate = editor.service<Translate>('translate');
  const follows = groups.map(([group, label]) => ({
    label: translate(label),
    title: label,
    options: kinds.filter(kind => kind.follows && kind.group === group).map(kind => ({ value: kind.id, label: translate(kind.label) })),
  }));
  const targets = acts.targetsOf(element).map(target => ({ value: target.id, label: acts.nameOf(target) }));
  const onAdd = (kind: string): void => {
    acts.select(element);
    acts.add(kindById(kind), { names: false });
  };
  return (
    <div className="bjd-step-tools">
      <label htmlFor={`${id}name`}>{say('steps.name')}</label>
      <NameInput id={`${id}name`} value={nameOf(element)} onSend={name => editor.rename(element as never, name)} />
      {acts.mayFollow(element) && (
        <>
          <label htmlFor={`${id}add`}>{say('steps.add')}</label>
          <Select<string | null>
            id={`${id}add`}
            size="small"
            showSearch={{ optionFilterProp: 'label' }}
            value={null}
            placeholder={say('steps.addHint')}
            options={follows}
            onChange={kind => kind && onAdd(kind)}
          />
          <label htmlFor={`${id}connect`}>{say('steps.connect')}</label>
          <Select<string | null>
            id={`${id}connect`}
            size="small"
            showSearch={{ optionFilterProp: 'label' }}
            value={null}
            placeholder={say('steps.connectHint')}
            options={targets}
            onChange={target => target && acts.connect(element, editor.find(target) as unknown as Drawn)}
          />
        </>
      )}
      <Lines editor={editor} element={element} />
      <span className="bjd-line">
        <Button size="small" icon={<SwapOutlined />} onClick={() => editor.service<Menus>('menus').open('bpmn-replace', element)}>
          {say('steps.replace')}
        </Button>
        <Button
          size="small"
          danger
          icon={<DeleteOutlined />}
          aria-label={say('steps.removeNamed', { name: acts.nameOf(element) })}
          onClick={() => acts.remove([element])}
        >
          {say('steps.remove')}
        </Button>
      </span>
    </div>
  );
}
