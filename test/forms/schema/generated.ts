import fc from 'fast-check';
import type { CodeBook, FormContext, FormSchema, Values } from '#forms/schema/types.ts';

/** Forms of every keyword of the language and answers to them, valid and not (生成的表单和答案). */
export interface Generated {
  readonly schema: FormSchema;
  readonly answers: readonly unknown[];
}

/** A field of a generated form: what it says, answers that fit, answers that do not. */
interface Maker {
  readonly schema: Values;
  readonly good: readonly unknown[];
  readonly bad: readonly unknown[];
}

const good = {
  'cn-id': ['430903198001010011', '11010519491231002X'],
  'cn-uscc': ['91350100M000100Y43'],
  'cn-mobile': ['13873700311'],
  'cn-phone': ['0737-4222222', '13873700311'],
  'cn-postcode': ['413000'],
  'cn-bank-card': ['6222020200000000006'],
  'cn-plate': ['湘H12345'],
  'cn-landline': ['0737-4222222'],
  'case-number': ['HS-20260213-0001'],
  date: ['2026-02-13', '2024-02-29'],
  'date-time': ['2026-02-13T09:30:00+08:00'],
  email: ['name@example.cn'],
  uri: ['https://example.cn/a'],
} as const;

const formats: readonly Maker[] = Object.entries(good).map(([format, values]) => ({
  schema: { type: 'string', format },
  good: values,
  bad: ['x', '2026-02-30', '110105194912310021', 12],
}));

const makers: readonly Maker[] = [
  {
    schema: { type: 'string', minLength: 2, maxLength: 4 },
    good: ['申请', '个体户', '𠮷𠮷𠮷𠮷'],
    bad: ['一', '长长长长长', 5, true, ['x']],
  },
  { schema: { type: 'string', pattern: '^[A-Z]{2}\\d+$' }, good: ['AB12'], bad: ['ab12', 'AB', '“AB12”'] },
  {
    schema: { type: 'string', description: '说明', 'x-description-en': 'Help', default: '甲' },
    good: ['甲', 'e\u0301', '零\u200b宽'],
    bad: [1],
  },
  { schema: { type: 'integer', minimum: 1, maximum: 9 }, good: [1, 9], bad: [0, 10, 1.5, '3'] },
  { schema: { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 10 }, good: [0.5, 9.9], bad: [0, -1, 10, 12] },
  { schema: { type: 'number', multipleOf: 0.01 }, good: [19.99, 0.07], bad: [0.075] },
  { schema: { type: 'integer', 'x-money': true, minimum: 100, maximum: 500_000 }, good: [12_345], bad: [99, 500_001, 1.5] },
  { schema: { type: 'boolean' }, good: [true, false], bad: ['yes', 0] },
  { schema: { type: 'boolean', const: true }, good: [true], bad: [false] },
  { schema: { type: 'string', enum: ['甲', '乙'] }, good: ['甲'], bad: ['丙', 1] },
  {
    schema: {
      type: 'string',
      oneOf: [
        { const: 'a', title: '甲' },
        { const: 'b', title: '乙' },
      ],
    },
    good: ['a'],
    bad: ['c'],
  },
  { schema: { type: 'string', oneOf: [{ minLength: 3 }, { pattern: '^x' }] }, good: ['abc', 'x'], bad: ['xyz', 'a'] },
  { schema: { type: 'number', anyOf: [{ minimum: 10 }, { maximum: 2 }] }, good: [11, 1], bad: [5] },
  { schema: { type: 'string', not: { const: '无' } }, good: ['有'], bad: ['无'] },
  { schema: { type: 'string', allOf: [{ minLength: 2 }, { maxLength: 3 }] }, good: ['ab'], bad: ['a', 'abcd'] },
  {
    schema: { type: 'array', items: { type: 'string', enum: ['a', 'b', 'c'] }, minItems: 1, maxItems: 2, uniqueItems: true },
    good: [['a'], ['a', 'b']],
    bad: [[], [], [], ['a', 'a'], ['b', 'b'], ['a', 'b', 'c'], ['c', 'c', 'c']],
  },
  { schema: { $ref: '#/$defs/person' }, good: [{ fullName: '王芳' }], bad: [{}, { fullName: 1 }, { fullName: '王芳', other: 1 }, 'x'] },
  {
    schema: {
      type: 'object',
      properties: { a: { type: 'string', title: '甲', 'x-id': 'g' }, b: { type: 'string', title: '乙', 'x-id': 'h' } },
      required: ['a'],
      additionalProperties: false,
    },
    good: [{ a: 'x' }, { a: 'x', b: 'y' }],
    bad: [{ b: 'y' }, { a: 'x', c: 1 }],
  },
  { schema: { type: 'string', 'x-codes': 'division', 'x-codes-level': 2 }, good: ['4301'], bad: ['43', '9999', 4301] },
  { schema: { type: 'array', items: { type: 'string', 'x-codes': 'division' } }, good: [['43']], bad: [['43', '9'], [1]] },
  { schema: { type: 'string', readOnly: true, deprecated: true, $comment: '旧字段' }, good: ['旧'], bad: [1] },
];

