import type { ComponentType } from 'react';
import type { FieldSetting } from '#forms/fields/types.ts';
import { insideOf } from '../../model/index.ts';
import type { FieldPanel } from '../panel.ts';
import { CodesLevelSetting, CodesSetting } from './CodesSetting.tsx';
import { ColumnsSetting } from './ColumnsSetting.tsx';
import { ItemsSetting, UniqueSetting } from './ListSettings.tsx';
import { OptionsSetting } from './OptionsSetting.tsx';
import { PatternSetting } from './PatternSetting.tsx';
import { LengthSetting, RangeSetting, RowsSetting, StepSetting, UnitSetting } from './PlainSettings.tsx';

/** What a setting draws. */
export interface SettingProps {
  readonly panel: FieldPanel;
}

/** One component per setting; the placeholder stands with the words of the field. */
const settings: Readonly<Record<Exclude<FieldSetting, 'placeholder'>, ComponentType<SettingProps>>> = {
  options: OptionsSetting,
  codes: CodesSetting,
  'codes-level': CodesLevelSetting,
  columns: ColumnsSetting,
  length: LengthSetting,
  pattern: PatternSetting,
  range: RangeSetting,
  step: StepSetting,
  unit: UnitSetting,
  rows: RowsSetting,
  items: ItemsSetting,
  unique: UniqueSetting,
};

type Drawn = keyof typeof settings;

/** The settings a field has (该字段的设置项), in one order for all kinds: a group has fields, an amount has no unit of its own. */
export function settingsOf({ field, kind }: Pick<FieldPanel, 'field' | 'kind'>): readonly Drawn[] {
  const offered: readonly FieldSetting[] = insideOf(field.schema) === 'group' ? [...kind.settings, 'columns'] : kind.settings;
  const isMoney = field.schema['x-money'] === true;
  return (Object.keys(settings) as Drawn[]).filter(name => offered.includes(name) && !(isMoney && name === 'unit'));
}

/** The settings the kind of the field offers (类型设置). */
export function KindSettings({ panel }: SettingProps) {
  return settingsOf(panel).map(name => {
    const Setting = settings[name];
    return <Setting key={name} panel={panel} />;
  });
}
