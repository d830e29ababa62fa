import { Select } from 'antd';
import type { Values } from '../../schema/types.ts';
import { type CodeItem, pathOf, titleOf } from '../codes.ts';
import { langOf } from '../lang.ts';
import { type Language, word } from '../words.ts';
import { full, type OwnWidgetProps } from './control.tsx';
import { type CodeChoices, useCodeChoices } from './useCodeChoices.ts';

/** Words for an empty panel. */
export const emptyWords = ({ state }: Pick<CodeChoices, 'state'>, lang: Language): string =>
  word(state === 'failed' ? 'codesFailed' : state === 'waiting' ? 'searching' : 'nothingFound', lang);

const hintOf = (list: string) => (list === 'people' ? 'searchName' : list === 'units' ? 'searchUnit' : 'searchCode');

/** The list a field takes its codes from, and the level an entry must have. */
export function codesOf(schema: Values): { readonly list: string; readonly level: number } {
  const of = (typeof schema['x-codes'] === 'string' ? schema : (schema.items ?? {})) as Values;
  return { list: String(of['x-codes']), level: Number(of['x-codes-level'] ?? 1) };
}

/** Entry of a code list, person or unit (字典、人员、机构选择): found by name, code or pinyin. Several where the field holds a list. */
export function CodeSelect(props: OwnWidgetProps) {
  const { value, onChange, placeholder } = props;
  const lang = langOf(props);
  const { list, level } = codesOf(props.schema as Values);
  const isMultiple = Array.isArray(value) || props.schema.type === 'array';
  const chosen: readonly string[] = Array.isArray(value) ? value.map(String) : typeof value === 'string' && value !== '' ? [value] : [];
  const choices = useCodeChoices(list, chosen);
  const { codes, items } = choices;
  const labelOf = (item: CodeItem): string =>
    item.level > 1 ? pathOf(codes, list, item.code, lang).join(' / ') : titleOf(codes, list, item.code, lang);
  const open = items.filter(item => item.level >= level && (!item.retired || chosen.includes(item.code)));
  const others = chosen.filter(code => !open.some(item => item.code === code));
  const options = [
    ...open.map(item => ({ value: item.code, label: labelOf(item) })),
    ...others.map(code => {
      const item = codes.find(list, code);
      return { value: code, label: item ? labelOf(item) + (item.retired ? `（${word('retired', lang)}）` : '') : code };
    }),
  ];
  return (
    <Select
      {...props.control}
      style={full}
      mode={isMultiple ? 'multiple' : undefined}
      value={isMultiple ? [...chosen] : chosen[0]}
      options={options}
      allowClear={!props.control['aria-required']}
      placeholder={placeholder || word(hintOf(list), lang)}
      showSearch={{ filterOption: false, onSearch: choices.search }}
      notFoundContent={emptyWords(choices, lang)}
      onFocus={choices.open}
      onOpenChange={isOpen => isOpen && choices.open()}
      onChange={(next: unknown) => onChange(Array.isArray(next) ? (next.length > 0 ? next : undefined) : (next ?? undefined))}
    />
  );
}
