import { Select } from 'antd';
import { Field } from '../../process/panel/Field.tsx';
import { useText } from '../../ui/preferences.tsx';
import { convertField, kindsFor } from './convert.ts';
import type { FieldPanel } from './panel.ts';

/** Turns a field into another kind (更换字段类型), one that can keep what was filled in. */
export function KindSetting({ panel: { field, kind, change, isReadOnly } }: { readonly panel: FieldPanel }) {
  const { say, pick } = useText();
  const kinds = kindsFor(field, kind);
  const turn = (id: string): void => {
    const to = kinds.find(one => one.id === id);
    if (to && to !== kind) change(now => convertField(now, kind, to), 'kind');
  };
  return (
    <Field label={say('panel.kind')} hint={say('panel.kindHint')}>
      {id => (
        <Select
          id={id}
          data-setting="kind"
          disabled={isReadOnly}
          showSearch={{ optionFilterProp: 'label' }}
          value={kind.id}
          options={kinds.map(one => ({ value: one.id, label: pick(one.title) }))}
          onChange={turn}
        />
      )}
    </Field>
  );
}
