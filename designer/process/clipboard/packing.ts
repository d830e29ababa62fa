import type { Editable } from '../properties.ts';

/** The part of a moddle that makes objects anew. */
export interface Maker {
  create(type: string, attributes: object): Editable;
  createAny(type: string, uri: string, attributes: object): Editable;
}
interface Described {
  readonly $type?: unknown;
  readonly $descriptor?: { readonly isGeneric?: boolean; readonly ns?: { readonly uri?: string } };
}

/** Elements copied, as text (复制内容): other tabs and other packs read it. Elements of foreign namespaces keep their namespace. */
export function pack(tree: unknown): string {
  return JSON.stringify(tree, (_, value: unknown) => {
    const { $descriptor } = (value ?? {}) as Described;
    if (!$descriptor?.isGeneric) return value;
    return { ...(value as object), $foreign: $descriptor.ns?.uri ?? '' };
  });
}

/** Copied elements made anew by the moddle of this canvas; null when the text is none of ours. An object drawn twice is made once. */
export function unpack(text: string, moddle: Maker): unknown {
  const known = new Map<string, Editable>();
  try {
    return JSON.parse(text, (_, value: unknown) => revive(value, moddle, known));
  } catch {
    return null;
  }
}

function revive(value: unknown, moddle: Maker, known: Map<string, Editable>): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const { $type, $foreign, ...attributes } = value as { $type?: unknown; $foreign?: unknown; id?: unknown };
  if (typeof $type !== 'string') return value;
  const key = typeof attributes.id === 'string' ? `${$type} ${attributes.id}` : null;
  const found = key === null ? undefined : known.get(key);
  if (found) return found;
  const made = typeof $foreign === 'string' ? moddle.createAny($type, $foreign, attributes) : moddle.create($type, attributes);
  if (key !== null) known.set(key, made);
  return made;
}
