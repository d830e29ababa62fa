import { entriesOf } from './fit.ts';
import { columnsOf, isList, namesWithin, type Site, sitesOf } from './sites.ts';
import { forbiddenNames } from './size.ts';
import { type FormSchema, isValues, pointerStep } from './types.ts';

/** How a field looks to rules (规则所见的字段): whatever is not answered is there all the same, as null, an empty list or an empty group. */
interface Shape {
  readonly kind: 'value' | 'list' | 'rows' | 'group';
  /** Names of a group or of a row. */
  readonly names: readonly string[];
  readonly fields: ReadonlyMap<string, Shape>;
}

/** Shapes of the fields at the top (字段形状), for those a rule may read. */
export type Shapes = ReadonlyMap<string, Shape>;

const plain: Shape = { kind: 'value', names: [], fields: new Map() };
type Row = Record<string, unknown>;

/** Read the shapes of a form's fields. */
export function shapesOf(form: FormSchema): Shapes {
  const inside = new Map<Site | null, Site[]>();
  for (const site of sitesOf(form)) inside.set(site.around, [...(inside.get(site.around) ?? []), site]);
  const within = (site: Site | null): Map<string, Shape> =>
    new Map((inside.get(site) ?? []).map(inner => [inner.path.at(-1)!, shapeOf(inner)]));
  const shapeOf = (site: Site): Shape => {
    const fields = within(site);
    if (isList(site.schema)) {
      const names = entriesOf(site.schema) ? safe(columnsOf(form, site.schema)) : [];
      return { kind: names.length > 0 ? 'rows' : 'list', names, fields };
    }
    const names = safe(namesWithin(form, site.schema));
    return names.length > 0 || site.schema.type === 'object' ? { kind: 'group', names, fields } : plain;
  };
  return within(null);
}

const safe = (names: readonly string[]): string[] => names.filter(name => !forbiddenNames.includes(name));

/** Values of the fields as rules read them (规则数据表); changed as fields are hidden or computed. */
export class Sheet {
  readonly values: Row = {};
  readonly #shapes: Shapes;

  constructor(shapes: Shapes, names: Iterable<string>, answers: Readonly<Row>) {
    this.#shapes = shapes;
    for (const name of names) if (!forbiddenNames.includes(name)) this.values[name] = filled(shapes.get(name) ?? plain, own(answers, name));
  }

  /** Rows of a list, in the order of the answers. */
  rowsOf(list: Site): readonly Row[] {
    const found = this.#holderOf(list.path.slice(0, -1), this.values)?.[list.path.at(-1)!];
    return Array.isArray(found) ? (found as Row[]) : [];
  }

  /** Puts a value where a field stands, in a row where there is one. */
  put(site: Site, row: Row | null, value: unknown): void {
    const holder = this.#holderIn(site, row);
    if (holder) holder[site.path.at(-1)!] = value;
  }

  /** Makes a field look unanswered: it is hidden. */
  blank(site: Site, row: Row | null): void {
    const shape = site.path.reduce<Shape | undefined>((at, name) => (at ? at.fields.get(name) : this.#shapes.get(name)), undefined);
    this.put(site, row, filled(shape ?? plain, undefined));
  }

  #holderIn(site: Site, row: Row | null): Row | undefined {
    if (row === null) return this.#holderOf(site.path.slice(0, -1), this.values);
    return this.#holderOf(insideRow(site), row);
  }

  #holderOf(path: readonly string[], root: Row): Row | undefined {
    return path.reduce<Row | undefined>((at, name) => (at && isValues(at[name]) ? (at[name] as Row) : undefined), root);
  }
}

/** Groups between a row and a field in it. */
function insideRow(site: Site): readonly string[] {
  let list = site.around;
  while (list && !isList(list.schema)) list = list.around;
  return site.path.slice(list?.path.length ?? 0, -1);
}

const own = (holder: unknown, name: string): unknown => (isValues(holder) && Object.hasOwn(holder, name) ? holder[name] : undefined);

function filled(shape: Shape, raw: unknown): unknown {
  if (shape.kind === 'value') return raw === undefined || raw === '' ? null : raw;
  if (shape.kind === 'list') return Array.isArray(raw) ? raw : [];
  if (shape.kind === 'rows') return Array.isArray(raw) ? raw.map(row => filledGroup(shape, row)) : [];
  return filledGroup(shape, raw);
}

function filledGroup({ names, fields }: Shape, raw: unknown): Row {
  const made: Row = {};
  for (const name of names) made[name] = filled(fields.get(name) ?? plain, own(raw, name));
  return made;
}

/** JSON pointer of a field in the answers; `index`: the row of the list it stands in. */
export function answerPointer(site: Site, list: Site | null, index: number): string {
  if (!list) return site.path.map(pointerStep).join('');
  const inside = site.path.slice(list.path.length);
  return [...list.path, index, ...inside].map(pointerStep).join('');
}
