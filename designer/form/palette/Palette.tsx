import { SearchOutlined } from '@ant-design/icons';
import { useDraggable } from '@dnd-kit/core';
import { Input } from 'antd';
import { type KeyboardEvent, memo, type RefObject, useId, useState } from 'react';
import { fieldGroups, fieldKinds } from '#forms/fields/index.ts';
import type { FieldKind } from '#forms/fields/types.ts';
import { useText } from '../../ui/preferences.tsx';
import { KindIcon } from './icons.tsx';
import { fits } from './search.ts';

interface KindProps {
  readonly kind: FieldKind;
  readonly isReached: boolean;
  readonly helpId: string;
  readonly onAdd: (kindId: string) => void;
  readonly onReach: (kindId: string) => void;
}

/** One kind of the palette: dragged, clicked or entered. */
const Kind = memo(function Kind({ kind, isReached, helpId, onAdd, onReach }: KindProps) {
  const { pick } = useText();
  return (
    <button
      type="button"
      className="bjb-kind"
      data-new={kind.id}
      tabIndex={isReached ? 0 : -1}
      aria-describedby={helpId}
      title={pick(kind.help)}
      onClick={() => onAdd(kind.id)}
      onFocus={() => onReach(kind.id)}
      onMouseEnter={() => onReach(kind.id)}
    >
      <KindIcon kind={kind.id} /> {pick(kind.title)}
    </button>
  );
});

/** Kinds by groups, those a search leaves; groups without any stay away. */
const groupsFor = (text: string): readonly { readonly id: string; readonly kinds: readonly FieldKind[] }[] =>
  fieldGroups
    .map(({ id }) => ({ id, kinds: fieldKinds.filter(kind => kind.group === id && fits(kind, text)) }))
    .filter(({ kinds }) => kinds.length > 0);

/** Moves the focus among the kinds as they stand: left and right, and up and down by what is nearest. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('.bjb-kind')];
  const at = buttons.indexOf(event.target as HTMLElement);
  if (at < 0) return;
  const here = buttons[at]!.getBoundingClientRect();
  const below = (step: 1 | -1): HTMLElement | undefined => {
    const rest = step === 1 ? buttons.slice(at + 1) : buttons.slice(0, at).reverse();
    return rest.find(one => {
      const box = one.getBoundingClientRect();
      return Math.abs(box.left - here.left) < 4 && Math.sign(box.top - here.top) === step;
    });
  };
  const next: Readonly<Record<string, HTMLElement | undefined>> = {
    ArrowRight: buttons[at + 1],
    ArrowLeft: buttons[at - 1],
    ArrowDown: below(1) ?? buttons[at + 1],
    ArrowUp: below(-1) ?? buttons[at - 1],
    Home: buttons[0],
    End: buttons.at(-1),
  };
  const target = next[event.key];
  if (!(event.key in next)) return;
  event.preventDefault();
  target?.focus();
}

interface PaletteProps {
  readonly onAdd: (kindId: string) => void;
  readonly search: RefObject<{ focus: () => void } | null>;
}

/** Kinds of fields to choose from (控件面板): by groups, searchable, by mouse and by keyboard. */
export const Palette = memo(function Palette({ onAdd, search }: PaletteProps) {
  const { say, pick, lang } = useText();
  const helpId = useId();
  const [text, setText] = useState('');
  const [reached, setReached] = useState<string | null>(null);
  const groups = groupsFor(text);
  const shown = groups.flatMap(({ kinds }) => kinds);
  const current = shown.find(({ id }) => id === reached) ?? shown[0];
  const { setNodeRef, listeners } = useDraggable({ id: 'palette' });
  const titleOf = (id: string): string => fieldGroups.find(group => group.id === id)!.title[lang];
  return (
    <section className="bjb-palette" aria-label={say('builder.palette')}>
      <Input
        ref={search as never}
        size="small"
        allowClear
        prefix={<SearchOutlined aria-hidden />}
        aria-label={say('builder.search')}
        placeholder={say('builder.search')}
        value={text}
        onChange={event => setText(event.target.value)}
        onPressEnter={() => current && text.trim() !== '' && onAdd(current.id)}
      />
      {/** biome-ignore lint/a11y/noStaticElementInteractions: arrow keys among the buttons in it */}
      <div className="bjb-kinds" ref={setNodeRef} {...listeners} onKeyDown={walk}>
        {groups.map(({ id, kinds }) => (
          <fieldset key={id} className="bjb-kind-group">
            <legend>{titleOf(id)}</legend>
            {kinds.map(kind => (
              <Kind key={kind.id} kind={kind} isReached={kind === current} helpId={helpId} onAdd={onAdd} onReach={setReached} />
            ))}
          </fieldset>
        ))}
        {groups.length === 0 && <p className="bjd-soft">{say('builder.searchNone', { text })}</p>}
      </div>
      <p className="bjb-kind-help" id={helpId}>
        {current && reached !== null ? pick(current.help) : say('builder.paletteHelp')}
      </p>
    </section>
  );
});
