import type { Definition } from '#engine/bpmn/definition.ts';
import { isValues } from '#forms/schema/types.ts';
import type { Pack } from '../../types.ts';

/** A value something may have, and what people call it; `title` is absent where it has no words of its own. */
export interface Option {
  readonly value: string | number | boolean;
  readonly title?: string;
}

/** The values that a path of FEEL may have (取值范围), all of them known. */
export interface Domain {
  readonly options: readonly Option[];
  /** What the values belong to, in words: the title of a field, a setting, an outcome. */
  readonly title: string;
  /** Fields of forms: nobody is made to answer it. */
  readonly isOptional: boolean;
  /** Where the values come from: a field somebody answers, or data the process is given. */
  readonly kind: 'field' | 'setting' | 'outcome';
}

/** What domains are looked up in: the pack, those it calls, and their processes. */
export interface Sources {
  readonly pack: Pack;
  /** Called packs by id, with their processes where these can be read. */
  readonly called: Readonly<Record<string, { readonly pack: Pack; readonly definition: Definition | null }>>;
  readonly definition: Definition;
}

/** The domain of a dotted path such as `data.check.result`; null where the values are not all known. */
export function domainOf(path: readonly string[], sources: Sources): Domain | null {
  const [root, first, second] = path;
  if (root === 'data' && path.length === 3) return fieldDomain(first!, second!, sources);
  if (root === 'settings' && path.length === 2) return settingDomain(first!, sources.pack);
  return path.length === 1 ? outcomeDomain(root!, sources) : null;
}

/** The schema of a field of a form of the pack or of one it calls; undefined for the application, whose form the item chooses. */
export function fieldOf(form: string, field: string, { pack, called }: Pick<Sources, 'pack' | 'called'>) {
  const owner = [pack, ...Object.values(called).map(one => one.pack)].find(({ forms }) => Object.hasOwn(forms, form));
  const schema = owner?.forms[form]?.schema;
  const properties = schema && isValues(schema.properties) ? schema.properties : {};
  const found = Object.hasOwn(properties, field) ? properties[field] : undefined;
  if (!schema || !isValues(found)) return undefined;
  const required = Array.isArray(schema.required) && schema.required.includes(field);
  return { schema: found, required, form: owner!.forms[form]! };
}

function fieldDomain(form: string, field: string, sources: Sources): Domain | null {
  const found = fieldOf(form, field, sources);
  const options = found && optionsOf(found.schema);
  if (!options) return null;
  const title = typeof found.schema.title === 'string' ? found.schema.title : field;
  return { options, title, isOptional: !found.required, kind: 'field' };
}

function settingDomain(name: string, { settings }: Pack): Domain | null {
  const properties = isValues(settings.schema.properties) ? settings.schema.properties : {};
  const schema = Object.hasOwn(properties, name) ? properties[name] : undefined;
  const options = isValues(schema) ? optionsOf(schema) : null;
  if (!options) return null;
  const title = isValues(schema) && typeof schema.title === 'string' ? schema.title : name;
  return { options, title, isOptional: false, kind: 'setting' };
}

/** The options of a closed choice; null for anything one may write freely, and for a choice that may stay null. */
export function optionsOf(schema: Readonly<Record<string, unknown>>): readonly Option[] | null {
  if (schema.type === 'boolean') {
    return [
      { value: true, title: '是' },
      { value: false, title: '否' },
    ];
  }
  const named = Array.isArray(schema.oneOf) ? (schema.oneOf as unknown[]) : [];
  if (named.length > 0) return allOrNone(named.map(one => (isValues(one) ? optionOf(one.const, one.title) : null)));
  return Array.isArray(schema.enum) && schema.enum.length > 0
    ? allOrNone((schema.enum as unknown[]).map(value => optionOf(value, undefined)))
    : null;
}

function optionOf(value: unknown, title: unknown): Option | null {
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return null;
  return { value, ...(typeof title === 'string' && title.trim() !== '' ? { title } : {}) };
}

function allOrNone(options: readonly (Option | null)[]): readonly Option[] | null {
  return options.every(one => one !== null) ? options : null;
}

/** What called processes leave in a variable, where each of them only ever writes texts into it. */
function outcomeDomain(variable: string, { definition, called }: Sources): Domain | null {
  const elements = Object.values(definition.elements);
  const isWrittenHere = elements.some(({ resultVariable, decision, event, message, multi, action }) =>
    [
      resultVariable ?? decision,
      multi?.elementVariable,
      multi?.outputCollection,
      ...(event?.type === 'message' || event?.type === 'signal' ? event.out.map(({ target }) => target) : []),
      ...(message?.out ?? []).map(({ target }) => target),
      ...(action?.out ?? []).map(({ target }) => target),
      ...(action?.type === 'set-data' ? Object.keys(action.properties) : []),
    ].includes(variable),
  );
  const writing = elements.flatMap(element =>
    element.out.filter(({ target }) => target === variable).map(({ source }) => ({ element, source })),
  );
  if (isWrittenHere || writing.length === 0) return null;
  const values = writing.map(({ element, source }) => {
    const inner = element.calledElement === undefined ? undefined : called[element.calledElement]?.definition;
    return inner && source.feel ? textsWritten(inner, source.text) : null;
  });
  if (values.some(one => one === null)) return null;
  const options = [...new Set(values.flatMap(one => one ?? []))].map(value => ({ value }));
  return options.length === 0 ? null : { options, title: variable, isOptional: true, kind: 'outcome' };
}

/** Texts that script tasks write into a variable; null when something else writes it. */
function textsWritten({ elements }: Definition, variable: string): string[] | null {
  const all = Object.values(elements);
  const others = all.some(({ out, message, event }) => {
    const payload = event?.type === 'message' || event?.type === 'signal' ? event.out : [];
    return [...out, ...(message?.out ?? []), ...payload].some(({ target }) => target === variable);
  });
  const scripts = all
    .filter(({ resultVariable }) => resultVariable === variable)
    .map(({ script }) => /^\s*"([^"\\]*)"\s*$/.exec(script?.text ?? '')?.[1]);
  return others || scripts.length === 0 || scripts.some(one => one === undefined) ? null : (scripts as string[]);
}
