import type { FieldRights } from './definition.ts';
import { readOnly } from './common.ts';
import type { BpmnNode } from './node.ts';
import { type Reading, refuse } from './reading.ts';

const rights = ['write', 'read', 'hide', 'required'] as const;

/**
 * bj:fields of a user task (字段权限): x-ids apart by blanks. An empty `write` is kept: nothing may be written. Whether the form has the fields,
 * and whether the lists go together, is judged with the form in hand (`processes/check/field-rights.ts`).
 */
export function readFields(node: BpmnNode, reading: Reading): FieldRights | undefined {
  const drawn = readOnly(node, 'Fields', reading);
  if (!drawn) return undefined;
  const lists = rights.flatMap(right => {
    const ids = readIds(node, drawn.get(right), reading);
    return ids === undefined || (ids.length === 0 && right !== 'write') ? [] : [[right, ids] as const];
  });
  return lists.length === 0 ? undefined : Object.fromEntries(lists);
}

function readIds(node: BpmnNode, text: unknown, reading: Reading): readonly string[] | undefined {
  if (typeof text !== 'string') return undefined;
  const ids = [...new Set(text.split(/\s+/).filter(id => id !== ''))];
  const wrong = ids.filter(id => !/^[A-Za-z_][\w.-]{0,127}$/.test(id));
  if (wrong.length > 0) {
    refuse(reading, node, 'fields-malformed', {
      zh: `{} 的字段权限里 “${wrong.join(' ')}” 不是字段编号 x-id，应为以空格分开的编号，如 f_check_reason f_check_note。`,
      en: `{} has rights on "${wrong.join(' ')}", which is no x-id of a field; write x-ids apart by blanks, such as f_check_reason f_check_note.`,
    });
  }
  return ids.filter(id => !wrong.includes(id));
}
