/** Turns a value into JSON of short arrays and back; what it does not know survives as it is. */
export interface Codec<V> {
  write(value: V): unknown;
  read(json: unknown): V;
}

/** One place of a table: its field and how the values of the field are written; undefined: as they are. */
export interface Field {
  readonly key: string;
  readonly optional: boolean;
  readonly codec: Codec<unknown> | undefined;
}

/** A codec of records whose fields are known by name alone. */
export interface RowCodec {
  /** Called where a value has a field that somebody else keeps. */
  readonly found?: (() => void) | undefined;
  write(value: Readonly<Record<string, unknown>>): unknown;
  read(row: readonly unknown[]): Record<string, unknown>;
}

/**
 * Writer and reader of a table as straight code (展开): every field by its name, every place by its number, made once when the module loads. A loop
 * over the table reaches each field of each kind of record through one and the same instruction, which the compiler of the machine can make nothing
 * of: it takes three times as long. The code holds names of our own tables alone, never anything stored or sent. Values and texts that are not as
 * the table expects them go to `loop`, which says the same at length.
 */
export function unroll(table: readonly Field[], elsewhere: readonly string[], loop: RowCodec): RowCodec {
  const stranger = [...table.map(({ key }) => key), ...elsewhere].find(key => !/^[a-zA-Z]+$/.test(key));
  if (stranger !== undefined) throw new Error(`Expected the name of a field, but it was ${stranger}.`);
  const text = [
    ...table.map(codecText),
    writerText(table, elsewhere, loop.found === undefined ? '' : ' loop.found();'),
    readerText(table),
    'return { write, read };',
  ].join('\n');
  return new Function('table', 'loop', `'use strict';\n${text}`)(table, loop) as RowCodec;
}

/** How many lists and maps there are: no two of them may have one text, else the machine gives them one code, which then suits none of them. */
let unrolled = 0;

/** What every empty list and map is written as: nothing is ever added to it. */
const none: readonly never[] = Object.freeze([]);

/** A list, or a map as a list, as straight code of its own: `text` is what a `Codec` of it says of the `codec` of its items and of `none`. */
export function unrollItems<V>(text: string, codec: Codec<never>): Codec<V> {
  unrolled += 1;
  return new Function('codec', 'none', `'use strict';\n// ${unrolled}\nreturn { ${text} };`)(codec, none) as Codec<V>;
}

/** A codec under the number of its place. */
function codecText({ codec }: Field, place: number): string {
  return codec === undefined ? '' : `const codec${place} = table[${place}].codec;`;
}

/** A value without a required field, or with one the table does not have, is for `loop`; else the places up to the last one present. */
function writerText(table: readonly Field[], elsewhere: readonly string[], found: string): string {
  const places = [...table.keys()];
  const required = places.filter(place => !table[place]!.optional);
  const optional = places.filter(place => table[place]!.optional);
  const absent = required.map(place => `v${place} === undefined`);
  const item = (place: number): string => (table[place]!.codec === undefined ? `v${place}` : `codec${place}.write(v${place})`);
  const row = (length: number): string => {
    const items = places
      .slice(0, length)
      .map(place => (table[place]!.optional ? `v${place} === undefined ? null : ${item(place)}` : item(place)));
    return `[${items.join(', ')}]`;
  };
  const least = (required.at(-1) ?? -1) + 1;
  return [
    'function write(value) {',
    ...places.map(place => `const v${place} = value.${table[place]!.key};`),
    ...(absent.length === 0 ? [] : [`if (${absent.join(' || ')}) return loop.write(value);`]),
    `let known = ${required.length};`,
    ...optional.map(place => `if (v${place} !== undefined) known++;`),
    ...elsewhere.map(key => `if (value.${key} !== undefined) { known++;${found} }`),
    'for (const key in value) known--;',
    'if (known !== 0) return loop.write(value);',
    ...places
      .slice(least)
      .reverse()
      .map(place => `if (v${place} !== undefined) return ${row(place + 1)};`),
    `return ${row(least)};`,
    '}',
  ].join('\n');
}

/** The leading places that are always there at once, the others one by one. A text of fewer places is for `loop`. */
function readerText(table: readonly Field[]): string {
  const found = table.findIndex(({ optional }) => optional);
  const leading = found < 0 ? table.length : found;
  const item = ({ codec }: Field, place: number): string => (codec === undefined ? `row[${place}]` : `codec${place}.read(row[${place}])`);
  const rest = table.slice(leading).map((field, index) => {
    const place = leading + index;
    const condition = field.optional ? `row.length > ${place} && row[${place}] !== null` : `row.length > ${place}`;
    return `if (${condition}) value.${field.key} = ${item(field, place)};`;
  });
  return [
    'function read(row) {',
    ...(leading === 0 ? [] : [`if (row.length < ${leading}) return loop.read(row);`]),
    `const value = { ${table
      .slice(0, leading)
      .map((field, place) => `${field.key}: ${item(field, place)}`)
      .join(', ')} };`,
    ...(rest.length === 0 ? [] : [`if (row.length === ${leading}) return value;`]),
    ...rest,
    'return value;',
    '}',
  ].join('\n');
}
