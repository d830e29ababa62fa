import { collectNames } from '../expressions/names.ts';
import { parseFeel } from '../expressions/parse.ts';
import { stripEquals } from '../expressions/text.ts';
import type { Cell } from './cells.ts';
import type { DrawnDecision, Input, Table } from './model.ts';

/** Every FEEL text of a decision (决策中的表达式); cells read the value of their column as `_`. */
export function textsOf({ logic }: Pick<DrawnDecision, 'logic'>): string[] {
  return logic.kind === 'expression' ? [logic.text] : tableTexts(logic);
}

function tableTexts({ inputs, outputs, rules }: Table): string[] {
  const allowed = [...inputs, ...outputs].flatMap(({ type }) => (type.allowed ? cellTexts(type.allowed) : []));
  return [
    ...inputs.map(({ expression }) => expression),
    ...outputs.flatMap(({ fallback }) => fallback ?? []),
    ...rules.flatMap(({ cells, outputs: texts }) => [...cells.flatMap(cellTexts), ...texts.flatMap(text => text ?? [])]),
    ...allowed,
  ];
}

function cellTexts({ tests }: Cell): string[] {
  return (tests ?? []).flatMap(test => ('text' in test ? [test.text] : []));
}

/** Free names one decision reads in its own texts. */
export function namesOfDecision(decision: Pick<DrawnDecision, 'logic'>): string[] {
  const names = new Set<string>();
  for (const text of new Set(textsOf(decision))) for (const name of namesOfText(text)) names.add(name);
  names.delete('_');
  return [...names];
}

function namesOfText(given: string): ReadonlySet<string> {
  const text = stripEquals(given);
  return collectNames(parseFeel(text).topNode, text).names;
}

/** Names that decisions read from outside: not the results of the decisions they require, but the input data they declare. */
export function namesReadBy(needed: readonly DrawnDecision[], inputs: readonly Input[]): string[] {
  const byId = new Map(needed.map(one => [one.id, one]));
  const names = needed.flatMap(decision => {
    const results = new Set(decision.decisions.map(id => byId.get(id)!.variable));
    const declared = inputs.filter(({ id }) => decision.inputs.includes(id)).map(({ variable }) => variable);
    return [...namesOfDecision(decision).filter(name => !results.has(name)), ...declared];
  });
  return [...new Set(names)];
}
