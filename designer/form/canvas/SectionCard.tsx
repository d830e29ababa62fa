import { HolderOutlined } from '@ant-design/icons';
import { memo, useId } from 'react';
import type { FormSchema, FormSection, Values } from '#forms/schema/types.ts';
import { isValues } from '#forms/schema/types.ts';
import { useText } from '../../ui/preferences.tsx';
import { requiredOf } from '../model/index.ts';
import { useCanvasDesk } from './desk.ts';
import { FieldItem } from './FieldItem.tsx';
import { insideKey, sectionKey } from './keys.ts';
import { Acts, ProblemMark } from './marks.tsx';
import { useDropInside, useItemProblems, useItemState } from './store.ts';

const nothing: Values = {};

interface SectionCardProps {
  readonly section: FormSection;
  readonly title: string;
  readonly schema: FormSchema;
  readonly ui: Values;
  readonly position: number;
  readonly size: number;
  /** The form has no field at all. */
  readonly isFirst: boolean;
}

function Empty({ isFirst }: { readonly isFirst: boolean }) {
  const { say } = useText();
  if (!isFirst) return <p className="bjb-empty">{say('builder.emptySection')}</p>;
  return (
    <p className="bjb-empty" data-first>
      <strong>{say('builder.emptyForm')}</strong>
      <span>{say('builder.emptyFormHint')}</span>
    </p>
  );
}

/** A section of a page with its fields (区段卡片). */
export const SectionCard = memo(function SectionCard({ section, title, schema, ui, position, size, isFirst }: SectionCardProps) {
  const { say, pick } = useText();
  const desk = useCanvasDesk();
  const key = sectionKey(section.id);
  const problemsId = useId();
  const state = useItemState(desk.store, key);
  const problems = useItemProblems(desk.store, key);
  const isDrop = useDropInside(desk.store, insideKey(key));
  const properties = isValues(schema.properties) ? (schema.properties as Readonly<Record<string, FormSchema>>) : {};
  const required = requiredOf(schema);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are read by the canvas around it
    <div
      role="treeitem"
      className="bjb-section"
      tabIndex={state.isReached ? 0 : -1}
      aria-label={say('builder.sectionLabel', { title, columns: section.columns, count: section.fields.length })}
      aria-level={1}
      aria-posinset={position}
      aria-setsize={size}
      aria-selected={state.isSelected}
      aria-expanded
      aria-describedby={problems.length > 0 ? problemsId : undefined}
      data-key={key}
      data-axis="y"
      data-drop={state.drop}
      data-carried={state.isCarried || undefined}
      onClick={event => {
        event.stopPropagation();
        desk.select(key);
      }}
      onDoubleClick={event => {
        event.stopPropagation();
        desk.open(key);
      }}
    >
      <span className="bjb-section-head" data-grip>
        {!desk.isReadOnly && <HolderOutlined aria-hidden />}
        <span className="bjb-title" data-plain={section.title ? undefined : true}>
          {title}
        </span>
        <span className="bjb-note">{say('builder.columns', { n: section.columns })}</span>
        <ProblemMark problems={problems} id={problemsId} />
        <Acts of={key} title={title} canCopy={false} />
      </span>
      {section.text && <span className="bjb-text">{pick(section.text)}</span>}
      {/** biome-ignore lint/a11y/useSemanticElements: the group of a tree */}
      <div
        role="group"
        className="bjb-grid"
        data-inside={insideKey(key)}
        data-drop={isDrop ? 'into' : undefined}
        style={{ gridTemplateColumns: `repeat(${section.columns}, minmax(0, 1fr))` }}
      >
        {section.fields.map((name, index) => (
          <FieldItem
            key={name}
            path={name}
            schema={properties[name]!}
            ui={isValues(ui[name]) ? ui[name] : nothing}
            isRequired={required.includes(name)}
            columns={section.columns}
            position={index + 1}
            size={section.fields.length}
          />
        ))}
        {section.fields.length === 0 && <Empty isFirst={isFirst} />}
      </div>
    </div>
  );
});
