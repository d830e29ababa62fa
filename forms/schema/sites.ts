import { entriesOf } from './fit.ts';
import { spread } from './titles.ts';
import { type FormSchema, isValues, pointerStep, type Values } from './types.ts';

/** A field where rules may stand (字段位置): reached from the top through groups and lists, not through branches or `$defs`. */
export interface Site {
  /** Names from the top: `[group, field]`, `[table, column]`. */
  readonly path: readonly string[];
  /** JSON pointer into the form file, beginning with `/schema`. */
  readonly pointer: string;
  readonly schema: FormSchema;
  /** The group or list around it; null at the top. */
  readonly around: Site | null;
  /** Required by the form (必填), whatever is answered. */
  readonly required: boolean;
}

/** Every field of a form where rules may stand, from the top down in reading order. */
export function sitesOf(form: FormSchema): Site[] {
  const sites: Site[] = [];
  const open: Holder[] = [{ schema: form, pointer: '/schema', around: null }];
  for (let next = open.shift(); next; next = open.shift()) {
    for (const site of sitesIn(next)) {
      sites.push(site);
      open.push(holderOf(site));
    }
  }
  return sites;
}

/** The object whose fields come next: the form, a group, or a row of a list. */
interface Holder {
  readonly schema: FormSchema;
  readonly pointer: string;
  readonly around: Site | null;
}

function holderOf(site: Site): Holder {
  const entries = entriesOf(site.schema);
  return { schema: entries ?? site.schema, pointer: entries ? `${site.pointer}/items` : site.pointer, around: site };
}

function sitesIn({ schema, pointer, around }: Holder): Site[] {
  const required: readonly unknown[] = Array.isArray(schema.required) ? schema.required : [];
  return Object.entries(propertiesOf(schema)).flatMap(([name, field]) =>
    isValues(field)
      ? [
          {
            path: [...(around?.path ?? []), name],
            pointer: `${pointer}/properties${pointerStep(name)}`,
            schema: field,
            around,
            required: required.includes(name),
          },
        ]
      : [],
  );
}

function propertiesOf(schema: FormSchema): Values {
  return isValues(schema.properties) ? schema.properties : {};
}

/** The lists around a field (所在的清单), outermost first. */
export function listsAround(site: Site): Site[] {
  const lists: Site[] = [];
  for (let next = site.around; next; next = next.around) if (isList(next.schema)) lists.unshift(next);
  return lists;
}

/** true: a list (清单): a table, cards, or several choices. */
export function isList(schema: FormSchema): boolean {
  return schema.type === 'array' || isValues(schema.items);
}

/** Names of the fields a value has, those that a branch adds included. */
export function namesWithin(form: FormSchema, schema: FormSchema): string[] {
  return [...new Set(spread(form, schema).flatMap(part => Object.keys(propertiesOf(part))))];
}

/** Names of the columns of a list. */
export function columnsOf(form: FormSchema, list: FormSchema): string[] {
  const entries = entriesOf(list);
  return entries ? namesWithin(form, entries) : [];
}
