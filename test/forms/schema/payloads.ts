import { sampleForm, sampleSchema } from './samples.ts';

/** A hostile form (恶意表单) and what it tries. */
export interface Payload {
  readonly name: string;
  readonly form: unknown;
}

const plain = { 'x-id': 'f_extra', title: '附加', type: 'string' };
const withField = (field: object, name = 'extra') => sampleForm({ properties: { ...sampleSchema.properties, [name]: field } });
const many = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, index) => make(index));
const named = (count: number, make: (index: number) => unknown) => Object.fromEntries(many(count, n => [`n${n}`, make(n)]));

/** A schema nested under one keyword. */
function nested(depth: number, around: (inner: object) => object): object {
  let made: object = { type: 'string' };
  for (let level = 0; level < depth; level++) made = around(made);
  return made;
}

/** `$defs` where each level names the next one several times. */
function doubled(levels: number, around: (refs: object[]) => object, times = 2): object {
  const refsTo = (level: number) => many(times, () => ({ $ref: `#/$defs/level${level}` }));
  return Object.fromEntries(many(levels, n => [`level${n}`, n === levels - 1 ? { type: 'string' } : around(refsTo(n + 1))]));
}
const doubling: Readonly<Record<string, (refs: object[]) => object>> = {
  allOf: refs => ({ allOf: refs }),
  anyOf: refs => ({ anyOf: refs }),
  oneOf: refs => ({ oneOf: refs }),
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
  'if and then': ([first, second]) => ({ if: first, then: second }),
  'items and not': ([first, second]) => ({ items: first, not: second }),
  properties: refs => ({
    type: 'object',
    properties: Object.fromEntries(refs.map((ref, n) => [`p${n}`, { ...plain, 'x-id': `f_${n}`, ...ref }])),
  }),
};
const deep: Readonly<Record<string, (inner: object) => object>> = {
  allOf: inner => ({ allOf: [inner] }),
  anyOf: inner => ({ anyOf: [inner] }),
  oneOf: inner => ({ oneOf: [inner] }),
  not: inner => ({ not: inner }),
  if: inner => ({ if: inner }),
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
  then: inner => ({ then: inner }),
  else: inner => ({ else: inner }),
  items: inner => ({ type: 'array', items: inner }),
  properties: inner => ({ type: 'object', properties: { inner } }),
  default: inner => ({ default: inner }),
};
const options = (count: number, from = 0) => many(count, n => ({ const: `o${from + n}`, title: `选项${from + n}` }));

