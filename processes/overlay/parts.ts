import type { ReleaseContent } from '../types.ts';
import { byId, isValues, listOf, type Values } from './json.ts';
import type { Operation } from './types.ts';

/** Parts of a pack without golden cases and items. */
export type Parts = ReleaseContent['pack'];

/** A part as an object whose keys are the steps of addresses (寻址), and the way back. */
interface Keyed {
  readonly read: (parts: Parts) => Values;
  readonly write: (parts: Parts, values: Values) => Parts;
}

/** Every part of a pack that is JSON, as the addresses of operations see it; the process has its own reading (`process.ts`). */
export const keyedParts: Readonly<Record<Exclude<Operation['part'], 'process'>, Keyed>> = {
  head: {
    read: ({ head, statusOf }) => ({
      title: head.title,
      ...(head.description === undefined ? {} : { description: head.description }),
      statusOf,
    }),
    write: (parts, { statusOf, ...head }) => {
      const { title: _title, description: _description, ...rest } = parts.head;
      const statuses = (statusOf ?? {}) as Parts['statusOf'];
      return { ...parts, head: { ...rest, ...head, statusOf: statuses } as Parts['head'], statusOf: statuses };
    },
  },
  settings: {
    read: ({ settings }) => settings.values,
    write: (parts, values) => ({ ...parts, settings: { ...parts.settings, values } }),
  },
  clocks: {
    read: ({ clocks }) => {
      const given = isValues(clocks) ? clocks : {};
      return { ...byId(given.clocks), ...(given.procedures === undefined ? {} : { procedures: byId(given.procedures) }) };
    },
    write: (parts, { procedures, ...rules }) => {
      const given = isValues(parts.clocks) ? parts.clocks : {};
      const clocks = listOf(listIn(given.clocks), rules);
      const listed = given.procedures === undefined ? {} : { procedures: listOf(listIn(given.procedures), (procedures ?? {}) as Values) };
      return { ...parts, clocks: { ...given, ...listed, clocks } };
    },
  },
  cards: {
    read: ({ cards }) => {
      if (!isValues(cards)) return {};
      const { rules, once: _once, ...rest } = cards;
      return { ...byId(rules), ...rest };
    },
    write: (parts, values) => {
      if (!isValues(parts.cards)) return parts;
      const { basis, scope, ...rules } = values;
      const { basis: _basis, scope: _scope, ...rest } = parts.cards;
      const list =
        parts.cards.rules === undefined && Object.keys(rules).length === 0 ? {} : { rules: listOf(listIn(parts.cards.rules), rules) };
      return {
        ...parts,
        cards: { ...(basis === undefined ? {} : { basis }), ...(scope === undefined ? {} : { scope }), ...rest, ...list },
      };
    },
  },
  roles: {
    read: ({ roles }) => byId(roles.roles),
    write: (parts, values) => ({
      ...parts,
      roles: { ...parts.roles, roles: listOf(parts.roles.roles, values) as Parts['roles']['roles'] },
    }),
  },
  documents: {
    read: ({ documents }) => documents as unknown as Values,
    write: (parts, values) => ({ ...parts, documents: values as unknown as Parts['documents'] }),
  },
  texts: {
    read: ({ texts }) => texts,
    write: (parts, values) => ({ ...parts, texts: values as unknown as Parts['texts'] }),
  },
  forms: {
    read: ({ forms }) => forms as unknown as Values,
    write: parts => parts,
  },
  decisions: {
    read: ({ decisions }) => decisions ?? {},
    write: parts => parts,
  },
};

function listIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
