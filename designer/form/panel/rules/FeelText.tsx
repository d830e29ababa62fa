import { Input } from 'antd';
import { useEffect, useId, useRef } from 'react';
import type { Text } from '#engine/problem.ts';
import { Field } from '../../../process/panel/Field.tsx';
import { useText } from '../../../ui/preferences.tsx';
import { firstNames, type NameInSight } from './names.ts';
import { useTyped } from '../inputs/useTyped.ts';
import type { FieldPanel } from '../panel.ts';
import { writeText } from '../reading.ts';
import { readFeelText } from './judge.ts';
import { NameSelect } from './NameSelect.tsx';
import { useCompletion } from './useCompletion.ts';

interface FeelTextProps {
  readonly panel: FieldPanel;
  /** Keyword of the rule, such as `x-value`. */
  readonly setting: string;
  readonly text: string | undefined;
  readonly names: readonly NameInSight[];
  readonly onSend: (text: string | undefined) => void;
}

interface OffersProps {
  readonly id: string;
  readonly names: readonly NameInSight[];
  readonly active: number;
  readonly onPick: (name: string) => void;
}

/** Names that go on with what is typed, below the text (补全). */
export function Offers({ id, names, active, onPick }: OffersProps) {
  const { say, pick } = useText();
  const list = useRef<HTMLDivElement | null>(null);
  useEffect(() => list.current?.scrollIntoView?.({ block: 'nearest' }), []);
  return (
    <div id={id} ref={list} className="bjf-offers" role="listbox" aria-label={say('feel.names')}>
      {names.map(({ name, title }, index) => (
        // biome-ignore lint/a11y/useFocusableInteractive: the text keeps the focus, the option is told by aria-activedescendant
        <div
          key={name}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === active}
          onMouseDown={event => {
            event.preventDefault();
            onPick(name);
          }}
        >
          <code>{name}</code> <span>{pick(title)}</span>
        </div>
      ))}
    </div>
  );
}

/** A rule as FEEL (表达式): judged while it is typed with the names in sight, completed from them; a wrong text stays here and changes nothing. */
export function FeelText({ panel, setting, text, names, onSend }: FeelTextProps) {
  const { say, pick } = useText();
  const listId = useId();
  const first = firstNames(panel.editor.file, panel.path);
  const { typed, fault, type } = useTyped<string | undefined>({
    name: `${panel.name}/${setting}/feel`,
    value: text,
    write: writeText,
    read: value => readFeelText(value, names, first),
    onSend,
  });
  const { area, offer, look, close, take, insert, onKeyDown } = useCompletion(names, typed, type);
  return (
    <div className="bjf-feel">
      <Field label={say('feel.label')} hint={say('feel.hint')} error={faultWords(fault, pick)}>
        {id => (
          <>
            <Input.TextArea
              id={id}
              ref={element => {
                area.current = element?.resizableTextArea?.textArea ?? null;
              }}
              className="bjd-code"
              data-setting={setting}
              readOnly={panel.isReadOnly}
              autoSize={{ minRows: 2, maxRows: 10 }}
              value={typed}
              aria-autocomplete="list"
              {...(offer ? { 'aria-controls': listId, 'aria-activedescendant': `${listId}-${offer.active}` } : {})}
              {...(fault ? { status: 'error' as const, 'aria-invalid': true } : {})}
              onChange={event => {
                type(event.target.value);
                look(event.target.value, event.target.selectionStart);
              }}
              onKeyDown={onKeyDown}
              onBlur={close}
            />
            {offer && <Offers id={listId} names={offer.names} active={offer.active} onPick={take} />}
          </>
        )}
      </Field>
      {!panel.isReadOnly && (
        <NameSelect
          label={say('feel.insert')}
          placeholder={say('feel.insert')}
          names={names}
          value={null}
          isReadOnly={false}
          onChange={({ name }) => insert(name)}
        />
      )}
    </div>
  );
}

const faultWords = (fault: Text | null, pick: (text: Text) => string): string | undefined => (fault ? pick(fault) : undefined);
