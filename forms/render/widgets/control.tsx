import { ariaDescribedByIds, type EnumOptionsType, type Widget, type WidgetProps } from '@rjsf/utils';
import type { ComponentType } from 'react';
import type { Values } from '../../schema/types.ts';
import { useMark } from '../filling/index.ts';
import { langOf } from '../lang.ts';
import { isComputed } from '../shape.ts';
import { Value } from '../view/Value.tsx';
import { word } from '../words.ts';

/** What assistive technology needs of every control. */
export interface ControlProps {
  readonly id: string;
  readonly disabled: boolean;
  readonly 'aria-describedby': string;
  readonly 'aria-invalid': boolean;
  readonly 'aria-required': boolean;
}

/** A widget gets what rules and rights say of its field. */
export type OwnWidgetProps = WidgetProps & { readonly control: ControlProps };

export const full = { width: '100%' } as const;

/** Choices a schema gives. */
export function optionsOf(props: WidgetProps): EnumOptionsType[] {
  const found = props.options.enumOptions ?? [];
  const { type, oneOf, anyOf } = props.schema;
  if (type !== 'boolean' || oneOf || anyOf) return found;
  // rjsf says Yes and No whatever the language
  return found.map(option => ({ ...option, label: word(option.value === true ? 'yes' : 'no', langOf(props)) }));
}

/** What may only be read (只读), as text that its label still names; what the form works out is told when it changes. */
function ReadOut(props: WidgetProps) {
  const schema = props.schema as Values;
  return (
    <output
      id={props.id}
      className="bj-readout"
      aria-live={isComputed(schema) ? 'polite' : 'off'}
      data-computed={isComputed(schema) || undefined}
    >
      <Value schema={schema} ui={props.uiSchema as Values | undefined} value={props.value} lang={langOf(props)} />
    </output>
  );
}

/** A widget that stands aside for text where its field may only be read. */
export function control(Own: ComponentType<OwnWidgetProps>): Widget {
  return function Control(props: WidgetProps) {
    const mark = useMark(props.id);
    if (props.readonly || mark.isReadOnly || isComputed(props.schema as Values)) return <ReadOut {...props} />;
    const aria: ControlProps = {
      id: props.id,
      disabled: props.disabled ?? false,
      'aria-describedby': ariaDescribedByIds(props.id),
      'aria-invalid': mark.errors.length > 0,
      'aria-required': Boolean(props.required) || mark.isRequired,
    };
    return <Own {...props} control={aria} />;
  };
}
