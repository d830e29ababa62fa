import { checkFeel, pathsOf } from '#engine/expressions/index.ts';
import type { Text } from '#engine/problem.ts';
import type { Reading } from '../reading.ts';
import type { NameInSight } from './names.ts';

/** A FEEL text as it is typed (表达式检查): grammar, names in sight, and columns or fields of groups that exist; nothing typed means no rule. */
export function readFeelText(typed: string, names: readonly NameInSight[], firstNames: readonly string[]): Reading<string | undefined> {
  const text = typed.replace(/^\s*=/, '').trim();
  if (text === '') return { value: undefined };
  const wrong = checkFeel(text, firstNames).find(({ severity }) => severity === 'error');
  const fault = wrong?.message ?? findPathFault(text, names);
  return fault ? { fault } : { value: typed.trim() };
}

/** The first path that leads into a group or table to something that is not there. */
function findPathFault(text: string, names: readonly NameInSight[]): Text | null {
  for (const [first, second] of pathsOf(text)) {
    if (first === undefined || second === undefined) continue;
    const inner = innerNames(first, names);
    if (inner.length > 0 && !inner.includes(second))
      return {
        zh: `“${first}”里没有“${second}”，可用的有：${inner.slice(0, 12).join('、')}。`,
        en: `There is no "${second}" in "${first}"; there are: ${inner.slice(0, 12).join(', ')}.`,
      };
  }
  return null;
}

function innerNames(first: string, names: readonly NameInSight[]): readonly string[] {
  const own = names.filter(({ from }) => from !== 'root');
  const table = own.find(({ name, kind }) => name === first && kind === 'table');
  if (table) return table.columns.map(({ name }) => name);
  return own.filter(({ name }) => name.startsWith(`${first}.`)).map(({ name }) => name.slice(first.length + 1));
}
