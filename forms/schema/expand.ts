import { limits } from '#engine/limits.ts';
import type { Text } from '#engine/problem.ts';
import { countOptions, isPlainOption } from './options.ts';
import { findDefinition } from './titles.ts';
import { type FormSchema, isValues, pointerStep } from './types.ts';

const oneKeys = ['items', 'if', 'then', 'else', 'not'] as const;
const manyKeys = ['allOf', 'anyOf', 'oneOf'] as const;
const namedKeys = ['properties', '$defs'] as const;

/** A part of a form's schema with its keyword place (表单结构的组成部分). */
export interface Part {
  readonly schema: FormSchema;
  readonly pointer: string;
  /** Keyword it stands under, and the name under `properties` and `$defs`. */
  readonly keyword: string;
  readonly name?: string;
}

/** The parts directly within a schema, in writing order of the keywords. */
export function partsOf(schema: FormSchema, pointer: string): Part[] {
  const named = namedKeys.flatMap(keyword =>
    Object.entries(isValues(schema[keyword]) ? schema[keyword] : {}).map(([name, part]) => ({
      part,
      keyword,
      name,
      at: `${pointer}/${keyword}${pointerStep(name)}`,
    })),
  );
  const one = oneKeys.map(keyword => ({ part: schema[keyword], keyword, at: `${pointer}/${keyword}` }));
  const many = manyKeys.flatMap(keyword =>
    (Array.isArray(schema[keyword]) ? (schema[keyword] as unknown[]) : []).map((part, index) => ({
      part,
      keyword,
      at: `${pointer}/${keyword}/${index}`,
    })),
  );
  return [...named, ...one, ...many].flatMap(({ part, at, ...rest }) => (isValues(part) ? [{ schema: part, pointer: at, ...rest }] : []));
}

/**
 * What is wrong with a schema once its references are written out (引用展开检查): a circle, a missing definition, too many parts or levels.
 * Counts instead of copying, so that a doubling bomb (S04) costs nothing. null when all is well.
 */
export function findExpansionFault(root: FormSchema): Text | null {
  const sizes = new Map<FormSchema, Size>();
  const open = new Set<FormSchema>();
  let fault: Text | null = null;
  const measure = (schema: FormSchema): Size => {
    const known = sizes.get(schema);
    if (known || fault) return known ?? none;
    if (open.has(schema)) {
      fault = {
        zh: '表单的 $defs 互相引用成环，请改为不循环的引用。',
        en: 'The $defs of the form refer to each other in a circle, break it.',
      };
      return none;
    }
    open.add(schema);
    const size = sum(countOptions(schema), within(root, schema).map(measure));
    open.delete(schema);
    sizes.set(schema, size);
    return size;
  };
  const size = measure(root);
  return fault ?? findExcess(size);
}

interface Size {
  readonly nodes: number;
  /** Plain options, counted apart: a form of many choices is no bomb. */
  readonly options: number;
  readonly depth: number;
}
const none: Size = { nodes: 0, options: 0, depth: 0 };

function sum(options: number, inner: readonly Size[]): Size {
  const total = (key: 'nodes' | 'options', own: number) => inner.reduce((before, size) => before + size[key], own);
  return { nodes: total('nodes', 1), options: total('options', options), depth: 1 + Math.max(0, ...inner.map(size => size.depth)) };
}

/** The parts that count for a schema, plain options left out; definitions count where they are referred to. */
function within(root: FormSchema, schema: FormSchema): FormSchema[] {
  const target = findDefinition(root, schema.$ref);
  const parts = partsOf(schema, '').filter(part => part.keyword !== '$defs' && !isChoice(part));
  return [...(target ? [target] : []), ...parts.map(part => part.schema)];
}

function isChoice({ keyword, schema }: Part): boolean {
  return (keyword === 'oneOf' || keyword === 'anyOf') && isPlainOption(schema);
}

function findExcess({ nodes, options, depth }: Size): Text | null {
  if (options > limits.schemaOptions)
    return {
      zh: `表单共 ${options} 个选项（引用展开后），最多 ${limits.schemaOptions} 个，请改用字典。`,
      en: `The form has ${options} options with references written out, at most ${limits.schemaOptions} are allowed; use a code list.`,
    };
  if (nodes > limits.schemaNodes)
    return {
      zh: `表单共 ${nodes} 个组成部分（引用展开后），最多 ${limits.schemaNodes} 个，请精简。`,
      en: `The form has ${nodes} parts with references written out, at most ${limits.schemaNodes} are allowed.`,
    };
  if (depth > limits.schemaDepth)
    return {
      zh: `表单嵌套 ${depth} 层（引用展开后），最多 ${limits.schemaDepth} 层，请减少层次。`,
      en: `The form is ${depth} levels deep with references written out, at most ${limits.schemaDepth} are allowed.`,
    };
  return null;
}
