import type { RegistryWidgetsType } from '@rjsf/utils';
import { Choose, ChooseOne, ChooseSeveral, Tick } from './choices.tsx';
import { Code, Day, Levels } from './later.tsx';
import { CodedLine } from './CodedLine.tsx';
import { Lines, UpDown } from './lines.tsx';

/** Widgets of generated forms (表单控件), on Ant Design: by the names forms may give, and by the names rjsf looks for. */
export const widgets: RegistryWidgetsType = {
  TextWidget: CodedLine,
  EmailWidget: CodedLine,
  URLWidget: CodedLine,
  UpDownWidget: UpDown,
  TextareaWidget: Lines,
  SelectWidget: Choose,
  RadioWidget: ChooseOne,
  CheckboxesWidget: ChooseSeveral,
  CheckboxWidget: Tick,
  DateWidget: Day,
  DateTimeWidget: Day,
  TimeWidget: Day,
  money: CodedLine,
  'cn-id': CodedLine,
  'cn-uscc': CodedLine,
  'cn-mobile': CodedLine,
  'cn-phone': CodedLine,
  'cn-postcode': CodedLine,
  'cn-bank-card': CodedLine,
  'cn-plate': CodedLine,
  'cn-landline': CodedLine,
  'case-number': CodedLine,
  code: Code,
  person: Code,
  unit: Code,
  cascader: Levels,
};
