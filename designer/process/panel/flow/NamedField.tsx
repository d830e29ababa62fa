import { AutoComplete } from 'antd';
import { useEffect, useState } from 'react';
import { useText } from '../../../ui/preferences.tsx';
import { Field } from '../Field.tsx';

interface NamedFieldProps {
  readonly label: string;
  readonly value: string;
  readonly hint?: string | undefined;
  /** Names in use, each with its words where it has some. */
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onSend: (name: string) => void;
}

/** A name that is taken from those in use or written anew (名称), sent when the field is left. */
export function NamedField({ label, value, hint, options, onSend }: NamedFieldProps) {
  const { say } = useText();
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  const send = (name: string): void => {
    if (name.trim() !== '' && name.trim() !== value) onSend(name.trim());
  };
  return (
    <Field label={label} hint={hint}>
      {id => (
        <AutoComplete
          id={id}
          value={typed}
          placeholder={say('pp.namePlaceholder')}
          options={options.map(option => ({ ...option }))}
          onChange={(next: string) => setTyped(next)}
          onSelect={(name: string) => send(name)}
          onBlur={() => send(typed)}
        />
      )}
    </Field>
  );
}
