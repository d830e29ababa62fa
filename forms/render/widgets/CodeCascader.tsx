import { RightOutlined } from '@ant-design/icons';
import { Cascader } from 'antd';
import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import type { Values } from '../../schema/types.ts';
import { type CodeItem, type CodeSource, pathOf, titleOf } from '../codes.ts';
import { langOf } from '../lang.ts';
import { type Language, word } from '../words.ts';
import { codesOf, emptyWords } from './CodeSelect.tsx';
import { full, type OwnWidgetProps } from './control.tsx';
import { pickedCodes } from './picked-codes.ts';
import { useCodeChoices } from './useCodeChoices.ts';

interface Option {
  readonly value: string;
  readonly label: string;
  readonly isLeaf: boolean;
  readonly children?: Option[];
}

/** Codes from the top level down to one, as far as they are at hand. */
function chainOf(codes: CodeSource, list: string, code: string): string[] {
  const chain = [code];
  for (
    let entry = codes.find(list, code);
    entry?.parent !== undefined && !chain.includes(entry.parent);
    entry = codes.find(list, entry.parent)
  )
    chain.unshift(entry.parent);
  return chain;
}

/** The levels opened so far, by code of the entry above ('' for the top). */
type Opened = ReadonlyMap<string, readonly CodeItem[]>;

interface Opening {
  readonly opened: Opened;
  /** The last level asked for could not be had. */
  readonly hasFailed: boolean;
  readonly open: (parent: string) => void;
}

function useOpened(codes: CodeSource, list: string): Opening {
  const [opened, setOpened] = useState<Opened>(new Map());
  const [hasFailed, setFailed] = useState(false);
  const open = useCallback(
    (parent: string): void => {
      const take = (items: readonly CodeItem[]): void => setOpened(before => new Map([...before, [parent, items]]));
      setFailed(false);
      (parent === '' ? codes.children(list) : codes.children(list, parent)).then(take, () => setFailed(true));
    },
    [codes, list],
  );
  return { opened, hasFailed, open };
}

const optionsUnder = (opened: Opened, parent: string, titleOfItem: (item: CodeItem) => string): Option[] =>
  (opened.get(parent) ?? [])
    .filter(item => !item.retired)
    .map(item => ({
      value: item.code,
      label: titleOfItem(item),
      isLeaf: !item.hasChildren,
      ...(opened.has(item.code) ? { children: optionsUnder(opened, item.code, titleOfItem) } : {}),
    }));

/** What is shown of a chosen code: all levels of it. */
const pathWords = (codes: CodeSource, list: string, code: string, lang: Language): string =>
  pathOf(codes, list, code, lang).join(' / ') + (codes.find(list, code)?.retired ? `（${word('retired', lang)}）` : '');

/** A code of several levels (逐级选择): levels are fetched as they are opened, names are searched over all levels, the whole path is shown. */
export function CodeCascader(props: OwnWidgetProps) {
  const { value, onChange, placeholder } = props;
  const lang = langOf(props);
  const { list, level } = codesOf(props.schema as Values);
  const isMultiple = props.schema.type === 'array';
  const chosen = useMemo<readonly string[]>(() => (Array.isArray(value) ? value.map(String) : value ? [String(value)] : []), [value]);
  const choices = useCodeChoices(list, chosen);
  const { codes } = choices;
  const { opened, hasFailed, open } = useOpened(codes, list);
  const [isOpen, setOpen] = useState(false);
  const show = (next: boolean): void => {
    setOpen(next);
    if (!next) {
      choices.search('');
      return;
    }
    open('');
    const above = chosen.flatMap(code => chainOf(codes, list, code).slice(0, -1));
    for (const parent of above) open(parent);
  };
  const isSearching = choices.query !== '';
  const options: Option[] = isSearching
    ? choices.items
        .filter(item => !item.retired && item.level >= level)
        .map(item => ({ value: item.code, label: pathWords(codes, list, item.code, lang), isLeaf: true }))
    : optionsUnder(opened, '', item => titleOf(codes, list, item.code, lang));
  const paths = chosen.map(code => (isSearching ? [code] : chainOf(codes, list, code)));
  const levelOf = (path: readonly string[]): number => codes.find(list, path.at(-1) ?? '')?.level ?? path.length;
  const choose = (next: unknown): void => {
    const picked = (isMultiple ? next : next ? [next] : []) as readonly (readonly string[])[];
    const good = pickedCodes(picked ?? [], { chosen, level, levelOf });
    if (isMultiple) onChange(good.length > 0 ? good : undefined);
    else if ((picked ?? []).length === 0) onChange(undefined);
    else if (good[0] !== undefined) {
      onChange(good[0]);
      if (isSearching || codes.find(list, good[0])?.hasChildren === false) show(false);
    }
  };
  useEffect(() => {
    for (const code of chosen) if (codes.find(list, code) === undefined) codes.load(list, [code]).catch(() => {});
  }, [codes, list, chosen]);
  const shared = {
    ...props.control,
    style: full,
    options,
    open: isOpen,
    onOpenChange: show,
    allowClear: !props.control['aria-required'],
    changeOnSelect: true,
    expandTrigger: 'click' as const,
    // antd's own says "right" to who listens
    expandIcon: <RightOutlined aria-hidden />,
    placeholder: placeholder || word('searchCode', lang),
    notFoundContent: emptyWords(isSearching || opened.has('') ? choices : { state: hasFailed ? 'failed' : 'waiting' }, lang),
    showSearch: {
      filter: () => true,
      limit: false as const,
      onSearch: choices.search,
      render: (_: string, path: readonly Option[]) => path.map(({ label }) => label).join(' / '),
    },
    popupRender: (menus: ReactNode) => (
      <>
        {menus}
        {hasFailed && opened.has('') && (
          <p className="bj-part-failed" role="alert">
            {word('codesFailed', lang)}
          </p>
        )}
      </>
    ),
    loadData: (path: readonly Option[]) => open(path.at(-1)?.value ?? ''),
    onChange: choose,
  };
  const shownOf = (labels: readonly unknown[], code: string | undefined) =>
    code === undefined ? labels.join(' / ') : pathWords(codes, list, code, lang);
  if (isMultiple)
    return (
      <Cascader
        {...(shared as object)}
        multiple
        showCheckedStrategy={Cascader.SHOW_CHILD}
        value={paths}
        displayRender={(labels: readonly unknown[], path?: readonly Option[]) => shownOf(labels, path?.at(-1)?.value)}
      />
    );
  return <Cascader {...(shared as object)} value={paths[0]} displayRender={(labels: readonly unknown[]) => shownOf(labels, chosen[0])} />;
}