const rows: Maker = {
  schema: {
    type: 'array',
    maxItems: 3,
    items: {
      type: 'object',
      required: ['price'],
      properties: {
        price: { type: 'integer', title: '单价', 'x-id': 'i_price', 'x-money': true, minimum: 0 },
        count: { type: 'integer', title: '数量', 'x-id': 'i_count', maximum: 9 },
        reason: { type: 'string', title: '理由', 'x-id': 'i_reason', 'x-visible': 'count > 5', 'x-required': 'count > 7' },
        amount: { type: 'integer', title: '小计', 'x-id': 'i_amount', 'x-value': 'price * count' },
      },
    },
  },
  good: [[], [{ price: 100, count: 2 }], [{ price: 5, count: 6, reason: '多' }, { price: 7 }], [{ price: 1, count: 1, reason: '藏' }]],
  bad: [[{ count: 2 }], [{ price: 1, count: 8 }], [{ price: -1, count: 10 }], [{ price: 'x', count: 2 }], [{ price: 1, odd: 2 }], [1], 'x'],
};

const root = { type: 'string', title: '类型', 'x-id': 'r_kind', enum: ['new', 'change', 'end'] } as const;

const pick = <T>(from: readonly T[]) => fc.constantFrom(...from);

interface Shape {
  readonly fields: readonly Maker[];
  readonly required: readonly boolean[];
  readonly drops: boolean;
  readonly closes: boolean;
}

const shape: fc.Arbitrary<Shape> = fc.record({
  fields: fc.array(pick([...makers, ...makers, ...formats]), { minLength: 6, maxLength: 12 }),
  required: fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }),
  drops: fc.boolean(),
  closes: fc.boolean(),
});

function schemaOf({ fields, required, drops, closes }: Shape): FormSchema {
  const named = fields.map((maker, at) => [`f${at}`, titled(ownIds(maker.schema, at), `f${at}`, `第 ${at} 项`)] as const);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'object',
    title: '生成的表单',
    'x-title-en': 'Generated',
    ...(drops ? { 'x-unknown': 'drop' } : {}),
    ...(closes ? { unevaluatedProperties: false } : {}),
    required: ['kind', ...named.flatMap(([name], at) => (required[at] ? [name] : []))],
    dependentRequired: { f0: ['f1'] },
    properties: {
      kind: root,
      ...Object.fromEntries(named),
      rows: titled(rows.schema, 'rows', '明细'),
      total: titled({ type: 'integer', 'x-money': true, 'x-value': 'sum(rows.amount)' }, 'total', '合计'),
      big: titled(
        { type: 'string', 'x-visible': 'total > 300', 'x-required': '=kind = "change"', 'x-default': '"默认"' },
        'big',
        '大额说明',
      ),
    },
    if: { properties: { kind: { const: 'change' } }, required: ['kind'] },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    then: { required: ['why'], properties: { why: titled({ type: 'string', minLength: 2 }, 'why', '变更理由') } },
    else: { properties: { since: titled({ type: 'string', format: 'date' }, 'since', '起始日期') } },
    $defs: {
      person: {
        type: 'object',
        required: ['fullName'],
        properties: { fullName: { type: 'string', title: '姓名', 'x-id': 'p_name', minLength: 1 } },
      },
    },
  };
}

