import { keyText } from '#engine/expressions/names.ts';
import { childrenOf, type FeelNode, nameText, parseFeel } from '#engine/expressions/parse.ts';
import type { FieldPath } from '../editor.ts';

/** One layer of names in sight of a FEEL text, the nearest first: names bound by the text itself, or the columns of the row it speaks of. */
export type Frame =
  | { readonly kind: 'bound'; readonly names: ReadonlyMap<string, FieldPath | null> }
  | { readonly kind: 'rows'; readonly path: FieldPath };

/** A place in a FEEL text that reads a name (引用). */
export interface Reference {
  /** The whole expression up to and with the name, and the name alone: offsets into the text. */
  readonly from: number;
  readonly to: number;
  readonly nameFrom: number;
  readonly name: string;
  /** Field that is read; null: something else. */
  readonly field: FieldPath | null;
  /** What a name that is no field is: bound by the text itself, or not of this form (applicant, a name mistyped). */
  readonly kind: 'field' | 'bound' | 'outside';
  /** Field of which this is a column or a member, for `rows.amount`; null for a name that stands alone. */
  readonly of: FieldPath | null;
  readonly frames: readonly Frame[];
}

/** What a text may read: the fields of its form. */
export interface Sight {
  /** true: a field stands at the path. */
  readonly isField: (path: FieldPath) => boolean;
  readonly frames: readonly Frame[];
}

interface Walk extends Pick<Sight, 'isField'> {
  readonly text: string;
  readonly found: Reference[];
}

/** The field whose values an expression gives, as far as it can be told; null: something else. */
type Shape = FieldPath | null;
type Visitor = (node: FeelNode, frames: readonly Frame[], walk: Walk) => Shape;

function lookUp(name: string, frames: readonly Frame[], { isField }: Walk): Pick<Reference, 'field' | 'kind'> {
  for (const frame of frames) {
    if (frame.kind === 'bound' && frame.names.has(name)) return { field: frame.names.get(name) ?? null, kind: 'bound' };
    if (frame.kind === 'rows' && isField([...frame.path, name])) return { field: [...frame.path, name], kind: 'field' };
  }
  return isField([name]) ? { field: [name], kind: 'field' } : { field: null, kind: 'outside' };
}

function visit(node: FeelNode, frames: readonly Frame[], walk: Walk): Shape {
  const visitor = visitors[node.name];
  if (visitor) return visitor(node, frames, walk);
  visitAll(childrenOf(node), frames, walk);
  return null;
}

function visitAll(nodes: readonly FeelNode[], frames: readonly Frame[], walk: Walk): Shape {
  let last: Shape = null;
  for (const node of nodes) last = visit(node, frames, walk);
  return last;
}

const bind = (names: Iterable<readonly [string, Shape]>, frames: readonly Frame[]): readonly Frame[] => [
  { kind: 'bound', names: new Map(names) },
  ...frames,
];

/** The shape of the one part that is neither a bracket nor a mark. */
const visitInner: Visitor = (node, frames, walk) => {
  const shapes = childrenOf(node).map(child => visit(child, frames, walk));
  return shapes.find(shape => shape !== null) ?? null;
};

const visitName: Visitor = (node, frames, walk) => {
  const name = nameText(node, walk.text);
  const found = lookUp(name, frames, walk);
  walk.found.push({ from: node.from, to: node.to, nameFrom: node.from, name, ...found, of: null, frames });
  return found.field;
};

const visitPath: Visitor = (node, frames, walk) => {
  const [target, , last] = childrenOf(node);
  const of = target ? visit(target, frames, walk) : null;
  if (!last || of === null) return null;
  const name = nameText(last, walk.text);
  const field = [...of, name];
  if (!walk.isField(field)) return null;
  walk.found.push({ from: node.from, to: node.to, nameFrom: last.from, name, field, kind: 'field', of, frames });
  return field;
};

const visitCall: Visitor = (node, frames, walk) => {
  const [target, ...rest] = childrenOf(node);
  if (target && target.name !== 'VariableName') visit(target, frames, walk);
  visitAll(rest, frames, walk);
  return null;
};

const visitFilter: Visitor = (node, frames, walk) => {
  const [target, ...rest] = childrenOf(node);
  const shape = target ? visit(target, frames, walk) : null;
  const rows: readonly Frame[] = shape ? [{ kind: 'rows', path: shape }, ...frames] : frames;
  visitAll(rest, bind([['item', shape]], rows), walk);
  return shape;
};

const visitLoop: Visitor = (node, frames, walk) => {
  let inner = frames;
  for (const child of childrenOf(node)) {
    if (child.name !== 'InExpressions') {
      visit(child, inner, walk);
      continue;
    }
    for (const source of childrenOf(child)) {
      const [name, ...rest] = childrenOf(source);
      const shapes = rest.map(one => visit(one, inner, walk));
      if (name) inner = bind([[nameText(name, walk.text), shapes.find(shape => shape !== null) ?? null]], inner);
    }
  }
  return null;
};

const visitContext: Visitor = (node, frames, walk) => {
  let inner = frames;
  for (const entry of childrenOf(node)) {
    const [key, ...rest] = childrenOf(entry);
    const shape = visitAll(rest, inner, walk);
    if (key && entry.name === 'ContextEntry') inner = bind([[keyText(key, walk.text), shape]], inner);
  }
  return null;
};

const visitFunction: Visitor = (node, frames, walk) => {
  let inner = frames;
  for (const child of childrenOf(node)) {
    if (child.name !== 'FormalParameters') visit(child, inner, walk);
    else
      inner = bind(
        childrenOf(child).map(parameter => [nameText(parameter, walk.text).split(':')[0]!.trim(), null] as const),
        inner,
      );
  }
  return null;
};

const visitors: Readonly<Record<string, Visitor | undefined>> = {
  Type: () => null,
  VariableName: visitName,
  PathExpression: visitPath,
  FunctionInvocation: visitCall,
  FilterExpression: visitFilter,
  ForExpression: visitLoop,
  QuantifiedExpression: visitLoop,
  Context: visitContext,
  FunctionDefinition: visitFunction,
  ParenthesizedExpression: visitInner,
  IterationContext: visitInner,
};

/** Every name a FEEL text reads, with the field it means (引用), inner ones before those around them. `text` without a leading `=`. */
export function referencesIn(text: string, { isField, frames }: Sight): readonly Reference[] {
  const walk: Walk = { text, isField, found: [] };
  visit(parseFeel(text).topNode, frames, walk);
  return walk.found;
}
