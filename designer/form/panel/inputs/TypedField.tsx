import { Input } from 'antd';
import { Field } from '../../../process/panel/Field.tsx';
import { useText } from '../../../ui/preferences.tsx';
import { usePanel } from '../panel.ts';
import { type NumberBounds, readMoney, readNumber, readText, type Reading, writeMoney, writeNumber, writeText } from '../reading.ts';
import { useTyped } from './useTyped.ts';

interface TypedFieldProps<T> {
  /** Setting of the selected part, such as `length.min`. */
  readonly setting: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly value: T;
  readonly write: (value: T) => string;
  readonly read: (typed: string) => Reading<T>;
  readonly onSend: (value: T) => void;
  readonly isCode?: boolean;
  readonly isLong?: boolean;
  readonly suffix?: string;
  readonly placeholder?: string;
}

/** A setting that is typed (文字或数字设置): what was typed stays, with what is wrong beside it; what is right goes into the form at once. */
export function TypedField<T>(props: TypedFieldProps<T>) {
  const { setting, label, hint, isCode = false, isLong = false, suffix, placeholder } = props;
  const { pick } = useText();
  const { isReadOnly, name } = usePanel();
  const { typed, fault, type } = useTyped({ ...props, name: `${name}/${setting}` });
  const shared = {
    value: typed,
    readOnly: isReadOnly,
    className: isCode ? 'bjd-code' : '',
    'data-setting': setting,
    ...(placeholder === undefined ? {} : { placeholder }),
    ...(fault ? { status: 'error' as const, 'aria-invalid': true } : {}),
  };
  return (
    <Field label={label} hint={hint} error={fault ? pick(fault) : undefined}>
      {id =>
        isLong ? (
          <Input.TextArea id={id} {...shared} autoSize={{ minRows: 2, maxRows: 8 }} onChange={event => type(event.target.value)} />
        ) : (
          <Input id={id} {...shared} suffix={suffix} onChange={event => type(event.target.value)} />
        )
      }
    </Field>
  );
}

type Plain<T> = Omit<TypedFieldProps<T>, 'read' | 'write'>;

/** A text that may be left out. */
export const TextSetting = (props: Plain<string | undefined>) => <TypedField {...props} read={readText} write={writeText} />;

/** A number that may be left out. */
export function NumberSetting({ bounds, ...props }: Plain<number | undefined> & { readonly bounds?: NumberBounds }) {
  return <TypedField {...props} read={typed => readNumber(typed, bounds)} write={writeNumber} />;
}

/** An amount in 元, kept in 分. */
export function MoneySetting({ bounds, ...props }: Plain<number | undefined> & { readonly bounds?: NumberBounds }) {
  const { say } = useText();
  return <TypedField {...props} read={typed => readMoney(typed, bounds)} write={writeMoney} suffix={say('panel.yuan')} />;
}
