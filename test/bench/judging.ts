import { createJudge } from '#forms/schema/judge.ts';
import { compileSchema } from '#forms/schema/standalone.ts';
import type { FormContext, FormSchema, Values } from '#forms/schema/types.ts';
import { type Figure, middle } from './measure.ts';

const count = 1_000;
const turns = 7;
const context: FormContext = { now: Date.UTC(2026, 10, 22), roots: {}, codes: { find: () => null } };

/**
 * Judging answers on the server (填写校验): 1,000 answers of a form of 50 fields against ajv alone with the same schema and formats and all errors, and
 * what ten rules in FEEL add to an answer.
 */
export function judgingFigures(): Figure[] {
  const plain = formOf({});
  const ruled = formOf(rules);
  const { validate } = compileSchema(plain);
  const bare = middleTime(() => answers.forEach(one => void validate(one)));
  const judge = createJudge({ schema: plain }, validate);
  const ours = middleTime(() => answers.forEach(one => void judge(one, context)));
  const ruledJudge = createJudge({ schema: ruled }, compileSchema(ruled).validate);
  const withRules = middleTime(() => answers.forEach(one => void ruledJudge(one, context)));
  return [
    {
      name: 'forms: 1,000 answers of 50 fields judged',
      value: round(ours),
      unit: 'ms',
      note: `ajv alone ${round(bare)} ms, median of ${turns}; one answer in five has three errors`,
    },
    { name: 'forms: judging / ajv alone, without rules', value: round(ours / bare), unit: 'times', target: { most: 2 } },
    {
      name: 'forms: what ten FEEL rules add to an answer',
      value: Math.round(((withRules - ours) * 1000) / count),
      unit: 'µs',
      target: { most: 150 },
    },
  ];
}

function middleTime(work: () => void): number {
  for (let turn = 0; turn < 5; turn++) work();
  return middle(
    Array.from({ length: turns }, () => {
      const began = performance.now();
      work();
      return performance.now() - began;
    }),
  );
}

const round = (value: number): number => Math.round(value * 100) / 100;

/** Kinds of fields an application has, over and over. */
const kinds: readonly (readonly [Values, unknown, unknown])[] = [
  [{ type: 'string', minLength: 1, maxLength: 100 }, '赫山区桃花仑街道金山南路 12 号', 5],
  [{ type: 'string', format: 'cn-id' }, '430903198001010011', '430903198001010012'],
  [{ type: 'string', format: 'date' }, '2026-02-13', '2026-02-30'],
  [{ type: 'integer', minimum: 0, maximum: 100_000_000 }, 12_345, -1],
  [
    {
      type: 'string',
      oneOf: [
        { const: 'a', title: '甲' },
        { const: 'b', title: '乙' },
        { const: 'c', title: '丙' },
      ],
    },
    'b',
    'd',
  ],
  [{ type: 'string', format: 'cn-mobile' }, '13873700311', '123'],
  [{ type: 'string', maxLength: 500, pattern: '^[^;]*$' }, '经营范围：预包装食品、散装食品的销售，不含国家禁止的项目。', ';'],
  [{ type: 'boolean' }, true, 'x'],
  [{ type: 'array', items: { type: 'string', enum: ['x', 'y', 'z'] }, maxItems: 3, uniqueItems: true }, ['x', 'y'], ['x', 'x']],
  [{ type: 'string', format: 'cn-uscc' }, '91350100M000100Y43', 'x'],
];
const fields = Array.from({ length: 50 }, (_, at) => ({ name: `field${at}`, kind: kinds[at % kinds.length]! }));

/** Ten rules: shown, required and computed. */
const rules: Readonly<Record<string, Values>> = {
  field10: { 'x-visible': 'field4 = "b"' },
  field16: { 'x-visible': 'field3 > 1000 and field7' },
  field20: { 'x-required': 'field4 = "b"' },
  field25: { 'x-required': 'field13 > 0' },
  field13: { 'x-value': 'field3 * 2' },
  field23: { 'x-value': 'field3 + field13' },
  field33: { 'x-value': 'if field7 then field3 else 0' },
  field43: { 'x-value': 'sum([field3, field13, field23])' },
  field30: { 'x-visible': 'count(field8) > 0' },
  field40: { 'x-visible': 'date(field2) < date("2026-12-31")' },
};

function formOf(more: Readonly<Record<string, Values>>): FormSchema {
  const properties = fields.map(
    ({ name, kind }, at) => [name, { title: `第 ${at} 项`, 'x-id': `b_${name}`, ...kind[0], ...more[name] }] as const,
  );
  return {
    type: 'object',
    required: fields.filter(({ name }, at) => at % 2 === 0 && !Object.hasOwn(rules, name)).map(({ name }) => name),
    properties: Object.fromEntries(properties),
  };
}

const answers: readonly Values[] = Array.from({ length: count }, (_, nth) =>
  Object.fromEntries(fields.map(({ name, kind }, at) => [name, nth % 5 === 0 && [1, 12, 26].includes(at) ? kind[2] : kind[1]])),
);
