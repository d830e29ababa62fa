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
  readonly 'x-codes'?: string;
  readonly 'x-money'?: boolean;
}

/** Who fills a form in, when, and with which chance. */
export interface Filling {
  readonly party: Party;
  /** The other one, where two apply. */
  readonly partner: Party;
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
  if (field['x-codes'] !== undefined) return filling.random.pick(codes[field['x-codes']] ?? []);
  if (field['x-money']) return amountOf(field, filling.random);
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

/** Entries of code lists (字典代码) that people here usually choose; townships are of 赫山区. */
const codes: Readonly<Record<string, readonly string[]>> = {
  division: ['430903001', '430903002', '430903003', '430903006'],
  industry: ['52', '62', '80'],
  'id-type': ['111'],
  'ethnic-group': ['01', '01', '01', '15'],
};

/** 万元 and 元 in 分. */
const [tenThousandYuan, yuan] = [1_000_000, 100];

/** Capital and the like by the 10,000 元, everything else as what one pays at a counter; in 分. */
function amountOf({ title = '' }: FieldSchema, random: Random): number {
  return /出资|资本|投资/.test(title) ? random.between(220, 800) * tenThousandYuan : random.between(10, 500) * yuan;
}

/** Numbers that have a usual size; the first title that fits answers. */
const sizes: readonly (readonly [RegExp, number, number])[] = [
  [/缴费基数/, 4_000, 8_000],
  [/资本|投资|资金/, 220, 4_800],
  [/面积/, 60, 900],
];

/** A number of the lower part of its range: most shops are small. */
function numberOf({ title = '', minimum = 1, maximum = 1_000 }: FieldSchema, random: Random): number {
  const from = Math.ceil(minimum);
  const [, low, high] = sizes.find(([words]) => words.test(title)) ?? [null, from, from * 2 + 40];
  const most = Math.min(Math.floor(maximum), high);
  return random.between(Math.min(Math.max(low, from), most), most);
}

function textOf({ format, title = '' }: FieldSchema, filling: Filling): string {
  return byFormat(format, title, filling) ?? byTitle(title, filling);
}

function byFormat(format: string | undefined, title: string, { party, partner, today }: Filling): string | undefined {
  switch (format) {
    case 'cn-id':
      return title.startsWith('女方') ? partner.personId : party.personId;
    case 'cn-uscc':
      return party.creditCode;
    case 'cn-mobile':
    case 'cn-phone':
      return party.mobile;
    case 'cn-postcode':
      return '413000';
    case 'date':
      return dateFor(title, today);
    case 'date-time':
      return `${today}T09:00:00+08:00`;
    case 'email':
      return 'demo@example.cn';
    default:
      return undefined;
  }
}

function dateFor(title: string, today: PlainDate): PlainDate {
  if (/截止|结束|届满|有效期|至$/.test(title)) return addDays(today, 380);
  return addDays(today, /期限/.test(title) ? 5 : 15);
}

/** Words of a title that say what is asked; the first that fits answers. */
const titles: readonly (readonly [RegExp, (filling: Filling) => string])[] = [
  [/女方/, ({ partner }) => partner.person],
  [/男方/, ({ party }) => party.person],
  [/执业地点/, ({ random }) => `益阳市赫山区${random.pick(['金银山', '桃花仑', '会龙山', '赫山'])}街道社区卫生服务中心`],
  [/抵押权人/, () => '益阳农村商业银行赫山支行'],
  [/公墓/, () => '青松岭公墓'],
  [/招牌/, ({ party }) => party.business.replace(/^益阳|有限.*$/g, '')],
  [/特种设备/, () => '蒸汽锅炉 1 台，货梯 1 部'],
  [/从业方式/, () => '个体经营'],
  [/出资人/, ({ party }) => party.person],
  [/经营范围/, ({ random }) => random.pick(['食品销售；日用百货零售', '餐饮服务', '理发服务', '五金产品零售'])],
  [/岗位|行业/, () => '保洁、保安等辅助性岗位，物业服务业'],
  [/建设内容/, () => '新建厂房 1 栋及配套道路、管网，总建筑面积约 3000 平方米。'],
  [/使用期限/, () => '50 年'],
  [/文号|代码|编号|证号|证明号|凭证号/, ({ random }) => `2026${random.digits(8)}`],
  [/申请办理的事项/, ({ random }) => random.pick(['在学校周边设立彩票投注站', '在住宅小区内燃放烟花', '占用人行道摆摊经营'])],
  [/办理事项/, ({ random }) => random.pick(['咨询食品经营许可如何办理', '社会保障卡补办', '残疾人证换领', '低保申请条件咨询'])],
  [/设计单位|施工单位|检测单位/, ({ random }) => `益阳${random.pick(['宏图', '方正', '天工'])}工程设计有限公司`],
  [/项目名称/, ({ party, random }) => `${party.business}${random.pick(['综合楼', '厂房', '门面', '仓库'])}项目`],
  [/身份证|证件号/, ({ party }) => party.personId],
  [/电话|手机/, ({ party }) => party.mobile],
  [/证件号码/, ({ party }) => party.personId],
  [/地址|地点|场所|位置|住所|坐落|所在地/, ({ party }) => party.address],
  [/联系人|负责人|代表人|责任人|经营者|姓名|经办人|申请人|人员/, ({ party }) => party.person],
  [/名称|单位|企业|公司/, ({ party }) => party.business],
  [/情况/, () => '经营场所位于居民区临街门面，周边有学校一所。'],
  [/问题/, () => '能否办理，需要什么条件？'],
  [/目的|事由/, ({ random }) => random.pick(['办理银行贷款', '外出乘车', '子女入学'])],
  [/理由|原因|用途|说明|内容|范围/, ({ random }) => random.pick(['经营需要', '因业务开展需要申请办理', '商业宣传'])],
];

function byTitle(title: string, filling: Filling): string {
  if (/经营者名称|设置人名称/.test(title)) return filling.party.business;
  const [, answer] = titles.find(([words]) => words.test(title)) ?? [];
  return answer?.(filling) ?? '情况属实';
}
