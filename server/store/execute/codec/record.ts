import { type Codec, type Field, unroll, unrollItems } from './unroll.ts';

export type { Codec };

/** Name of a field as a table lists it: with `?` where the field may be absent. */
export type FieldName<T> = { [K in keyof T & string]-?: object extends Pick<T, K> ? `${K}?` : K }[keyof T & string];

type Missing<T, F extends readonly string[]> = Exclude<FieldName<T>, F[number]>;
export type Whole<T, F extends readonly string[]> = [Missing<T, F>] extends [never] ? unknown : { readonly missing: Missing<T, F> };
export type Nested<T> = { readonly [K in keyof T]?: Codec<Exclude<T[K], undefined>> };

/**
 * An object as the array of its values in the order of `fields` (按位编码): the compiler asks for every field of the type. New fields go to the end, a
 * place is never given to another field. An absent value is null inside and left out at the end. An object with a field the table does not have is
 * written whole, under its keys: nothing is lost, it is only longer. Fields `elsewhere` may stand in a value and are kept by somebody else: `found` is
 * called where a value has one.
 */
export function record<T extends object>() {
  return <const F extends readonly FieldName<T>[]>(
    fields: F & Whole<T, F>,
    nested: Nested<T> = {},
    elsewhere: readonly string[] = [],
    found?: () => void,
  ): Codec<T> => {
    const table = (fields as readonly string[]).map(name => fieldOf(name, nested as Readonly<Record<string, Codec<unknown>>>));
    const loop = {
      write: (value: Named) => writeRow(table, value, elsewhere, found),
      read: (row: readonly unknown[]) => readRow(table, row),
      found,
    };
    const { write, read } = unroll(table, elsewhere, loop);
    return { write: write as Codec<T>['write'], read: json => (Array.isArray(json) ? read(json as readonly unknown[]) : json) as T };
  };
}

function fieldOf(name: string, nested: Readonly<Record<string, Codec<unknown>>>): Field {
  const optional = name.endsWith('?');
  const key = optional ? name.slice(0, -1) : name;
  return { key, optional, codec: nested[key] };
}

type Named = Readonly<Record<string, unknown>>;

function writeRow(table: readonly Field[], value: Named, elsewhere: readonly string[], found?: () => void): unknown {
  let present = 0;
  let length = 0;
  for (let place = 0; place < table.length; place++) {
    if (value[table[place]!.key] === undefined) continue;
    present += 1;
    length = place + 1;
  }
  const apart = elsewhere.filter(key => value[key] !== undefined).length;
  if (apart > 0) found?.();
  present += apart;
  if (present !== countKeys(value)) return without(value, elsewhere);
  const row: unknown[] = [];
  for (let place = 0; place < length; place++) {
    const { key, codec } = table[place]!;
    const item = value[key];
    row.push(item === undefined ? null : codec === undefined ? item : codec.write(item));
  }
  return row;
}

function countKeys(value: object): number {
  let count = 0;
  for (const _ in value) count += 1;
  return count;
}

function without(value: Readonly<Record<string, unknown>>, keys: readonly string[]): unknown {
  return Object.fromEntries(Object.entries(value).filter(([key]) => !keys.includes(key)));
}

function readRow(table: readonly Field[], row: readonly unknown[]): Record<string, unknown> {
  const value: Record<string, unknown> = {};
  const length = Math.min(table.length, row.length);
  for (let place = 0; place < length; place++) {
    const { key, optional, codec } = table[place]!;
    const item = row[place];
    if (item === null && optional) continue;
    value[key] = codec === undefined ? item : codec.read(item);
  }
  return value;
}

/** A record in which one list is usually the same as another: then it is 1. */
export function same<T extends object>(field: keyof T & string, other: keyof T & string, codec: Codec<T>): Codec<T> {
  return {
    write: value => codec.write(isSame(value[field], value[other]) ? { ...value, [field]: 1 } : value),
    read: json => {
      const value = codec.read(json);
      return (value[field] as unknown) === 1 ? { ...value, [field]: value[other] } : value;
    },
  };
}

function isSame(one: unknown, other: unknown): boolean {
  if (!Array.isArray(one) || !Array.isArray(other) || one.length !== other.length) return false;
  return one.every((item, place) => typeof item === 'string' && item === other[place]);
}

/** A list; short ones take no more room than they need. Read where it stands: what is read is nobody else's. */
export function list<V>(codec: Codec<V>): Codec<V[]> {
  return unrollItems(
    `write(values) {
      switch (values.length) {
        case 0: return none;
        case 1: return [codec.write(values[0])];
        case 2: return [codec.write(values[0]), codec.write(values[1])];
        case 3: return [codec.write(values[0]), codec.write(values[1]), codec.write(values[2])];
        default: return values.map(codec.write);
      }
    },
    read(json) {
      for (let place = 0; place < json.length; place++) json[place] = codec.read(json[place]);
      return json;
    }`,
    codec as Codec<never>,
  );
}

/** A map whose values carry their key under `key`, as the list of them. */
export function keyed<V>(key: keyof V & string, codec: Codec<V>): Codec<Readonly<Record<string, V>>> {
  return unrollItems(
    `write(values) {
      const rows = Object.values(values);
      for (let place = 0; place < rows.length; place++) rows[place] = codec.write(rows[place]);
      return rows;
    },
    read(json) {
      const map = {};
      for (let place = 0; place < json.length; place++) {
        const value = codec.read(json[place]);
        map[value.${key}] = value;
      }
      return map;
    }`,
    codec as Codec<never>,
  );
}

/** A map, as the flat list of key, value, key, value. */
export function entries<V>(codec: Codec<V>): Codec<Readonly<Record<string, V>>> {
  return unrollItems(
    `write(values) {
      let flat = none;
      for (const key in values) {
        if (flat === none) flat = [key, codec.write(values[key])];
        else flat.push(key, codec.write(values[key]));
      }
      return flat;
    },
    read(json) {
      const map = {};
      for (let place = 0; place < json.length; place += 2) map[json[place]] = codec.read(json[place + 1]);
      return map;
    }`,
    codec as Codec<never>,
  );
}

/** One of some words, as its number; the compiler asks for every word. A word that is none of them stays itself. */
export function oneOf<W extends string>() {
  return <const L extends readonly W[]>(words: L & ([Exclude<W, L[number]>] extends [never] ? unknown : never)): Codec<W> => ({
    write: word => {
      const place = (words as readonly string[]).indexOf(word);
      return place < 0 ? word : place;
    },
    read: json => (typeof json === 'number' ? (words as readonly W[])[json]! : (json as W)),
  });
}

/** true and false as 1 and 0. */
export const flag: Codec<boolean> = { write: value => (value ? 1 : 0), read: json => json === 1 };

/** A field that is true or absent, as 1. */
export const mark: Codec<true> = { write: () => 1, read: () => true };
