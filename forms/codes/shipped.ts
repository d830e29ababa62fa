import type { Text } from '#engine/problem.ts';
import type { CodeBook } from '../schema/types.ts';
import { Divisions } from './division.ts';
import { type CodeList, CodeTable } from './list.ts';
import { readShipped, readTable } from './read.ts';

/** A list that comes with the product (内置字典): where it is from and how its codes are formed. */
export interface ShippedList extends CodeList {
  /** Standard and edition (标准和版本). */
  readonly source: Text;
  /** Form of a code that a centre may add below `parent`; null when it is well formed. */
  readonly codeFault: (code: string, parent: string | undefined) => Text | null;
}

type Readable = Pick<CodeList, 'find' | 'children' | 'hasChildren' | 'entries'>;

/** Reads a list when something is first asked of it. */
function lazily(read: () => Readable): Readable {
  let known: Readable | undefined;
  const list = (): Readable => {
    known ??= read();
    return known;
  };
  return {
    find: code => list().find(code),
    children: parent => list().children(parent),
    hasChildren: code => list().hasChildren(code),
    entries: () => list().entries(),
  };
}

const tableOf = (file: string) =>
  lazily(() => {
    const table = new CodeTable(readTable(readShipped(file)));
    return {
      find: code => table.find(code),
      children: parent => table.children(parent),
      hasChildren: code => table.children(code).length > 0,
      entries: () => table.entries(),
    };
  });

const divisions = lazily(() => {
  const read = new Divisions();
  return {
    find: code => read.find(code),
    children: parent => read.children(parent),
    hasChildren: code => read.hasChildren(code),
    entries: () => read.entries(),
  };
});

/** 6 digits for a county and above, 9 for a township, 12 for a village; the code begins with the digits of what stands above it. */
function divisionFault(code: string, parent: string | undefined): Text | null {
  const isFormed = /^([1-9]\d{5}|[1-9]\d{8}|[1-9]\d{11})$/.test(code);
  const stem = parent?.replace(/^(\d{2})0000$|^(\d{4})00$/, '$1$2');
  if (isFormed && (stem === undefined || code.startsWith(stem))) return null;
  return {
    zh: '行政区划代码应为 6 位（县级及以上）、9 位（乡级）或 12 位（村级）数字，并以上级代码开头',
    en: 'a division has 6 digits (county and above), 9 (township) or 12 (village) and begins with the code above it',
  };
}

/** A section is a letter, what stands below has 2 to 4 digits, each beginning with the code above it. */
function industryFault(code: string, parent: string | undefined): Text | null {
  const isFormed = /^([A-Z]|\d{2,4})$/.test(code);
  if (isFormed && (parent === undefined || /^[A-Z]$/.test(parent) || code.startsWith(parent))) return null;
  return {
    zh: '行业代码应为门类 1 个大写字母，或 2 至 4 位数字并以上级代码开头',
    en: 'an industry is one capital letter, or 2 to 4 digits that begin with the code above it',
  };
}

function digitsFault(digits: number): ShippedList['codeFault'] {
  const pattern = new RegExp(`^\\d{${digits}}$`);
  return code => (pattern.test(code) ? null : { zh: `代码应为 ${digits} 位数字`, en: `a code of this list has ${digits} digits` });
}

/** The lists that come with the product, read when they are first used. Sources, editions and licences: README.md beside this file. */
export const shippedLists: readonly ShippedList[] = [
  {
    id: 'division',
    title: { zh: '行政区划', en: 'Administrative divisions' },
    levels: [
      { zh: '省级', en: 'Province' },
      { zh: '地级', en: 'City' },
      { zh: '县级', en: 'County' },
      { zh: '乡级', en: 'Township' },
    ],
    version: '2023',
    size: 44_703,
    source: { zh: 'GB/T 2260；统计用区划代码（2023 年）', en: 'GB/T 2260; division codes for statistics, 2023' },
    codeFault: divisionFault,
    ...divisions,
  },
  {
    id: 'industry',
    title: { zh: '国民经济行业', en: 'Industries' },
    levels: [
      { zh: '门类', en: 'Section' },
      { zh: '大类', en: 'Division' },
    ],
    version: '2017',
    size: 117,
    source: { zh: 'GB/T 4754-2017（门类、大类）', en: 'GB/T 4754-2017, sections and divisions' },
    codeFault: industryFault,
    ...tableOf('industry.tsv'),
  },
  {
    id: 'ethnic-group',
    title: { zh: '民族', en: 'Ethnic groups' },
    levels: [{ zh: '民族', en: 'Ethnic group' }],
    version: '1991',
    size: 58,
    source: { zh: 'GB/T 3304-1991', en: 'GB/T 3304-1991' },
    codeFault: digitsFault(2),
    ...tableOf('ethnic-group.tsv'),
  },
  {
    id: 'id-type',
    title: { zh: '证件类型', en: 'Identity documents' },
    levels: [{ zh: '证件', en: 'Document' }],
    version: '2004',
    size: 37,
    source: { zh: 'GA/T 517-2004（常用部分）', en: 'GA/T 517-2004, those in common use' },
    codeFault: digitsFault(3),
    ...tableOf('id-type.tsv'),
  },
];

const byId = new Map(shippedLists.map(list => [list.id, list]));

/** A list that comes with the product, by id. */
export const shippedList = (id: string): ShippedList | undefined => byId.get(id);

/** The shipped lists alone, without what centres add (内置字典本): for checks and simulations that know no centre. */
export const shippedBook: CodeBook = { find: (list, code) => byId.get(list)?.find(code) ?? null };
