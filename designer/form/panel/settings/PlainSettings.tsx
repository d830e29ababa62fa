import { useText } from '../../../ui/preferences.tsx';
import { optionsOf, withOptions, withSchema } from '../change.ts';
import { MoneySetting, NumberSetting, TextSetting } from '../inputs/TypedField.tsx';
import type { NumberBounds } from '../reading.ts';
import type { SettingProps } from './KindSettings.tsx';

const numberIn = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);
const textIn = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
const whole: NumberBounds = { least: 0, most: 100_000, isWhole: true };

/** Fewest and most characters (字数). */
export function LengthSetting({ panel: { field, change } }: SettingProps) {
  const { say } = useText();
  const least = numberIn(field.schema.minLength);
  const most = numberIn(field.schema.maxLength);
  return (
    <div className="bjf-pair">
      <NumberSetting
        setting="minLength"
        label={say('panel.minLength')}
        value={least}
        bounds={{ ...whole, most: most ?? whole.most }}
        onSend={minLength => change(now => withSchema(now, { minLength }), 'minLength')}
      />
      <NumberSetting
        setting="maxLength"
        label={say('panel.maxLength')}
        value={most}
        bounds={{ ...whole, least: Math.max(1, least ?? 1) }}
        onSend={maxLength => change(now => withSchema(now, { maxLength }), 'maxLength')}
      />
    </div>
  );
}

/** Smallest and largest number (范围); money in 元. */
export function RangeSetting({ panel: { field, change } }: SettingProps) {
  const { say } = useText();
  const isWhole = field.schema.type === 'integer';
  const Setting = field.schema['x-money'] === true ? MoneySetting : NumberSetting;
  const minimum = numberIn(field.schema.minimum);
  const maximum = numberIn(field.schema.maximum);
  return (
    <div className="bjf-pair">
      <Setting
        setting="minimum"
        label={say('panel.minimum')}
        value={minimum}
        bounds={{ isWhole, most: maximum }}
        onSend={value => change(now => withSchema(now, { minimum: value }), 'minimum')}
      />
      <Setting
        setting="maximum"
        label={say('panel.maximum')}
        value={maximum}
        bounds={{ isWhole, least: minimum }}
        onSend={value => change(now => withSchema(now, { maximum: value }), 'maximum')}
      />
    </div>
  );
}

/** Step of a number (步长). */
export function StepSetting({ panel: { field, change } }: SettingProps) {
  const { say } = useText();
  return (
    <NumberSetting
      setting="multipleOf"
      label={say('panel.step')}
      hint={say('panel.stepHint')}
      value={numberIn(field.schema.multipleOf)}
      bounds={{ least: 1e-6 }}
      onSend={multipleOf => change(now => withSchema(now, { multipleOf }), 'multipleOf')}
    />
  );
}

/** Unit behind a number (单位), in both languages. */
export function UnitSetting({ panel: { field, change } }: SettingProps) {
  const { say } = useText();
  const options = optionsOf(field);
  return (
    <div className="bjf-pair">
      <TextSetting
        setting="unit"
        label={say('panel.unit')}
        value={textIn(options.unit)}
        onSend={unit => change(now => withOptions(now, { unit }), 'unit')}
      />
      <TextSetting
        setting="unit-en"
        label={say('panel.unitEn')}
        value={textIn(options['unit-en'])}
        onSend={unit => change(now => withOptions(now, { 'unit-en': unit }), 'unit-en')}
      />
    </div>
  );
}

/** Lines of a long text (显示行数). */
export function RowsSetting({ panel: { field, change } }: SettingProps) {
  const { say } = useText();
  return (
    <NumberSetting
      setting="rows"
      label={say('panel.rows')}
      value={numberIn(optionsOf(field).rows)}
      bounds={{ least: 1, most: 40, isWhole: true }}
      onSend={rows => change(now => withOptions(now, { rows }), 'rows')}
    />
  );
}
