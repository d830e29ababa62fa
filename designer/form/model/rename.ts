import type { Text } from '#engine/problem.ts';
import type { Values } from '#forms/schema/types.ts';
import type { FormFile } from '#processes/types.ts';
import type { FieldPath } from '../editor.ts';
import { followed, type Placed } from './fields.ts';
import { isSound } from './guard.ts';
import { fieldAt, holderAt, withHolder, withOrders } from './holder.ts';
import { layoutOf, withLayout } from './layout.ts';
import { renameMentions } from './mentions.ts';
import { isName, namesTaken } from './names.ts';
import { isWithin, readsOf, rulesOf } from './rules.ts';

const renamedKey = (values: Values, from: string, to: string): Values =>
  Object.hasOwn(values, from) ? Object.fromEntries(Object.entries(values).map(([key, value]) => [key === from ? to : key, value])) : values;

/** The form with a field under another name, and every place that names it following. */
function renamed(file: FormFile, path: FieldPath, name: string): FormFile {
  const from = path.at(-1) as string;
  const rename = (one: unknown): unknown => (one === from ? name : one);
  const layout = path.length === 1 ? layoutOf(file) : null;
  const changed = withHolder(file, path.slice(0, -1), ({ schema, ui }) => ({
    schema: renameMentions(schema, from, name),
    ui: renamedKey(
      withOrders(ui, names => names.map(rename)),
      from,
      name,
    ),
  }));
  const placed = layout
    ? withLayout(changed, {
        pages: layout.pages.map(page => ({
          ...page,
          sections: page.sections.map(section => ({ ...section, fields: section.fields.map(one => (one === from ? name : one)) })),
        })),
      })
    : changed;
  return followed(file, placed, path, [...path.slice(0, -1), name]);
}

/** What the rules of a form read, in order: fields as they are called after the change, and names that are none. */
function meaningsOf(file: FormFile, moves: (path: FieldPath) => FieldPath): string {
  const rules = rulesOf(file).map(rule => ({
    at: `${moves(rule.owner).join('.')} ${rule.keyword}`,
    reads: readsOf(file, rule).map(({ field, kind, name }) => (field ? `${kind} ${moves(field).join('.')}` : `${kind} ${name}`)),
  }));
  return JSON.stringify(rules.toSorted((a, b) => (a.at < b.at ? -1 : 1)));
}

/** true: some rule would read something else than it reads now, such as the applicant instead of the field. */
function isCaught(file: FormFile, path: FieldPath, name: string): boolean {
  const to = [...path.slice(0, -1), name];
  const moves = (one: FieldPath): FieldPath => (isWithin(one, path) ? [...to, ...one.slice(path.length)] : one);
  const before = meaningsOf(file, moves);
  // a name that meant nothing so far is meant for this field: the rule was written first
  const hoped = before.replaceAll(`"outside ${name}"`, `"field ${to.join('.')}"`);
  const after = meaningsOf(renamed(file, path, name), one => one);
  const isRoot = ['applicant', 'service', 'case', 'centre'].includes(name);
  return after !== before && (isRoot || after !== hoped);
}

/** Why a field cannot be called so (字段名不可用); null when it can. The field's own name is fine. */
export function nameFault(file: FormFile, path: FieldPath, name: string): Text | null {
  if (name === path.at(-1)) return null;
  if (!isName(name))
    return {
      zh: '应为小驼峰英文名，如 contactName：小写字母开头，只含字母和数字。',
      en: 'Expected a name in camelCase such as contactName: a lower-case letter first, then letters and digits.',
    };
  const holder = holderAt(file, path.slice(0, -1));
  if (holder && namesTaken(holder.schema).has(name))
    return { zh: `同一层已有字段名「${name}」，请换一个。`, en: `Another field here is named "${name}", choose another name.` };
  if (fieldAt(file, path) && isCaught(file, path, name))
    return {
      zh: `规则里的「${name}」另有所指，改成这个名会读错数据，请换一个。`,
      en: `"${name}" means something else in a rule of this form, choose another name.`,
    };
  return null;
}

/**
 * The form with a field under another name (字段改名): `required`, `dependentRequired`, conditions, layout, order and the rules that read it follow,
 * the x-id stays. A name that cannot be used (`nameFault`) changes nothing.
 */
export function renameField(file: FormFile, path: FieldPath, name: string): Placed {
  if (!fieldAt(file, path) || name === path.at(-1) || nameFault(file, path, name) !== null) return { file, path };
  const next = renamed(file, path, name);
  return isSound(file, next) ? { file: next, path: [...path.slice(0, -1), name] } : { file, path };
}
