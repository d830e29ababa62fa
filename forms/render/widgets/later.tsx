import { Input } from 'antd';
import type { ComponentType } from 'react';
import { langOf } from '../lang.ts';
import { later } from '../part.tsx';
import { control, type OwnWidgetProps } from './control.tsx';

/** What stands in the place of a heavy control until its code is there. */
function Waiting(props: OwnWidgetProps) {
  const { 'aria-required': _required, ...aria } = props.control;
  return <Input {...aria} disabled value={typeof props.value === 'string' ? props.value : ''} aria-busy />;
}

/** A control whose code is fetched when the first one is drawn, so that lines can be typed into before. */
const laterControl = (load: () => Promise<ComponentType<OwnWidgetProps>>) => control(later(load, Waiting, langOf));

/** Day, moment, time of day (日期、日期时间、时间). */
export const Day = laterControl(async () => (await import('./Picker.tsx')).Picker);
/** A code of one level, a person, a unit (字典、人员、机构). */
export const Code = laterControl(async () => (await import('./CodeSelect.tsx')).CodeSelect);
/** A code of several levels (多级字典), such as 行政区划. */
export const Levels = laterControl(async () => (await import('./CodeCascader.tsx')).CodeCascader);
