import type { Text } from '#engine/problem.ts';
import { kindOf as fieldKindOf } from '#forms/fields/index.ts';
import { isValues, type Values } from '#forms/schema/types.ts';
import { isSame } from '#processes/overlay/json.ts';
import type { FormFile } from '#processes/types.ts';
import { titleOfField } from '../../form/panel/rules/names.ts';
import type { RowKind } from './partRows.ts';

/** A field as a comparison shows it (字段): what it is called and what it asks. */
export interface SeenField {
  readonly title: Text;
  readonly kind: Text;
  readonly isRequired: boolean;
  /** Everything else it says, as JSON, by keyword. */
  readonly says: Values;
}

/** A field of a form beside its other version (字段对比). `moved`: it stands at another place among those both forms have. */
export interface FieldRow {
  readonly id: string;
  readonly kind: RowKind;
  readonly was: SeenField | null;
  readonly is: SeenField | null;
  readonly moved: boolean;
  /** Keywords whose value differs. */
  readonly changed: readonly string[];
}

/** A form beside its other version. */
export interface FormRows {
  readonly id: string;
  readonly kind: RowKind;
  readonly title: Text;
  readonly was: FormFile | null;
  readonly is: FormFile | null;
  readonly fields: readonly FieldRow[];
  /** Layout and other settings of the form itself differ. */
  readonly isArranged: boolean;
}

type Forms = Readonly<Record<string, FormFile>>;

/** Forms of two packs side by side (表单对比); fields are the same when their `x-id` is, whatever they are called. */
export function formRowsOf(before: Forms | null, after: Forms): FormRows[] {
  const ids = [...new Set([...Object.keys(after), ...Object.keys(before ?? {})])];
  return ids.map(id => {
    const was = before && Object.hasOwn(before, id) ? before[id]! : null;
    const is = Object.hasOwn(after, id) ? after[id]! : null;
    const fields = rowsOf(fieldsIn(was), fieldsIn(is));
    const kind: RowKind = was === null ? 'added' : is === null ? 'removed' : isSame(was, is) ? 'same' : 'changed';
    return { id, kind, title: (is ?? was)!.title, was, is, fields, isArranged: kind === 'changed' && !isSame(frameOf(was!), frameOf(is!)) };
  });
}

/** A form without its fields: title, layout, display. */
function frameOf({ schema, ui, title }: FormFile): Values {
  const { properties: _properties, required: _required, ...rest } = schema as Values;
  return { title, ui, rest };
}

function fieldsIn(file: FormFile | null): ReadonlyMap<string, SeenField> {
  const properties = isValues(file?.schema.properties) ? file.schema.properties : {};
  const required = Array.isArray(file?.schema.required) ? file.schema.required : [];
  return new Map(
    Object.entries(properties).flatMap(([name, schema]) => {
      if (!isValues(schema)) return [];
      const ui = isValues(file?.ui) && isValues(file.ui[name]) ? file.ui[name] : {};
      const { 'x-id': xId, title: _title, 'x-title-en': _en, ...says } = schema;
      const seen: SeenField = {
        title: titleOfField(schema, name),
        kind: fieldKindOf({ schema, ui } as Parameters<typeof fieldKindOf>[0]).title,
        isRequired: required.includes(name),
        says: { name, ...says },
      };
      return [[typeof xId === 'string' ? xId : name, seen] as const];
    }),
  );
}

function rowsOf(before: ReadonlyMap<string, SeenField>, after: ReadonlyMap<string, SeenField>): FieldRow[] {
  const shared = [...after.keys()].filter(id => before.has(id));
  const former = [...before.keys()].filter(id => after.has(id));
  const moved = movedIn(former, shared);
  const rowOf = (id: string): FieldRow => {
    const [was, is] = [before.get(id) ?? null, after.get(id) ?? null];
    const changed = was && is ? changedIn(was, is) : [];
    const kind: RowKind = !was ? 'added' : !is ? 'removed' : changed.length > 0 ? 'changed' : 'same';
    return { id, kind, was, is, moved: moved.has(id), changed };
  };
  const gone = [...before.keys()].filter(id => !after.has(id));
  return [...after.keys(), ...gone].map(rowOf);
}

/** What moved among entries both lists have: all that are not in a longest run whose order stayed. */
function movedIn(before: readonly string[], after: readonly string[]): ReadonlySet<string> {
  const places = after.map(id => before.indexOf(id));
  const best = places.map(() => 1);
  const from = places.map(() => -1);
  places.forEach((place, index) => {
    for (let earlier = 0; earlier < index; earlier++)
      if (places[earlier]! < place && best[earlier]! + 1 > best[index]!) {
        best[index] = best[earlier]! + 1;
        from[index] = earlier;
      }
  });
  const stayed = new Set<string>();
  for (let at = best.indexOf(Math.max(0, ...best)); at >= 0; at = from[at]!) stayed.add(after[at]!);
  return new Set(after.filter(id => !stayed.has(id)));
}

function changedIn(was: SeenField, is: SeenField): string[] {
  const keys = new Set([...Object.keys(was.says), ...Object.keys(is.says)]);
  return [
    ...(isSame(was.title, is.title) ? [] : ['title']),
    ...(isSame(was.kind, is.kind) ? [] : ['kind']),
    ...(was.isRequired === is.isRequired ? [] : ['required']),
    ...[...keys].filter(key => !isSame(was.says[key], is.says[key])),
  ];
}