/** Schema bombs (S04). */
export const bombs: readonly Payload[] = [
  ...Object.entries(doubling).flatMap(([keyword, around]) =>
    [16, 20, 25, 60].map(levels => ({
      name: `${levels} levels of references doubled under ${keyword}`,
      form: sampleForm({ $defs: doubled(levels, around), allOf: [{ $ref: '#/$defs/level0' }] }),
    })),
  ),
  {
    name: 'references ten times over',
    form: sampleForm({ $defs: doubled(10, refs => ({ allOf: refs }), 10), allOf: [{ $ref: '#/$defs/level0' }] }),
  },
  ...Object.entries(deep).flatMap(([keyword, around]) =>
    [40, 1_000, 5_000].map(depth => ({ name: `${keyword} ${depth} deep`, form: withField({ ...plain, ...nested(depth, around) }) })),
  ),
  ...[1, 2, 3].map(length => ({
    name: `a circle of ${length} definitions`,
    form: sampleForm({ $defs: named(length, n => ({ items: { $ref: `#/$defs/n${(n + 1) % length}` } })), allOf: [{ $ref: '#/$defs/n0' }] }),
  })),
  ...['items', 'allOf', 'not', 'properties'].map(keyword => ({
    name: `the form in itself under ${keyword}`,
    form: withField({
      ...plain,
      [keyword]: keyword === 'allOf' ? [{ $ref: '#' }] : keyword === 'properties' ? { a: { $ref: '#' } } : { $ref: '#' },
    }),
  })),
  { name: 'the form in itself', form: withField({ ...plain, $ref: '#' }) },
  { name: '20,000 fields', form: sampleForm({ properties: named(20_000, n => ({ ...plain, 'x-id': `f_${n}` })) }) },
  { name: '20,000 required names', form: sampleForm({ required: many(20_000, n => `n${n}`) }) },
  { name: '20,000 branches', form: sampleForm({ allOf: many(20_000, () => ({})) }) },
  { name: '20,000 options', form: withField({ ...plain, oneOf: options(20_000) }) },
  { name: '20,000 values', form: withField({ ...plain, enum: many(20_000, String) }) },
  {
    name: '6,000 options in lists',
    form: sampleForm({ properties: named(15, n => ({ ...plain, 'x-id': `f_${n}`, enum: many(400, String) })) }),
  },
  {
    name: '400 options named 300 times',
    form: sampleForm({
      $defs: { list: { enum: many(400, String) } },
      properties: named(300, n => ({ ...plain, 'x-id': `f_${n}`, $ref: '#/$defs/list' })),
    }),
  },
  { name: '600 parts', form: sampleForm({ anyOf: many(490, () => ({ not: {} })) }) },
  { name: 'a comment of 180 KB', form: withField({ ...plain, $comment: '字'.repeat(60_000) }) },
  { name: 'a million brackets in a title', form: withField({ ...plain, title: '['.repeat(1_000_000) }) },
  {
    name: 'a deep interface',
    form: sampleForm(
      {},
      nested(5_000, inner => ({ items: inner })),
    ),
  },
  {
    name: 'a wide interface',
    form: sampleForm(
      {},
      named(20_000, () => ({})),
    ),
  },
  { name: 'a layout of 20,000 pages', form: sampleForm({}, { 'ui:layout': { pages: many(20_000, n => ({ id: `p${n}` })) } }) },
  { name: 'a rule of 100,000 brackets', form: withField({ ...plain, 'x-visible': `${'('.repeat(100_000)}1` }) },
  { name: 'a rule of 60 nested brackets', form: withField({ ...plain, 'x-visible': `${'('.repeat(60)}true${')'.repeat(60)}` }) },
  { name: 'a rule of loops in loops', form: withField({ ...plain, 'x-visible': `count(${'for i in 1..1000 return '.repeat(12)}1) > 0` }) },
  { name: 'a rule of words in a row', form: withField({ ...plain, 'x-visible': 'a b '.repeat(100) }) },
  {
    name: 'rules of 80,000 characters',
    form: sampleForm({
      properties: named(400, n => ({
        ...plain,
        'x-id': `f_${n}`,
        'x-visible': `${'[1,'.repeat(30)}${n}${']'.repeat(30)} = ${'1 + '.repeat(20)}1`,
      })),
    }),
  },
  { name: 'a rule over a huge range', form: withField({ ...plain, 'x-visible': 'count(for i in 1..1000000000 return i) > 0' }) },
];

/** Patterns that another engine would die of, or that reach back (S03): RE2 knows none of them. */
export const evilPatterns: readonly Payload[] = [
  ...['^(?=a)a', '(?!a)b', '(?<=a)b', '(?<!a)b', '(a)\\1', '(?<n>a)\\k<n>', '(?>a+)b', 'a++', '(a*)*+', '(?(1)a|b)', '(?R)', '(?#x'],
  ...['(', ')', '[', '[z-a]', '*', 'a{2,1}', 'a{100000}', '((a{1000}){1000}){1000}', '(?P<', '\\', '\\p{Nope}', '(?i', 'a**'],
  'a'.repeat(501),
  '('.repeat(300),
].map(pattern => ({ name: `the pattern ${pattern.slice(0, 24)}`, form: withField({ ...plain, pattern }) }));

/** References that lead out, or would (S05). */
export const references: readonly Payload[] = [
  ...[
    'http://169.254.169.254/latest/meta-data',
    'https://example.cn/a.json',
    'file:///etc/passwd',
    '//host/a',
    'ftp://host/a',
    'a.json',
    '../a.json',
  ],
  ...[
    '#',
    '#/',
    '#/properties/kind',
    '#kind',
    '#/$defs/',
    '#/$defs/nobody',
    '#/$defs/toString',
    '#/$defs/__proto__',
    '#/$defs/person/items',
    '#/$defs/..%2fa',
  ],
  ...['data:application/json,{}', 'jar:file:///a!/b', 'urn:x', ' #/$defs/person', '#/$DEFS/person', '#/definitions/person', ''],
]
  .map(ref => ({ name: `a reference to "${ref}"`, form: withField({ ...plain, $ref: ref }) }))
  .concat(
    [
      '$id',
      '$anchor',
      '$dynamicRef',
      '$dynamicAnchor',
      '$recursiveRef',
      '$recursiveAnchor',
      '$vocabulary',
      'id',
      'definitions',
      '$data',
    ].map(keyword => ({
      name: `the keyword ${keyword}`,
      form: withField({ ...plain, [keyword]: 'http://169.254.169.254/' }),
    })),
    ['http://json-schema.org/draft-07/schema#', 'http://169.254.169.254/schema'].map($schema => ({
      name: `the dialect ${$schema}`,
      form: sampleForm({ $schema }),
    })),
    { name: 'a $ref that is no text', form: withField({ ...plain, $ref: { $data: '1/kind' } }) },
    { name: 'a pattern from the answers ($data)', form: withField({ ...plain, pattern: { $data: '1/kind' } }) },
  );

