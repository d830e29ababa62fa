import Type, { type Static } from 'typebox';
import { Id, Text } from './schemas.ts';

/** Shapes of the interface of code lists (字典接口). */
const closed = { additionalProperties: false } as const;
const millis = Type.Integer();
const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const count = Type.Integer({ minimum: 0 });

/** What one centre says of a list (字典的一层): its own list, or what it adds to one from above. */
export const CodeLayer = Type.Object({
  centre: Id,
  title: Text,
  version: Type.Integer(),
  entries: count,
  savedAt: millis,
  savedBy: Type.String(),
});
export const CodeListRow = Type.Object({
  id: Id,
  title: Text,
  /** shipped: with the product; centre: of this centre or one above; reserved: people and units. */
  kind: Type.Union([Type.Literal('shipped'), Type.Literal('centre'), Type.Literal('reserved')]),
  /** Standard and edition of a shipped list. */
  source: nullable(Text),
  levels: Type.Array(Text),
  size: count,
  /** Another text with every change; compared, never read. */
  version: Type.String(),
  /** Centres that say something, the highest first; this one last where it does. */
  layers: Type.Array(CodeLayer),
  /** Version of this centre's layer; 0: it says nothing. */
  own: Type.Integer(),
  mayChange: Type.Boolean(),
});
export const CodeEntryView = Type.Object({
  code: Type.String(),
  title: Text,
  /** In `people` the unit, a code of `units`. */
  parent: Type.Optional(Type.String()),
  level: Type.Integer(),
  retired: Type.Optional(Type.Boolean()),
  hasChildren: Type.Boolean(),
  /** Centre that added it; null: shipped. */
  from: nullable(Id),
  /** How it stands above, where this centre changed it. */
  above: Type.Optional(Type.Object({ title: Text, retired: Type.Boolean() })),
});
export const CodePage = Type.Object({ list: CodeListRow, version: Type.String(), entries: Type.Array(CodeEntryView) });
export const CodeListUse = Type.Object({
  /** Forms of the newest releases in force that name the list. */
  forms: Type.Array(Type.Object({ pack: Id, packTitle: Text, form: Id, formTitle: Text, fields: Type.Array(Text) })),
  /** Versions of this centre's layer, the newest first. */
  versions: Type.Array(
    Type.Object({ version: Type.Integer(), at: millis, by: Type.String(), changed: count, retired: count, undone: count }),
  ),
});
/** Titles and codes are judged by the stream, which says in a sentence what is wrong; these bounds only keep out what is no entry at all. */
const sentText = Type.Object({ zh: Type.String({ maxLength: 500 }), en: Type.String({ maxLength: 500 }) }, closed);
const sentCode = Type.String({ maxLength: 200 });
export const SaveCodeList = Type.Object(
  {
    id: Id,
    /** Version of this centre's layer that the changes were made from; 0: nothing saved yet. */
    basedOn: Type.Integer({ minimum: 0 }),
    /** Only of a list of the centre's own. */
    title: Type.Optional(sentText),
    entries: Type.Array(Type.Object({ code: sentCode, title: sentText, parent: Type.Optional(sentCode) }, closed), { maxItems: 5_000 }),
    retired: Type.Array(sentCode, { maxItems: 5_000 }),
    restored: Type.Array(sentCode, { maxItems: 5_000 }),
  },
  closed,
);

export type CodeLayer = Static<typeof CodeLayer>;
export type CodeListRow = Static<typeof CodeListRow>;
export type CodeEntryView = Static<typeof CodeEntryView>;
export type CodePage = Static<typeof CodePage>;
export type CodeListUse = Static<typeof CodeListUse>;
export type SaveCodeList = Static<typeof SaveCodeList>;

const listParams = Type.Object({ listId: Id }, closed);
const get = <S extends object>(spec: S) => ({ method: 'get' as const, status: 200 as const, ...spec });

/** Routes of code lists. A centre sees the shipped lists, those of the centres above, and its own, one layer over the other. */
export const codeRoutes = {
  listCodeLists: get({
    path: '/api/code-lists',
    summary: { zh: '字典目录', en: 'Code lists of the centre' },
    answer: Type.Object({ rows: Type.Array(CodeListRow) }),
  }),
  getCodes: get({
    path: '/api/code-lists/{listId}',
    summary: {
      zh: '字典项',
      en: 'Entries of a list: the top level, those `under` one, those found by `q` (at most 50), given `codes` with all above them, or `mine`',
    },
    params: listParams,
    query: Type.Object(
      {
        under: Type.Optional(sentCode),
        q: Type.Optional(Type.String({ maxLength: 50 })),
        /** At most 50, with commas between. */
        codes: Type.Optional(Type.String({ maxLength: 4_000 })),
        /** What this centre added or changed. */
        mine: Type.Optional(Type.Boolean()),
        /** A centre within reach; absent: the reader's own. */
        centre: Type.Optional(Id),
      },
      closed,
    ),
    answer: CodePage,
  }),
  getCodeListUse: get({
    path: '/api/code-lists/{listId}/use',
    summary: { zh: '字典的使用和版本', en: 'Forms that name a list, and the versions of this centre' },
    params: listParams,
    answer: CodeListUse,
  }),
  saveCodeList: {
    method: 'put' as const,
    status: 200 as const,
    path: '/api/code-lists/{listId}',
    summary: { zh: '保存字典', en: 'Save changes of a list of the centre, or its additions to another' },
    params: listParams,
    body: SaveCodeList,
    answer: CodeListRow,
  },
} as const;
