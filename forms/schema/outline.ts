import { childOf, spread } from './titles.ts';
import { type FormSchema, isValues, pointerSteps } from './types.ts';

/** What a form says about a value (表单提纲), its references and branches included: the names it may have, in reading order. Opened as far as it is asked. */
export class Outline {
  readonly #root: FormSchema;
  readonly #parts: readonly FormSchema[];
  readonly #fields = new Map<string, Outline | undefined>();
  #names: ReadonlyMap<string, number> | undefined;
  #entries: Outline | undefined;

  constructor(root: FormSchema, parts: readonly FormSchema[] = spread(root, root)) {
    this.#root = root;
    this.#parts = parts;
  }

  /** Names of the value's fields with their place; empty for what is no group. */
  get names(): ReadonlyMap<string, number> {
    this.#names ??= new Map([...new Set(this.#parts.flatMap(namesIn))].map((name, index) => [name, index]));
    return this.#names;
  }

  /** A field of the group. */
  field(name: string): Outline | undefined {
    if (!this.names.has(name)) return undefined;
    if (!this.#fields.has(name)) this.#fields.set(name, this.#inner(name, false));
    return this.#fields.get(name);
  }

  /** The entries of the list. */
  get entries(): Outline | undefined {
    this.#entries ??= this.#inner('', true);
    return this.#entries;
  }

  /** What it says about the value a pointer leads to. */
  at(pointer: string): Outline | undefined {
    return pointerSteps(pointer).reduce<Outline | undefined>((at, step) => at?.step(step), this);
  }

  step(step: string): Outline | undefined {
    return this.names.size === 0 && /^\d+$/.test(step) ? this.entries : this.field(step);
  }

  /** Places of a pointer's steps, for sorting as the form reads; an unknown name comes last. */
  placesOf(pointer: string): number[] {
    let at: Outline | undefined = this;
    return pointerSteps(pointer).map(step => {
      const isEntry = at?.names.size === 0 && /^\d+$/.test(step);
      const place = isEntry ? Number(step) : (at?.names.get(step) ?? Number.MAX_SAFE_INTEGER);
      at = at?.step(step);
      return place;
    });
  }

  /** true: the form says this keyword of the value, anywhere. */
  has(keyword: string): boolean {
    return this.#parts.some(part => Object.hasOwn(part, keyword));
  }

  #inner(name: string, isEntry: boolean): Outline | undefined {
    const parts = this.#parts.flatMap(part => childOf(part, name, isEntry)).flatMap(part => spread(this.#root, part));
    return parts.length > 0 ? new Outline(this.#root, parts) : undefined;
  }
}

function namesIn({ properties }: FormSchema): string[] {
  return isValues(properties) ? Object.keys(properties) : [];
}

/** Sort by the order of the form: a group before what is in it, rows by number. */
export function byPlaces(a: readonly number[], b: readonly number[]): number {
  for (const [index, place] of a.entries()) {
    const other = b[index];
    if (other === undefined) return 1;
    if (place !== other) return place - other;
  }
  return a.length - b.length;
}
