import { partsOf } from '#forms/schema/expand.ts';
import { type FormSchema, isValues, type Values } from '#forms/schema/types.ts';
import type { FormFile } from '#processes/types.ts';
import type { FieldPath } from '../editor.ts';
import { fieldAt, insideOf, schemaOf } from './holder.ts';
import { type Frame, type Reference, referencesIn, type Sight } from './references.ts';

/** Keywords of a field that hold FEEL (规则): shown, must be filled, begins with, computed. */
export const ruleKeywords = ['x-visible', 'x-required', 'x-default', 'x-value'] as const;
/** One keyword that holds FEEL. */
export type RuleKeyword = (typeof ruleKeywords)[number];

/** A rule of a form: the field it belongs to, which one, and its text. */
export interface Rule {
  readonly owner: FieldPath;
  readonly keyword: RuleKeyword;
  readonly text: string;
}

/** true: a path leads to `of` or to something in it. */
export const isWithin = (path: FieldPath, of: FieldPath): boolean => of.length <= path.length && of.every((name, at) => path[at] === name);

/** true: both paths lead to the same place. */
export const isSamePath = (a: FieldPath, b: FieldPath): boolean => a.length === b.length && isWithin(a, b);

const ruleIn = (schema: FormSchema, keyword: RuleKeyword): string | undefined => {
  const text = schema[keyword];
  return typeof text === 'string' && text.trim() !== '' ? text : undefined;
};

/** Every rule of a form with the field it stands on. Fields only a definition has are left out: they belong to no one place. */
export function rulesOf(file: FormFile): Rule[] {
  const rules: Rule[] = [];
  const open: { schema: FormSchema; owner: FieldPath }[] = [{ schema: schemaOf(file), owner: [] }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { schema, owner } = next;
    for (const keyword of ruleKeywords) {
      const text = ruleIn(schema, keyword);
      if (text !== undefined) rules.push({ owner, keyword, text });
    }
    for (const part of partsOf(schema, ''))
      if (part.keyword !== '$defs')
        open.push({ schema: part.schema, owner: part.keyword === 'properties' ? [...owner, part.name as string] : owner });
  }
  return rules;
}

/** What the rules of a field may read: its row first, then the form. */
export function sightOf(file: FormFile, owner: FieldPath): Sight {
  const frames: Frame[] = [];
  for (let length = 1; length < owner.length; length += 1) {
    const path = owner.slice(0, length);
    const field = fieldAt(file, path);
    if (field && insideOf(field.schema) === 'rows') frames.unshift({ kind: 'rows', path });
  }
  return { isField: path => fieldAt(file, path) !== undefined, frames };
}

/** A FEEL text without the `=` it may begin with, and that beginning. */
function split(text: string): { readonly head: string; readonly source: string } {
  const head = /^\s*=(?!=)\s*/.exec(text)?.[0] ?? '';
  return { head, source: text.slice(head.length) };
}

/** The names a rule reads, with the fields they mean. */
export const readsOf = (file: FormFile, { owner, text }: Pick<Rule, 'owner' | 'text'>): readonly Reference[] =>
  referencesIn(split(text).source, sightOf(file, owner));

/** Rules of other fields that read a field or something in it (读取该字段的规则). */
export function rulesReading(file: FormFile, path: FieldPath): Rule[] {
  return rulesOf(file).filter(
    rule => !isWithin(rule.owner, path) && readsOf(file, rule).some(({ field }) => field && isWithin(field, path)),
  );
}

/** Where a field stands after a change, by where it stood before. */
export type Moves = (path: FieldPath) => FieldPath;

/** The name of a field as a text with these names in sight has to write it. */
function spell(field: FieldPath, frames: readonly Frame[]): string {
  for (const frame of frames)
    if (frame.kind === 'rows' && frame.path.length < field.length && isWithin(field, frame.path))
      return field.slice(frame.path.length).join('.');
  return field.join('.');
}

interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** The frames of a place in the text after a change: those the text makes itself have moved too, those of its owner are the new ones. */
function movedFrames(frames: readonly Frame[], own: number, moves: Moves, next: readonly Frame[]): readonly Frame[] {
  const made = frames.slice(0, frames.length - own);
  return [...made.map(frame => (frame.kind === 'rows' ? { ...frame, path: moves(frame.path) } : frame)), ...next];
}

/** The same text for the form after a change (规则跟随改名与移动): names of moved fields are written anew, everything else stays. */
export function movedText(text: string, before: Sight, moves: Moves, after: Sight): string {
  const { head, source } = split(text);
  const edits: Edit[] = [];
  for (const reference of referencesIn(source, before)) {
    const edit = editOf(reference, before.frames.length, moves, after.frames);
    if (!edit) continue;
    const outside = edits.filter(one => one.from < edit.from || one.to > edit.to);
    edits.splice(0, edits.length, ...outside, edit);
  }
  const sorted = edits.toSorted((a, b) => b.from - a.from);
  return head + sorted.reduce((made, { from, to, text: name }) => made.slice(0, from) + name + made.slice(to), source);
}

function editOf(reference: Reference, own: number, moves: Moves, next: readonly Frame[]): Edit | null {
  const { field, of, kind, from, to, nameFrom, name } = reference;
  if (field === null || kind !== 'field') return null;
  const moved = moves(field);
  const last = moved.at(-1) as string;
  if (of !== null && isSamePath(moves(of), moved.slice(0, -1))) return last === name ? null : { from: nameFrom, to, text: last };
  const spelled = spell(moved, movedFrames(reference.frames, own, moves, next));
  return spelled === name && of === null ? null : { from, to, text: spelled };
}

type Change = (text: string, owner: FieldPath, keyword: RuleKeyword) => string | undefined;

const mapValues = (values: Values, change: (value: unknown, key: string) => unknown): Values => {
  let changed = false;
  const entries = Object.entries(values).flatMap(([key, value]) => {
    const next = change(value, key);
    changed ||= next !== value;
    return next === undefined ? [] : [[key, next] as const];
  });
  return changed ? Object.fromEntries(entries) : values;
};

const mapList = (list: readonly unknown[], change: (value: unknown) => unknown): readonly unknown[] => {
  const next = list.map(change);
  return next.some((value, index) => value !== list[index]) ? next : list;
};

function mapSchema(schema: FormSchema, owner: FieldPath, change: Change): FormSchema {
  const inner = (part: unknown, path: FieldPath = owner): unknown => (isValues(part) ? mapSchema(part, path, change) : part);
  return mapValues(schema, (value, keyword) => {
    if (keyword === '$defs') return value;
    if (keyword === 'properties' && isValues(value)) return mapValues(value, (part, name) => inner(part, [...owner, name]));
    if (ruleKeywords.some(rule => rule === keyword) && ruleIn(schema, keyword as RuleKeyword) !== undefined)
      return change(value as string, owner, keyword as RuleKeyword);
    if (['allOf', 'anyOf', 'oneOf'].includes(keyword) && Array.isArray(value)) return mapList(value, part => inner(part));
    return ['items', 'if', 'then', 'else', 'not'].includes(keyword) ? inner(value) : value;
  });
}

/** The form with every rule changed; `undefined` takes a rule away. Parts without a changed rule stay the same objects. */
export function mapRules(file: FormFile, change: Change): FormFile {
  const before = schemaOf(file);
  const schema = mapSchema(before, [], change);
  return schema === before ? file : { ...file, schema };
}
