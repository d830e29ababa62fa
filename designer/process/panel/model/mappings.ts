import { childrenOf, type Editable, type Factory, list, made, type Patch, text, withChildren } from '../../properties.ts';

/** A value that crosses (数据映射): FEEL with its `=`, and the name it gets. */
export interface MappingRow {
  readonly source: string;
  readonly target: string;
}

const rowOf = (mapping: Editable): MappingRow => ({ source: text(mapping.get('source')) ?? '', target: text(mapping.get('target')) ?? '' });
const attributesOf = ({ source, target }: MappingRow) => ({ source: text(source), target: text(target) });

/** Rows of bj:in or bj:out of an element or an event definition. */
export const readMappings = (owner: Editable, type: 'bj:In' | 'bj:Out'): readonly MappingRow[] => childrenOf(owner, type).map(rowOf);

/** Writes the rows as one step of undo; rows that stay as they are stay the same objects. */
export function withMappings(owner: Editable, type: 'bj:In' | 'bj:Out', rows: readonly MappingRow[], factory: Factory): Patch {
  const known = childrenOf(owner, type);
  const entries = rows.map(row => known.find(one => isRow(one, row)) ?? attributesOf(row));
  return withChildren(owner, type, entries, factory);
}

const isRow = (mapping: Editable, row: MappingRow): boolean => {
  const { source, target } = rowOf(mapping);
  return source === row.source && target === row.target;
};

/** Rows inside bj:action (inputs or outputs). */
export const readActionRows = (action: Editable | undefined, property: 'inputs' | 'outputs'): readonly MappingRow[] =>
  list(action?.get(property)).map(rowOf);

/** Objects for the rows of an action. */
export const actionRows = (
  rows: readonly MappingRow[],
  property: 'inputs' | 'outputs',
  action: Editable | undefined,
  factory: Factory,
): readonly Editable[] => rows.map(row => made(factory, property === 'inputs' ? 'bj:In' : 'bj:Out', attributesOf(row), action));
