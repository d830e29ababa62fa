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

/** The settings the kind of the field offers (类型设置), in one order for all kinds. */
export function KindSettings({ panel }: SettingProps) {
  const isGroup = insideOf(panel.field.schema) === 'group';
  const offered: readonly FieldSetting[] = isGroup ? [...panel.kind.settings, 'columns'] : panel.kind.settings;
  return Object.entries(settings)
    .filter(([name]) => offered.some(one => one === name) && !(name === 'unit' && panel.field.schema['x-money'] === true))
    .map(([name, Setting]) => <Setting key={name} panel={panel} />);
}
