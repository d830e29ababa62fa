import { quoted, readWhole, type TokenReader } from './tokens.ts';

/** A common way to compute a field (常用公式). Names are names as FEEL reads them; what is not filled in yet counts as not there. */
export type Formula =
  /** 列合计: all rows of a table. */
  | { readonly kind: 'column-sum'; readonly table: string; readonly column: string }
  /** 行数. */
  | { readonly kind: 'rows'; readonly table: string }
  /** 相加. */
  | { readonly kind: 'sum'; readonly fields: readonly string[] }
  /** 相乘; `isWhole`: rounded to a whole number, as money and counts need. */
  | { readonly kind: 'product'; readonly fields: readonly string[]; readonly isWhole: boolean }
  /** 相减. */
  | { readonly kind: 'difference'; readonly from: string; readonly less: string }
  /** 相隔天数; `isInclusive`: the first day counts too (含首日). */
  | { readonly kind: 'days'; readonly from: string; readonly to: string; readonly isInclusive: boolean }
  /** 文字连接. */
  | { readonly kind: 'join'; readonly fields: readonly string[]; readonly between: string };
export type FormulaKind = Formula['kind'];

/** In the order the panel offers them. */
export const formulaKinds: readonly FormulaKind[] = ['column-sum', 'sum', 'product', 'difference', 'days', 'join', 'rows'];

/** A formula as a FEEL text (写成表达式): blank while a field it reads is blank, except sums, which add what is there. */
export function writeFormula(formula: Formula): string {
  switch (formula.kind) {
    case 'column-sum':
      return `sum(${formula.table}.${formula.column}[item != null])`;
    case 'rows':
      return `count(${formula.table})`;
    case 'sum':
      return `sum([${formula.fields.join(', ')}][item != null])`;
    case 'product': {
      const product = `product([${formula.fields.join(', ')}])`;
      return formula.isWhole ? `decimal(${product}, 0)` : product;
    }
    case 'difference':
      return `${guard(formula.from, formula.less)} ${formula.from} - ${formula.less}`;
    case 'days': {
      const days = `(date(${formula.to}) - date(${formula.from})).days`;
      return `${guard(formula.from, formula.to)} ${formula.isInclusive ? `${days} + 1` : days}`;
    }
    case 'join':
      return `string join([${formula.fields.join(', ')}], ${quoted(formula.between)})`;
  }
}

const guard = (a: string, b: string): string => `if ${a} = null or ${b} = null then null else`;

/** The formula a FEEL text is (读成公式); null when it is none of them, or not written as `writeFormula` writes it. */
export const readFormula = (text: string): Formula | null => readWhole(text, readAny);

const readers: readonly ((reader: TokenReader) => Formula | null)[] = [
  readColumnSum,
  readRows,
  readSum,
  readProduct,
  readDifference,
  readDays,
  readJoin,
];

function readAny(reader: TokenReader): Formula | null {
  for (const read of readers) {
    const found = reader.attempt(() => read(reader));
    if (found) return found;
  }
  return null;
}

function readColumnSum(reader: TokenReader): Formula | null {
  if (!reader.take('sum', '(')) return null;
  const path = reader.name();
  const cut = path?.lastIndexOf('.') ?? -1;
  if (path === null || cut < 0 || !reader.take('[', 'item', '!=', 'null', ']', ')')) return null;
  return { kind: 'column-sum', table: path.slice(0, cut), column: path.slice(cut + 1) };
}

function readRows(reader: TokenReader): Formula | null {
  const table = reader.take('count', '(') ? reader.name() : null;
  return table !== null && reader.take(')') ? { kind: 'rows', table } : null;
}

function readSum(reader: TokenReader): Formula | null {
  if (!reader.take('sum', '(', '[')) return null;
  const fields = reader.list(() => reader.name(), ']');
  return fields && reader.take('[', 'item', '!=', 'null', ']', ')') ? { kind: 'sum', fields } : null;
}

function readProduct(reader: TokenReader): Formula | null {
  const isWhole = reader.take('decimal', '(');
  if (!reader.take('product', '(', '[')) return null;
  const fields = reader.list(() => reader.name(), ']');
  if (!fields || !reader.take(')') || (isWhole && !reader.take(',', '0', ')'))) return null;
  return { kind: 'product', fields, isWhole };
}

/** `if a = null or b = null then null else`: the two names. */
function readGuard(reader: TokenReader): readonly [string, string] | null {
  const a = reader.take('if') ? reader.name() : null;
  const b = a !== null && reader.take('=', 'null', 'or') ? reader.name() : null;
  return a !== null && b !== null && reader.take('=', 'null', 'then', 'null', 'else') ? [a, b] : null;
}

function readDifference(reader: TokenReader): Formula | null {
  const [from, less] = readGuard(reader) ?? [];
  if (from === undefined || less === undefined) return null;
  return reader.take(from, '-', less) ? { kind: 'difference', from, less } : null;
}

function readDays(reader: TokenReader): Formula | null {
  const [from, to] = readGuard(reader) ?? [];
  if (from === undefined || to === undefined) return null;
  if (!reader.take('(', 'date', '(', to, ')', '-', 'date', '(', from, ')', ')', '.', 'days')) return null;
  return { kind: 'days', from, to, isInclusive: reader.take('+', '1') };
}

function readJoin(reader: TokenReader): Formula | null {
  if (!reader.take('string', 'join', '(', '[')) return null;
  const fields = reader.list(() => reader.name(), ']');
  const between = fields && reader.take(',') ? reader.next('text') : null;
  return fields && between !== null && reader.take(')') ? { kind: 'join', fields, between } : null;
}
