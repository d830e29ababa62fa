import type { Text } from '#engine/problem.ts';
import { isValues, type Values } from '#forms/schema/types.ts';
import type { FormFile } from '#processes/types.ts';
import { retitled } from '../panel/FormSettings.tsx';
import { dataName } from './uses.ts';

/** x-ids of a copy begin with the name of its own form, so that no two forms of a pack share one. */
function freshXIds(node: unknown, from: string, to: string): unknown {
  if (Array.isArray(node)) return node.map(entry => freshXIds(entry, from, to));
  if (!isValues(node)) return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => [
      key,
      key === 'x-id' && typeof value === 'string' ? copiedXId(value, from, to) : freshXIds(value, from, to),
    ]),
  );
}

const copiedXId = (xId: string, from: string, to: string): string => {
  const stems = [`f_${from}_`, `f_${from.replaceAll('-', '_')}_`, `f_${dataName(from)}_`, 'f_'];
  const stem = stems.find(one => xId.startsWith(one)) ?? '';
  return `f_${dataName(to)}_${xId.slice(stem.length)}`.slice(0, 128);
};

/** A form as the beginning of another (复制表单): same fields, ids of its own. */
export function copyForm(file: FormFile, ids: { readonly from: string; readonly to: string }, title: Text): FormFile {
  const schema = freshXIds(file.schema, ids.from, ids.to) as Values;
  return retitled({ ...file, schema }, title);
}
