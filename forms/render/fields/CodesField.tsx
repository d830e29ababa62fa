import type { FieldProps, WidgetProps } from '@rjsf/utils';
import type { Values } from '../../schema/types.ts';
import { settingOf, widgetOf } from '../shape.ts';
import { Code, Levels } from '../widgets/later.tsx';

/** Several entries of a code list (字典多选). */
export function CodesField(props: FieldProps) {
  const { fieldPathId, onChange, formData, uiSchema, name, schema } = props;
  const ui = uiSchema as Values | undefined;
  const Widget = widgetOf(ui) === 'cascader' ? Levels : Code;
  const of = {
    ...props,
    id: fieldPathId.$id,
    label: String(schema.title ?? name),
    value: formData,
    options: {},
    placeholder: String(settingOf(ui, 'placeholder') ?? ''),
    onChange: (value: unknown) => onChange(value, fieldPathId.path),
  } as unknown as WidgetProps;
  return <Widget {...of} />;
}
