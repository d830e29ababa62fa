import { memo, useId, useMemo } from 'react';
import { kindOf } from '#forms/fields/index.ts';
import { spanOf } from '#forms/render/shape.ts';
import { titleOfSchema } from '#forms/schema/messages.ts';
import { type FormSchema, isValues, type Values } from '#forms/schema/types.ts';
import { useText } from '../../ui/preferences.tsx';
import { insideOf, namesIn, requiredOf } from '../model/index.ts';
import { useCanvasDesk } from './desk.ts';
import { FieldDrawing } from './FieldDrawing.tsx';
import { fieldKey, insideKey } from './keys.ts';
import { Acts, Badges, badgesOf, ProblemMark } from './marks.tsx';
import { useDropInside, useItemProblems, useItemState } from './store.ts';
import { badgeWords, type Words } from './words.ts';

/** No settings, always the same object. */
const nothing: Values = {};

interface FieldItemProps {
  /** Names from the top of the form, joined by dots. */
  readonly path: string;
  readonly schema: FormSchema;
  readonly ui: Values;
  readonly isRequired: boolean;
  /** Columns of what it stands in. */
  readonly columns: number;
  readonly isColumn?: boolean;
  readonly position: number;
  readonly size: number;
}

/** What a screen reader says of a field: title, kind, whether it must be filled, badges. */
function labelOf({ schema, ui, isRequired }: FieldItemProps, title: string, { say, pick, lang }: Words): string {
  const kind = pick(kindOf({ schema, ui }).title);
  const words = [
    title,
    kind,
    ...(isRequired ? [say('builder.required')] : []),
    ...badgesOf(schema, ui).map(badge => badgeWords(badge, say)),
  ];
  return words.join(lang === 'zh' ? '，' : ', ');
}

interface InsideProps {
  readonly path: string;
  readonly schema: FormSchema;
  readonly ui: Values;
  readonly inside: 'group' | 'rows';
  readonly isCards: boolean;
}

/** The fields in a group, in the rows of a table or in a repeating group. */
function Inside({ path, schema, ui, inside, isCards }: InsideProps) {
  const { say } = useText();
  const desk = useCanvasDesk();
  const holder = inside === 'group' ? { schema, ui } : { schema: schema.items as FormSchema, ui: isValues(ui.items) ? ui.items : nothing };
  const names = namesIn(holder);
  const required = requiredOf(holder.schema);
  const key = insideKey(`f:${path}`);
  const isDrop = useDropInside(desk.store, key);
  const isTable = inside === 'rows' && !isCards;
  return (
    // biome-ignore lint/a11y/useSemanticElements: the group of a tree
    <div role="group" className={isTable ? 'bjb-heads' : 'bjb-inside'} data-inside={key} data-drop={isDrop ? 'into' : undefined}>
      {names.map((name, index) => (
        <FieldItem
          key={name}
          path={`${path}.${name}`}
          schema={(holder.schema.properties as Readonly<Record<string, FormSchema>>)[name]!}
          ui={isValues(holder.ui[name]) ? holder.ui[name] : nothing}
          isRequired={required.includes(name)}
          columns={isTable ? 9 : 2}
          isColumn={isTable}
          position={index + 1}
          size={names.length}
        />
      ))}
      {names.length === 0 && <p className="bjb-empty">{say(isTable ? 'builder.emptyTable' : 'builder.emptyInside')}</p>}
    </div>
  );
}

function RowsNote({ schema, isCards }: { readonly schema: FormSchema; readonly isCards: boolean }) {
  const { say } = useText();
  const most = typeof schema.maxItems === 'number' ? schema.maxItems : null;
  return (
    <span className="bjb-note">
      {say(isCards ? 'builder.cards' : 'builder.table')}
      {most !== null && ` · ${say(isCards ? 'builder.cardsN' : 'builder.rowsN', { n: most })}`}
    </span>
  );
}

/** One field on the canvas (画布上的字段), with whatever is in it. Drawn anew only when it, or how it stands, changes. */
export const FieldItem = memo(function FieldItem(props: FieldItemProps) {
  const { path, schema, ui, isRequired, columns, isColumn = false, position, size } = props;
  const words = useText();
  const desk = useCanvasDesk();
  const names = useMemo(() => path.split('.'), [path]);
  const key = fieldKey(names);
  const problemsId = useId();
  const state = useItemState(desk.store, key);
  const problems = useItemProblems(desk.store, key);
  const title = words.pick(titleOfSchema(schema, names.at(-1)!));
  const kind = kindOf({ schema, ui }).id;
  const inside = insideOf(schema);
  const isCards = kind === 'cards';
  const span = isColumn ? 1 : Math.min(columns, spanNumber(spanOf(schema, ui), columns));
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are read by the canvas around it
    <div
      role="treeitem"
      className="bjb-field"
      tabIndex={state.isReached ? 0 : -1}
      aria-label={labelOf(props, title, words)}
      aria-level={names.length + 1}
      aria-posinset={position}
      aria-setsize={size}
      aria-selected={state.isSelected}
      aria-expanded={inside === null ? undefined : true}
      aria-describedby={problems.length > 0 ? problemsId : undefined}
      data-key={key}
      data-kind={kind}
      data-column={isColumn || undefined}
      data-axis={columns > 1 && span < columns ? 'x' : 'y'}
      data-drop={state.drop}
      data-carried={state.isCarried || undefined}
      style={{ gridColumn: `span ${span}` }}
      onClick={event => {
        event.stopPropagation();
        desk.select(key);
      }}
      onDoubleClick={event => {
        event.stopPropagation();
        desk.open(key);
      }}
    >
      <span className="bjb-field-head">
        <span className="bjb-title">
          {title}
          {isRequired && (
            <span className="bjb-star" aria-hidden>
              *
            </span>
          )}
        </span>
        {inside === 'rows' && <RowsNote schema={schema} isCards={isCards} />}
        <Badges schema={schema} ui={ui} />
        <ProblemMark problems={problems} id={problemsId} />
        <Acts of={key} title={title} canCopy />
      </span>
      {inside === null ? (
        <FieldDrawing kind={kind} schema={schema} ui={ui} lang={words.lang} />
      ) : (
        <Inside path={path} schema={schema} ui={ui} inside={inside} isCards={isCards} />
      )}
    </div>
  );
});

const spanNumber = (span: number | 'full', columns: number): number => (span === 'full' ? columns : span);
