import { addDays, type PlainDate } from '#engine/calendar/index.ts';
import type { Answers } from '#engine/cases/state.ts';
import type { Party } from './applicants.ts';
import type { Random } from './random.ts';

/** As much of a field's JSON Schema as filling it in looks at. */
interface FieldSchema {
  readonly title?: string;
  readonly type?: string;
  readonly format?: string;
  readonly oneOf?: readonly { readonly const: unknown }[];
  readonly enum?: readonly unknown[];
  readonly items?: FieldSchema;
  readonly properties?: Readonly<Record<string, FieldSchema>>;
  readonly required?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxLength?: number;
}

/** Who fills a form in, when, and with which chance. */
export interface Filling {
  readonly party: Party;
  readonly today: PlainDate;
  readonly random: Random;
}

/** Fills in the required fields of an application form (申请表), as the applicant would. */
export function fillForm(schema: Readonly<Record<string, unknown>>, filling: Filling): Answers {
  const { properties = {}, required = [] } = schema as FieldSchema;
  return Object.fromEntries(required.map(name => [name, answerOf(properties[name] ?? {}, filling)]));
}

function answerOf(field: FieldSchema, filling: Filling): unknown {
  const choices = field.oneOf?.map(({ const: value }) => value) ?? field.enum;
  if (choices) return filling.random.pick(choices);
  switch (field.type) {
    case 'boolean':
      return filling.random.chance(50);
    case 'integer':
    case 'number':
      return numberOf(field, filling.random);
    case 'array':
      return Array.from({ length: Math.max(1, field.minItems ?? 1) }, () => answerOf(field.items ?? { type: 'string' }, filling));
    case 'object':
      return fillForm({ ...field }, filling);
    default:
      return textOf(field, filling).slice(0, field.maxLength ?? 200);
  }
}

/** A number of the lower part of its range: most shops are small. */
function numberOf({ minimum = 1, maximum = 1_000 }: FieldSchema, random: Random): number {
  const from = Math.ceil(minimum);
  return random.between(from, Math.max(from, Math.min(Math.floor(maximum), from * 2 + 40)));
}

function textOf({ format, title = '' }: FieldSchema, filling: Filling): string {
  return byFormat(format, title, filling) ?? byTitle(title, filling);
}

function byFormat(format: string | undefined, title: string, { party, today }: Filling): string | undefined {
  switch (format) {
    case 'cn-id':
      return party.personId;
    case 'cn-uscc':
      return party.creditCode;
    case 'cn-mobile':
    case 'cn-phone':
      return party.mobile;
    case 'cn-postcode':
      return '413000';
    case 'date':
      return addDays(today, /截止|结束|届满|至/.test(title) ? 380 : 15);
    case 'date-time':
      return `${addDays(today, 15)}T09:00:00+08:00`;
    case 'email':
      return 'demo@example.cn';
    default:
      return undefined;
  }
}

/** Words of a title that say what is asked; the first that fits answers. */
const titles: readonly (readonly [RegExp, (filling: Filling) => string])[] = [
  [/设计单位|施工单位|检测单位/, ({ random }) => `益阳${random.pick(['宏图', '方正', '天工'])}工程设计有限公司`],
  [/项目名称/, ({ party, random }) => `${party.business}${random.pick(['综合楼', '厂房', '门面', '仓库'])}项目`],
  [/身份证|证件号/, ({ party }) => party.personId],
  [/信用代码/, ({ party }) => party.creditCode],
  [/电话|手机/, ({ party }) => party.mobile],
  [/地址|地点|场所|位置|住所|坐落/, ({ party }) => party.address],
  [/联系人|负责人|代表人|经营者姓名|姓名|经办人|申请人|人员/, ({ party }) => party.person],
  [/(单位|企业|公司|机构|字号|经营者|设置人).*名称|名称/, ({ party }) => party.business],
  [
    /理由|原因|用途|说明|事由|内容|范围|诉求|问题/,
    ({ random }) => random.pick(['经营需要', '因业务开展需要申请办理', '按规定申请办理，情况属实']),
  ],
];

function byTitle(title: string, filling: Filling): string {
  const [, answer] = titles.find(([words]) => words.test(title)) ?? [];
  return answer?.(filling) ?? '情况属实';
}
