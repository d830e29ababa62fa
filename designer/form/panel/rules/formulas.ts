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

/**
 * A formula as a FEEL text (写成表达式), for the rules of forms: blank while a field it reads is blank, except sums, which add what is there.
 */
export function writeFormula(formula: Formula): string {
  switch (formula.kind) {
    case 'column-sum':
      return `sum(${formula.table}.${formula.column})`;
    case 'rows':
      return `count(${formula.table})`;
    case 'sum':
      return `sum([${formula.fields.join(', ')}])`;
    case 'product': {
      const product = formula.fields.join(' * ');
      return formula.isWhole ? `decimal(${product}, 0)` : product;
    }
    case 'difference':
      return `${formula.from} - ${formula.less}`;
    case 'days': {
      const days = `(date(${formula.to}) - date(${formula.from})).days`;
      return formula.isInclusive ? `${days} + 1` : days;
    }
    case 'join':
      return `string join([${formula.fields.join(', ')}], ${quoted(formula.between)})`;
  }
}

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
  if (path === null || cut < 0 || !reader.take(')')) return null;
  return { kind: 'column-sum', table: path.slice(0, cut), column: path.slice(cut + 1) };
}

function readRows(reader: TokenReader): Formula | null {
  const table = reader.take('count', '(') ? reader.name() : null;
  return table !== null && reader.take(')') ? { kind: 'rows', table } : null;
}

function readSum(reader: TokenReader): Formula | null {
  if (!reader.take('sum', '(', '[')) return null;
  const fields = reader.list(() => reader.name(), ']');
  return fields && reader.take(')') ? { kind: 'sum', fields } : null;
}

function readProduct(reader: TokenReader): Formula | null {
  const isWhole = reader.take('decimal', '(');
  const fields: string[] = [];
  do {
    const field = reader.name();
    if (field === null) return null;
    fields.push(field);
  } while (reader.take('*'));
  if (fields.length < 2 || (isWhole && !reader.take(',', '0', ')'))) return null;
  return { kind: 'product', fields, isWhole };
}

function readDifference(reader: TokenReader): Formula | null {
  const from = reader.name();
  const less = from !== null && reader.take('-') ? reader.name() : null;
  return from === null || less === null ? null : { kind: 'difference', from, less };
}

function readDays(reader: TokenReader): Formula | null {
  const to = reader.take('(', 'date', '(') ? reader.name() : null;
  const from = to !== null && reader.take(')', '-', 'date', '(') ? reader.name() : null;
  if (from === null || to === null || !reader.take(')', ')', '.', 'days')) return null;
  return { kind: 'days', from, to, isInclusive: reader.take('+', '1') };
}

function readJoin(reader: TokenReader): Formula | null {
  if (!reader.take('string', 'join', '(', '[')) return null;
  const fields = reader.list(() => reader.name(), ']');
  const between = fields && reader.take(',') ? reader.next('text') : null;
  return fields && between !== null && reader.take(')') ? { kind: 'join', fields, between } : null;
}