/** A group drawn twice still has x-ids of its own. */
const ownIds = (schema: Values, at: number): Values =>
  JSON.parse(JSON.stringify(schema).replace(/"x-id":"(\w+)"/g, `"x-id":"$1_${at}"`)) as Values;

const titled = (schema: Values, id: string, title: string): Values => ({ ...schema, title, 'x-id': `x_${id}` });

const kindOf = pick(['new', 'change', 'end']);
const odd = fc.oneof(
  pick<unknown>([
    {},
    [],
    'x',
    null,
    { kind: 'new', ghost: 1 },
    { ['__pro' + 'to']: 1 },
    JSON.parse('{"__proto__":{"polluted":true}}'),
    JSON.parse('{"constructor":{"prototype":1}}'),
  ]),
  fc.dictionary(fc.string({ maxLength: 8 }), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 4 }),
);

function answersTo({ fields }: Shape): fc.Arbitrary<unknown> {
  const arbitraryOf = (maker: Maker, care: boolean): fc.Arbitrary<unknown> =>
    care
      ? pick(maker.good)
      : fc.oneof(
          { weight: 2, arbitrary: fc.constant(undefined) },
          { weight: 6, arbitrary: pick(maker.good) },
          { weight: 3, arbitrary: pick(maker.bad) },
        );
  const filled = (care: boolean) =>
    kindOf.chain(kind =>
      fc
        .record({
          ...Object.fromEntries(fields.map((maker, at) => [`f${at}`, arbitraryOf(maker, care)])),
          rows: arbitraryOf(rows, care),
          big: fc.constantFrom('说明', undefined),
          total: fc.constantFrom(undefined, 7),
          why: care ? fc.constant(kind === 'change' ? '迁址' : undefined) : fc.constantFrom(undefined, '迁址', '迁'),
          since: care ? fc.constant(undefined) : fc.constantFrom(undefined, undefined, '2026-02-13', 'x'),
        })
        .map(values => ({
          kind,
          ...(care && kind === 'change' ? { big: '说明' } : {}),
          ...values,
          ...(care && kind === 'change' ? { big: '说明' } : {}),
        })),
    );
  return fc
    .oneof({ weight: 9, arbitrary: filled(true) }, { weight: 10, arbitrary: filled(false) }, { weight: 1, arbitrary: odd })
    .map(value => (typeof value === 'object' && value !== null && !Array.isArray(value) ? withoutNothing(value) : value));
}

/** As JSON would carry it; `__proto__` stays an own name. */
function withoutNothing(value: object): unknown {
  return JSON.parse(JSON.stringify(value));
}

/** Forms, each with so many answers. */
export const generated = (answersEach: number): fc.Arbitrary<Generated> =>
  shape.chain(made =>
    fc.array(answersTo(made), { minLength: answersEach, maxLength: answersEach }).map(answers => ({ schema: schemaOf(made), answers })),
  );

const divisions = new Map([
  ['43', 1],
  ['4301', 2],
]);
const codes: CodeBook = {
  find: (list, code) => {
    const level = divisions.get(code);
    return list === 'division' && level !== undefined ? { code, level, title: { zh: code, en: code } } : null;
  },
};

/** Around every generated form. */
export const context: FormContext = { now: Date.UTC(2026, 10, 22, 6), roots: {}, codes };