/** Names that reach into JavaScript (S07), in every place that takes a name. */
const reserved = ['__proto__', 'constructor', 'prototype', 'toString', 'valueOf', 'hasOwnProperty'];
/** JSON text, so that `__proto__` is a name of its own as it would be off the wire. */
const off = (text: string, name: string): unknown => JSON.parse(text.replaceAll('NAME', name));
const sampleText = JSON.stringify(sampleSchema);
const formText = (schema: string, ui = '{}') => `{"title":{"zh":"表","en":"Form"},"schema":${schema},"ui":${ui}}`;
const bare = '{"x-id":"f_extra","title":"附加","type":"string"}';
const schemaWith = (more: string) => `${sampleText.slice(0, -1)},${more}}`;
const one = (more = '') => `{"type":"object","properties":{"kind":{"x-id":"f_kind","title":"类","type":"string"${more}}}}`;

export const names: readonly Payload[] = reserved.flatMap(name =>
  Object.entries({
    'as a field': formText(`{"type":"object","properties":{"NAME":${bare}}}`),
    'as a field of a group': formText(
      `{"type":"object","properties":{"a":{"x-id":"f_a","title":"甲","type":"object","properties":{"NAME":${bare}}}}}`,
    ),
    'as a definition': formText(`${one().slice(0, -1)},"$defs":{"NAME":{"type":"string"}}}`),
    'as required': formText(schemaWith('"required":["NAME"]')),
    'as required with another': formText(schemaWith('"dependentRequired":{"NAME":["kind"]}')),
    'as a keyword': formText(one(',"NAME":true')),
    'as an x-id': formText(one().replace('f_kind', 'NAME')),
    'as a code list': formText(one(',"x-codes":"NAME"')),
    'in a setting': formText(one(), '{"NAME":{}}'),
    'in an order': formText(one(), '{"ui:order":["NAME"]}'),
    'as a widget': formText(one(), '{"kind":{"ui:widget":"NAME"}}'),
    'as an option': formText(one(), '{"kind":{"ui:options":{"NAME":true}}}'),
    'in a layout': formText(
      one(),
      '{"ui:layout":{"pages":[{"id":"p","title":{"zh":"页","en":"P"},"sections":[{"id":"s","columns":1,"fields":["kind","NAME"]}]}]}}',
    ),
    'as a section': formText(
      one(),
      '{"ui:layout":{"pages":[{"id":"p","title":{"zh":"页","en":"P"},"sections":[{"id":"NAME","columns":1,"fields":["kind"]}]}]}}',
    ),
    'in a rule': formText(one(',"x-visible":"NAME = 1"')),
    'as a path in a rule': formText(
      one(',"x-visible":"kind.NAME = 1"').replace('"string"', '"object","properties":{"a":{"x-id":"f_a","title":"甲","type":"string"}}'),
    ),
  }).map(([where, text]) => ({ name: `${name} ${where}`, form: off(text, name) })),
);

/** Every place of a form that people read. */
export const places: Readonly<Record<string, (text: string) => unknown>> = {
  'the form title': text => ({ ...sampleForm(), title: { zh: text, en: 'Form' } }),
  'the English form title': text => ({ ...sampleForm(), title: { zh: '表', en: text } }),
  'the schema title': text => sampleForm({ title: text }),
  'a field title': text => withField({ ...plain, title: text }),
  'an English title': text => withField({ ...plain, 'x-title-en': text }),
  'a description': text => withField({ ...plain, description: text }),
  'an English description': text => withField({ ...plain, 'x-description-en': text }),
  'a plain option': text => withField({ ...plain, enum: ['a', text] }),
  'the title of an option': text => withField({ ...plain, oneOf: [{ const: 'a', title: text }] }),
  'the value of an option': text => withField({ ...plain, oneOf: [{ const: text, title: '甲' }] }),
  'a title in a branch': text => sampleForm({ allOf: [{ properties: { kind: { title: text } } }] }),
  'a title in a definition': text => sampleForm({ $defs: { ...sampleSchema.$defs, other: { type: 'string', title: text } } }),
  'a default': text => withField({ ...plain, default: text }),
  'a default within a list': text => withField({ ...plain, type: 'array', items: { type: 'string' }, default: [{ a: [text] }] }),
  'a title of the interface': text => sampleForm({}, { kind: { 'ui:title': text } }),
  'a description of the interface': text => sampleForm({}, { kind: { 'ui:description': text } }),
  'a help text': text => sampleForm({}, { kind: { 'ui:help': text } }),
  'a placeholder': text => sampleForm({}, { kind: { 'ui:placeholder': text } }),
  'help among the options': text => sampleForm({}, { kind: { 'ui:options': { help: text } } }),
  'a unit': text => sampleForm({}, { kind: { 'ui:options': { unit: text } } }),
  'the title of a page': text => withLayout({ title: { zh: text, en: 'Page' } }, {}),
  'the title of a section': text => withLayout({}, { title: { zh: '区段', en: text } }),
  'the text of a section': text => withLayout({}, { text: { zh: text, en: 'Text' } }),
};

