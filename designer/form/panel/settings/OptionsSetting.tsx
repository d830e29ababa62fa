import { DeleteOutlined, HolderOutlined, PlusOutlined } from '@ant-design/icons';
import {
  type Announcements,
  closestCenter,
  DndContext,
  type DragEndEvent,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { arrayMove, SortableContext, sortableKeyboardCoordinates, useSortable, verticalListSortingStrategy } from '@dnd-kit/sortable';
import { CSS } from '@dnd-kit/utilities';
import { Button, Input } from 'antd';
import { useId, useRef, useState } from 'react';
import { useText } from '../../../ui/preferences.tsx';
import { TypedCell } from '../inputs/TypedCell.tsx';
import type { FieldPanel } from '../panel.ts';
import { readSome, readText, writeText } from '../reading.ts';
import type { SettingProps } from './KindSettings.tsx';
import { freshCode, type Option, optionsIn, readCode, readPasted, withOptionList } from './options.ts';

interface RowProps {
  readonly panel: FieldPanel;
  readonly options: readonly Option[];
  readonly index: number;
  readonly id: string;
}

function OptionRow({ panel, options, index, id }: RowProps) {
  const { say } = useText();
  const { isReadOnly, change } = panel;
  const option = options[index]!;
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition } = useSortable({ id, disabled: isReadOnly });
  const set = (patch: Partial<Option>, part: string): void =>
    change(
      field =>
        withOptionList(
          field,
          optionsIn(field).map((one, at) => (at === index ? { ...one, ...patch } : one)),
        ),
      `options/${index}/${part}`,
    );
  const n = index + 1;
  const cell = { isReadOnly };
  return (
    <li ref={setNodeRef} className="bjf-option" style={{ transform: CSS.Translate.toString(transform), transition }}>
      {!isReadOnly && (
        <button
          type="button"
          ref={setActivatorNodeRef}
          className="bjf-handle"
          {...attributes}
          {...listeners}
          aria-label={say('options.move', { title: option.title })}
        >
          <HolderOutlined aria-hidden />
        </button>
      )}
      <span className="bjf-option-cells">
        <TypedCell
          {...cell}
          name={`${panel.name}/options/${index}/title`}
          label={say('options.zh', { n })}
          value={option.title}
          write={writeText}
          read={readSome}
          onSend={title => set({ title }, 'title')}
        />
        <TypedCell
          {...cell}
          isCode
          name={`${panel.name}/options/${index}/code`}
          label={say('options.code', { n })}
          placeholder={say('options.codeHint')}
          value={option.code}
          write={String}
          read={typed => readCode(typed, options, index)}
          onSend={code => set({ code }, 'code')}
        />
        <TypedCell
          {...cell}
          name={`${panel.name}/options/${index}/en`}
          label={say('options.en', { n })}
          placeholder={say('options.enHint')}
          value={option.titleEn}
          write={writeText}
          read={readText}
          onSend={titleEn => set({ titleEn }, 'en')}
        />
      </span>
      {!isReadOnly && (
        <Button
          size="small"
          type="text"
          icon={<DeleteOutlined />}
          disabled={options.length < 2}
          aria-label={say('options.remove', { title: option.title })}
          title={say('options.remove', { title: option.title })}
          onClick={() =>
            change(
              field =>
                withOptionList(
                  field,
                  optionsIn(field).filter((_, at) => at !== index),
                ),
              `options/remove/${index}`,
            )
          }
        />
      )}
    </li>
  );
}

