import { type BpmnNode, nodeOf, nodesOf, textOf } from '../bpmn/node.ts';
import { type Cell, readCell } from './cells.ts';
import { isDate, type LiteralValue } from './literals.ts';
import { type Reading, refuse, refuseFeel, whereIs } from './reading.ts';
import { anyType, type BaseType, hasType, readBaseType, subjectOf, type ValueType } from './value-types.ts';

/** Read the item definitions of a file (数据类型): simple types and lists of them, with their allowed values. */
export function readTypes(root: BpmnNode, problems: Reading['problems']): Readonly<Record<string, ValueType>> {
  const types: Record<string, ValueType> = {};
  for (const node of nodesOf(root, 'itemDefinition')) {
    const name = textOf(node, 'name');
    const type = name === undefined ? null : readDefinition(node, { problems, types: {} });
    if (name !== undefined && type) types[name] = type;
  }
  return types;
}

function readDefinition(node: BpmnNode, reading: Reading): ValueType | null {
  const base = readBaseType(textOf(node, 'typeRef') ?? 'any');
  if (base === null || nodesOf(node, 'itemComponent').length > 0 || nodeOf(node, 'functionItem')) {
    const name = textOf(node, 'name') ?? '';
    refuse(reading, node, 'dmn-unsupported-type', {
      zh: `数据类型「${name}」只能是 FEEL 的简单类型或其列表，可以限定允许的值；不支持结构、函数和引用其他类型。`,
      en: `The type "${name}" can only be one of FEEL's simple types or a list of them, with allowed values; structures, functions and other types are not supported.`,
    });
    return null;
  }
  const type = { base, list: node.get('isCollection') === true };
  return { ...type, allowed: readAllowed(node, 'allowedValues', type, reading) };
}

/** The type a clause or variable is declared as; `allowed` names the property that limits it further. */
export function readType(node: BpmnNode, reading: Reading, allowed?: { readonly node: BpmnNode; readonly property: string }): ValueType {
  const type = namedType(node, reading);
  const limited = allowed && readAllowed(allowed.node, allowed.property, type, reading);
  return limited ? { ...type, allowed: limited } : type;
}

function namedType(node: BpmnNode, reading: Reading): ValueType {
  const name = textOf(node, 'typeRef');
  if (name === undefined) return anyType;
  const declared = Object.hasOwn(reading.types, name) ? reading.types[name] : undefined;
  if (declared) return declared;
  const base = readBaseType(name);
  if (base) return { base, list: false, allowed: null };
  refuse(reading, node, 'dmn-unknown-type', {
    zh: `类型「${name}」不认识，请用 string、number、boolean、date、time、dateTime 或文件中声明的类型。`,
    en: `The type "${name}" is not known; use string, number, boolean, date, time, dateTime or a type the file declares.`,
  });
  return anyType;
}

function readAllowed(node: BpmnNode, property: string, { base }: Pick<ValueType, 'base'>, reading: Reading): Cell | null {
  const values = nodeOf(node, property);
  const text = values && textOf(values, 'text');
  if (text === undefined) return null;
  checkLanguage(values!, reading);
  const { cell, problems } = readCell(text, subjectOf(base));
  refuseFeel(reading, node, problems);
  if (cell) checkCellType(cell, base, wrong => refuseCell(node, wrong, base, reading));
  return cell;
}

function refuseCell(node: BpmnNode, wrong: string, base: BaseType, reading: Reading): void {
  refuse(reading, node, 'dmn-cell-type', cellTypeText(wrong, base), whereIs(node));
}

/** Tell a literal of a cell that no value of the column's type can meet; a date in a column that is not declared as one. */
export function checkCellType(cell: Cell, base: BaseType, tell: (wrong: string) => void): void {
  for (const test of cell.tests ?? []) {
    const literals = 'value' in test ? [test.value] : test.kind === 'range' ? [test.from?.value, test.to?.value] : [];
    const wrong = literals.find(value => value !== undefined && value !== null && !isOfType(value, base));
    if (wrong !== undefined) tell(literalText(wrong));
  }
}

function isOfType(value: LiteralValue, base: BaseType): boolean {
  if (isDate(value)) return base === 'date';
  return hasType(value, { base: base === 'integer' ? 'number' : base, list: false });
}

function literalText(value: LiteralValue): string {
  return isDate(value) ? `date("${value.date}")` : JSON.stringify(value);
}

/** Sentence for a literal that does not fit its column. */
export function cellTypeText(wrong: string, base: BaseType): { readonly zh: string; readonly en: string } {
  return {
    zh: `单元格中的 ${wrong} 与该列的类型（${base}）不符，永远不会命中。请改正单元格，或为该列声明类型。`,
    en: `${wrong} does not fit the type of its column (${base}) and would never match; correct it or declare the type of the column.`,
  };
}

/** Only FEEL is evaluated. */
export function checkLanguage(node: BpmnNode, reading: Pick<Reading, 'problems'>): void {
  const language = textOf(node, 'expressionLanguage');
  if (language === undefined || /feel/i.test(language)) return;
  refuse(reading, node, 'expression-language', {
    zh: `声明的表达式语言是 “${language}”，只支持 FEEL。`,
    en: `the declared expression language is "${language}"; only FEEL is supported.`,
  });
}
