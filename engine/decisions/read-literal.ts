import { childrenOf, type FeelNode } from '../expressions/parse.ts';
import { createExpressions } from '../expressions/compile.ts';
import type { LiteralValue } from './literals.ts';

const nowhere = { vars: {}, roots: {}, now: 0 };
const evaluate = (text: string) => createExpressions().evaluate(text, nowhere);

/** The value a node spells out; null when it has to be evaluated (`1e3`, dates with a time, anything with names). */
export function readLiteral(node: FeelNode, text: string): { readonly value: LiteralValue } | null {
  const written = text.slice(node.from, node.to);
  switch (node.name) {
    case 'NumericLiteral':
      return readNumber(written);
    case 'StringLiteral':
      return readText(written);
    case 'BooleanLiteral':
      return { value: written === 'true' };
    case 'null':
      return { value: null };
    case 'DateTimeLiteral':
      return readDate(node, text);
    default:
      return null;
  }
}

function readNumber(written: string): { readonly value: number } | null {
  const value = Number(written.replace(/\s+/g, ''));
  return Number.isFinite(value) && !/e/i.test(written) ? { value } : null;
}

/** Escapes are FEEL's own business. */
function readText(written: string): { readonly value: string } | null {
  const result = written.includes('\\') ? evaluate(written) : { ok: true, value: written.slice(1, -1) };
  return result.ok && 'value' in result && typeof result.value === 'string' ? { value: result.value } : null;
}

/** `date("2026-01-31")` and `@"2026-01-31"`. */
function readDate(node: FeelNode, text: string): { readonly value: LiteralValue } | null {
  const written = text.slice(node.from, node.to).replace(/\s+/g, '');
  const date = /^(?:date\(|@)"(\d{4}-\d{2}-\d{2})"\)?$/.exec(written)?.[1];
  if (date === undefined || childrenOf(node).length === 0) return null;
  const result = evaluate(`string(date("${date}"))`);
  return result.ok && result.value === date ? { value: { date } } : null;
}