function Paste({
  panel,
  options,
  onDone,
}: {
  readonly panel: FieldPanel;
  readonly options: readonly Option[];
  readonly onDone: () => void;
}) {
  const { say, pick } = useText();
  const id = useId();
  const [text, setText] = useState('');
  const pasted = readPasted(text, options);
  const add = (): void => {
    panel.change(field => withOptionList(field, [...optionsIn(field), ...pasted.options]), 'options/paste');
    onDone();
  };
  return (
    <div className="bjd-field">
      <label htmlFor={id}>{say('options.pasteLabel')}</label>
      <Input.TextArea id={id} value={text} autoSize={{ minRows: 4, maxRows: 12 }} onChange={event => setText(event.target.value)} />
      {pasted.faults.map(fault => (
        <small key={fault.en} className="bjd-wrong" role="alert">
          {pick(fault)}
        </small>
      ))}
      <span className="bjd-line">
        <Button size="small" type="primary" disabled={pasted.options.length === 0} onClick={add}>
          {pasted.options.length === 0 ? say('options.pasteNone') : say('options.pasteOk', { n: pasted.options.length })}
        </Button>
        <Button size="small" onClick={onDone}>
          {say('cancel')}
        </Button>
      </span>
    </div>
  );
}

/** Choices of a field (选项): titles in both languages and the code that is stored; sorted by mouse or keyboard, many pasted at once. */
export function OptionsSetting({ panel }: SettingProps) {
  const { say } = useText();
  const [isPasting, setPasting] = useState(false);
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const options = optionsIn(panel.field);
  const ids = options.map(({ code }) => `option ${typeof code} ${String(code)}`);
  const sort = ({ active, over }: DragEndEvent): void => {
    const from = ids.indexOf(String(active.id));
    const to = over ? ids.indexOf(String(over.id)) : -1;
    if (from >= 0 && to >= 0 && from !== to)
      panel.change(field => withOptionList(field, arrayMove([...optionsIn(field)], from, to)), `options/sort/${from}/${to}`);
  };
  const nameOf = (id: unknown): string => options[ids.indexOf(String(id))]?.title ?? '';
  const placeOf = (id: unknown): number => ids.indexOf(String(id)) + 1;
  const last = useRef<unknown>(null);
  const announcements: Announcements = {
    onDragStart: ({ active }) => {
      last.current = active.id;
      return say('options.picked', { title: nameOf(active.id), n: placeOf(active.id) });
    },
    // right after it was picked up an option is over itself: that is no news
    onDragOver: ({ active, over }) => {
      if (!over || over.id === last.current) return undefined;
      last.current = over.id;
      return say('options.over', { title: nameOf(active.id), n: placeOf(over.id) });
    },
    onDragEnd: ({ active, over }) => say('options.dropped', { title: nameOf(active.id), n: placeOf(over?.id ?? active.id) }),
    onDragCancel: ({ active }) => say('options.cancelled', { title: nameOf(active.id) }),
  };
  const add = (): void =>
    panel.change(field => {
      const now = optionsIn(field);
      const n = now.length + 1;
      return withOptionList(field, [...now, { code: freshCode(now), title: `选项 ${n}`, titleEn: `Option ${n}` }]);
    }, `options/add/${options.length}`);
  return (
    <fieldset className="bjf-list" data-setting="oneOf" tabIndex={-1}>
      <legend>{say('options.title')}</legend>
      <DndContext
        sensors={sensors}
        collisionDetection={closestCenter}
        onDragEnd={sort}
        accessibility={{ announcements, screenReaderInstructions: { draggable: say('options.dragHelp') } }}
      >
        <SortableContext items={ids} strategy={verticalListSortingStrategy}>
          <ul className="bjf-rows">
            {options.map((_, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: an option has no other name while its code is typed
              <OptionRow key={index} id={ids[index]!} panel={panel} options={options} index={index} />
            ))}
          </ul>
        </SortableContext>
      </DndContext>
      {!panel.isReadOnly && !isPasting && (
        <span className="bjd-line">
          <Button size="small" icon={<PlusOutlined />} onClick={add}>
            {say('options.add')}
          </Button>
          <Button size="small" onClick={() => setPasting(true)}>
            {say('options.paste')}
          </Button>
        </span>
      )}
      {isPasting && <Paste panel={panel} options={options} onDone={() => setPasting(false)} />}
    </fieldset>
  );
}
