import { type BpmnNode, nodeOf, nodesOf, textOf } from '#engine/bpmn/node.ts';
import { parseDmn } from '#engine/decisions/parse.ts';
import type { RowKind } from './partRows.ts';

/** A decision as it is drawn (决策): a table of texts, or one expression (no columns, one row). */
export interface DrawnTable {
  readonly id: string;
  readonly name: string;
  readonly hitPolicy: string;
  readonly columns: readonly string[];
  /** Inputs come before outputs; how many of the columns are inputs. */
  readonly inputs: number;
  readonly rows: readonly { readonly id: string; readonly cells: readonly string[] }[];
}

/** A decision beside its other version. */
export interface TableRows {
  readonly id: string;
  readonly kind: RowKind;
  readonly was: DrawnTable | null;
  readonly is: DrawnTable | null;
  /** Rules in the order of the newer table, those that are gone at the end; `at` are their numbers from 1. */
  readonly rules: readonly {
    readonly kind: RowKind;
    readonly at: readonly [number | null, number | null];
    readonly was: readonly string[];
    readonly is: readonly string[];
  }[];
}

type Texts = Readonly<Record<string, string>>;

/** The decisions drawn in DMN texts; what cannot be read draws nothing. */
export async function drawnIn(decisions: Texts): Promise<DrawnTable[]> {
  const roots = await Promise.all(Object.values(decisions).map(async text => (await parseDmn(text)).root));
  return roots.flatMap(root => (root ? nodesOf(root, 'drgElement') : [])).flatMap(node => drawn(node) ?? []);
}

function drawn(node: BpmnNode): DrawnTable | undefined {
  const logic = nodeOf(node, 'decisionLogic');
  if (!logic) return undefined;
  const head = { id: node.id ?? '', name: textOf(node, 'name') ?? node.id ?? '' };
  if (logic.$type !== 'dmn:DecisionTable')
    return { ...head, hitPolicy: '', columns: [], inputs: 0, rows: [{ id: '', cells: [textOf(logic, 'text') ?? ''] }] };
  const inputs = nodesOf(logic, 'input');
  const inputNames = inputs.map(input => textOf(input, 'label') ?? expressionOf(input));
  const outputNames = nodesOf(logic, 'output').map(output => textOf(output, 'label') ?? textOf(output, 'name') ?? '');
  const cell = (entry: BpmnNode): string => textOf(entry, 'text') ?? '';
  const rows = nodesOf(logic, 'rule').map(rule => ({
    id: rule.id ?? '',
    cells: [...nodesOf(rule, 'inputEntry').map(cell), ...nodesOf(rule, 'outputEntry').map(cell)],
  }));
  return {
    ...head,
    hitPolicy: textOf(logic, 'hitPolicy') ?? 'UNIQUE',
    columns: [...inputNames, ...outputNames],
    inputs: inputs.length,
    rows,
  };
}

function expressionOf(input: BpmnNode): string {
  const expression = nodeOf(input, 'inputExpression');
  return (expression && textOf(expression, 'text')) ?? '';
}

/** Decisions of two packs side by side (决策表对比). A rule is the same by its id, else by what it says. */
export function tableRowsOf(before: readonly DrawnTable[], after: readonly DrawnTable[]): TableRows[] {
  const ids = [...new Set([...after, ...before].map(({ id }) => id))];
  return ids.map(id => rowsOf(id, before.find(one => one.id === id) ?? null, after.find(one => one.id === id) ?? null));
}

const keyOf = ({ cells }: DrawnTable['rows'][number]): string => JSON.stringify(cells);

function rowsOf(id: string, was: DrawnTable | null, is: DrawnTable | null): TableRows {
  const [left, right] = [was?.rows ?? [], is?.rows ?? []];
  const taken = new Set<number>();
  const partnerOf = (rule: DrawnTable['rows'][number]): number => {
    const byId = left.findIndex((one, index) => !taken.has(index) && rule.id !== '' && one.id === rule.id);
    const found = byId >= 0 ? byId : left.findIndex((one, index) => !taken.has(index) && keyOf(one) === keyOf(rule));
    if (found >= 0) taken.add(found);
    return found;
  };
  const kept = right.map((rule, index) => {
    const partner = partnerOf(rule);
    const other = partner < 0 ? undefined : left[partner]!;
    const kind: RowKind = !other ? 'added' : keyOf(other) === keyOf(rule) ? 'same' : 'changed';
    return { kind, at: [partner < 0 ? null : partner + 1, index + 1] as const, was: other?.cells ?? [], is: rule.cells };
  });
  const gone = left.flatMap((rule, index) =>
    taken.has(index) ? [] : [{ kind: 'removed' as const, at: [index + 1, null] as const, was: rule.cells, is: [] }],
  );
  const rules = [...kept, ...gone];
  const isSameHead =
    was && is && JSON.stringify([was.name, was.hitPolicy, was.columns]) === JSON.stringify([is.name, is.hitPolicy, is.columns]);
  const isOrdered = kept.every(({ at: [a, b] }) => a === b);
  const kind: RowKind = !was
    ? 'added'
    : !is
      ? 'removed'
      : isSameHead && isOrdered && rules.every(one => one.kind === 'same')
        ? 'same'
        : 'changed';
  return { id, kind, was, is, rules };
}
