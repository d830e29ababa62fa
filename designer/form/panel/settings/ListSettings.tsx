import { Checkbox } from 'antd';
import { useText } from '../../../ui/preferences.tsx';
import { withSchema } from '../change.ts';
import { NumberSetting } from '../inputs/TypedField.tsx';
import type { SettingProps } from './KindSettings.tsx';

const numberIn = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);
/** Entries the panel lets a list have; the language itself has no bound of its own. */
const mostItems = 1_000;

/** Fewest and most entries of a list (项数). */
export function ItemsSetting({ panel: { field, change } }: SettingProps) {
  const { say } = useText();
  const least = numberIn(field.schema.minItems);
  const most = numberIn(field.schema.maxItems);
  return (
    <div className="bjf-pair">
      <NumberSetting
        setting="minItems"
        label={say('panel.minItems')}
        value={least}
        bounds={{ least: 0, most: most ?? mostItems, isWhole: true }}
        onSend={minItems => change(now => withSchema(now, { minItems }), 'minItems')}
      />
      <NumberSetting
        setting="maxItems"
        label={say('panel.maxItems')}
        value={most}
        bounds={{ least: Math.max(1, least ?? 1), most: mostItems, isWhole: true }}
        onSend={maxItems => change(now => withSchema(now, { maxItems }), 'maxItems')}
      />
    </div>
  );
}

/** Whether entries must differ (不重复). */
export function UniqueSetting({ panel: { field, change, isReadOnly } }: SettingProps) {
  const { say } = useText();
  return (
    <Checkbox
      data-setting="uniqueItems"
      disabled={isReadOnly}
      checked={field.schema.uniqueItems === true}
      onChange={({ target }) => change(now => withSchema(now, { uniqueItems: target.checked || undefined }), 'uniqueItems')}
    >
      {say('panel.unique')}
    </Checkbox>
  );
}