function withLayout(page: object, section: object) {
  const sections = [{ id: 's1', columns: 1, fields: Object.keys(sampleSchema.properties), ...section }];
  return sampleForm({}, { 'ui:layout': { pages: [{ id: 'p1', title: { zh: '页', en: 'Page' }, sections, ...page }] } });
}

/** What a page could take for markup or a script (S10, S11). */
export const markup: readonly string[] = [
  ...[
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<svg/onload=alert(1)>',
    '<a href="javascript:alert(1)">x</a>',
    '</title><b>x</b>',
  ],
  ...[
    '<!-- x -->',
    '<?xml version="1.0"?>',
    '< iframe src=//host>',
    '<IMG SRC=JaVaScRiPt:alert(1)>',
    '<math><mi xlink:href="data:x,<script>">',
  ],
  ...['[x](javascript:alert(1))', '![x](javascript:alert(1))', 'java\tscript:alert(1)', 'VBScript:msgbox(1)', '<javascript:alert(1)>'],
  ...[
    'data:text/html,<b>x</b>',
    'data:text/html;base64,PHNjcmlwdD4=',
    'data:image/svg+xml;utf8,x',
    '&lt;script&gt;',
    '&#60;script&#62;',
    '&#x3c;b',
  ],
  ...[
    '" onmouseover=alert(1) x="',
    "' onfocus=alert(1) autofocus='",
    '<style>@import "//host"</style>',
    '<meta http-equiv=refresh content=0>',
  ],
];

/** Characters nobody sees or that turn the direction. */
export const unseen: Readonly<Record<string, string>> = {
  'right-to-left override': '\u202E',
  'left-to-right embedding': '\u202A',
  'right-to-left isolate': '\u2067',
  'right-to-left mark': '\u200F',
  'Arabic letter mark': '\u061C',
  'zero-width space': '\u200B',
  'zero-width joiner': '\u200D',
  'byte order mark': '\uFEFF',
  'soft hyphen': '\u00AD',
  'word joiner': '\u2060',
  'Hangul filler': '\u3164',
  'line separator': '\u2028',
  'a tag': '\u{E0041}',
  'half a character': '\uD83D',
  NUL: '\u0000',
  escape: '\u001B',
};

/** Unseen characters where ids and names stand. */
export const unseenNames: readonly Payload[] = Object.entries(unseen).flatMap(([what, character]) =>
  Object.entries({
    'a field name': withField(plain, `ex${character}tra`),
    'an x-id': withField({ ...plain, 'x-id': `f_${character}x` }),
    'a code list': withField({ ...plain, 'x-codes': `divi${character}sion` }),
    'a definition': sampleForm({ $defs: { ...sampleSchema.$defs, [`de${character}f`]: { type: 'string' } } }),
    'a rule': withField({ ...plain, 'x-visible': `kind = "ne${character}w"` }),
    'a pattern': withField({ ...plain, pattern: `^a${character}b$` }),
    'a page id': withLayout({ id: `p${character}1` }, {}),
    'a keyword': withField({ ...plain, [`x-mo${character}ney`]: true }),
  }).map(([where, form]) => ({ name: `${what} in ${where}`, form })),
);

/** A text that must not reach people, in every place of a form. */
export const hostileTexts: Readonly<Record<string, string>> = {
  ...Object.fromEntries(markup.map(text => [text, text])),
  ...Object.fromEntries(Object.entries(unseen).map(([what, character]) => [what, `甲${character}乙`])),
};

/** Hostile forms of one fault each. */
export const hostileForms: readonly Payload[] = [...bombs, ...evilPatterns, ...references, ...names, ...unseenNames];
