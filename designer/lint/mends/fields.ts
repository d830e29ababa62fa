import { fieldOf } from '#processes/check/choices/domains.ts';
import { pathsOf } from '#engine/expressions/index.ts';
import type { ProcessEditor } from '../../process/createModeler.ts';
import { childOf, conditionOf, list, text, withChild } from '../../process/properties.ts';
import type { Broken, FindMend } from './types.ts';

const words = (value: unknown): readonly string[] => (text(value) ?? '').split(/\s+/).filter(word => word !== '');
const joined = (ids: readonly string[]): string | undefined => (ids.length === 0 ? undefined : ids.join(' '));

/** x-ids of the fields the conditions behind a gateway read, of one form. */
function fieldsRead({ problem, parts, editor }: Broken): ReadonlyMap<string, readonly string[]> {
  const flows = list(editor?.find(problem.element ?? '')?.businessObject.get('outgoing'));
  const paths = flows.flatMap(flow => (conditionOf(flow) === '' ? [] : pathsOf(conditionOf(flow))));
  const found = new Map<string, string[]>();
  for (const [root, form, field] of paths) {
    const known =
      root === 'data' && form && field ? fieldOf(form, field, { pack: { ...parts, scenarios: {}, items: [] }, called: {} }) : undefined;
    const id = known?.schema['x-id'];
    if (form && typeof id === 'string') found.set(form, [...(found.get(form) ?? []), id]);
  }
  return found;
}

/** Lets the step in which a field is asked write it: neither hidden nor read-only there. */
const letWrite: FindMend = broken => {
  const fields = fieldsRead(broken);
  const [step] = broken.problem.related ?? [];
  if (!broken.editor || !step || fields.size === 0) return null;
  return {
    kind: 'process',
    label: { zh: '在这个环节改为可写', en: 'Let it be written there' },
    apply: editor => open(editor, step, fields),
  };
};

function open(editor: ProcessEditor, step: string, fields: ReadonlyMap<string, readonly string[]>): void {
  const element = editor.find(step);
  const rights = element && childOf(element.businessObject, 'bj:Fields');
  if (!element || !rights) return;
  const ids = fields.get(String(element.businessObject.get('bj:form') ?? '')) ?? [];
  const without = (name: string): string | undefined => joined(words(rights.get(name)).filter(id => !ids.includes(id)));
  const write = rights.get('write');
  const more = typeof write === 'string' ? { write: [...new Set([...words(write), ...ids])].join(' ') } : {};
  editor.apply(
    element,
    withChild(element.businessObject, 'bj:Fields', { hide: without('hide'), read: without('read'), ...more }, editor.factory),
  );
}

/** Mends of rights on fields (字段权限修复). */
export const fieldMends: Readonly<Record<string, FindMend>> = { 'read-field-hidden': letWrite, 'read-field-read-only': letWrite };
