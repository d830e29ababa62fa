import type { Applicant } from '#engine/cases/state.ts';
import type { Random } from './random.ts';

const surnames = [...'王李张刘陈杨黄赵周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕'];
const given = [
  '建国',
  '秀英',
  '伟',
  '芳',
  '敏',
  '静',
  '丽',
  '强',
  '磊',
  '军',
  '洋',
  '勇',
  '艳',
  '杰',
  '娟',
  '涛',
  '明',
  '超',
  '秀兰',
  '霞',
];
const more = ['平', '刚', '桂英', '志强', '海燕', '国庆', '春梅', '小红', '立新', '文斌', '玉兰', '佳怡', '子轩', '思远', '雨桐', '浩然'];
const brands = [
  '云栖',
  '老街',
  '福临',
  '湘江',
  '明远',
  '锦程',
  '恒达',
  '鑫源',
  '康泰',
  '绿园',
  '华盛',
  '瑞丰',
  '同心',
  '德润',
  '兴隆',
  '金桥',
];
const trades = ['餐饮', '食品', '商贸', '宾馆', '美容美发', '广告', '建材', '农业', '物流', '物业服务', '文化传媒', '人力资源'];
const places = [
  '桃花仑街道长益路',
  '金银山街道康富路',
  '会龙山街道会龙路',
  '龙光桥街道益宁路',
  '赫山街道银城大道',
  '衡龙桥镇槐奇岭路',
  '兰溪镇枫林路',
  '沧水铺镇迎宾路',
  '泉交河镇云寨路',
  '欧江岔镇文明街',
];

/** Who applies (申请人), all invented, and what forms ask about it. */
export interface Party {
  readonly applicant: Applicant;
  /** The person who stands at the counter. */
  readonly person: string;
  readonly personId: string;
  readonly mobile: string;
  /** Name of the business, and its code. */
  readonly business: string;
  readonly creditCode: string;
  readonly address: string;
}

/** Invents an applicant: a firm, or a person. Numbers are well-formed, with right check characters, and nobody's. */
export function inventParty(random: Random, kind: Applicant['kind']): Party {
  const person = random.pick(surnames) + random.pick(random.chance(60) ? given : more);
  const personId = residentId(random);
  const mobile = `1${random.pick(['38', '39', '50', '58', '59', '77', '86', '87', '99'])}0000${random.digits(4)}`;
  const business = `益阳${random.pick(brands)}${random.pick(trades)}${random.pick(['有限公司', '有限责任公司', '经营部', '店'])}`;
  const creditCode = creditCodeOf(random);
  const address = `益阳市赫山区${random.pick(places)} ${random.between(1, 288)} 号`;
  const applicant: Applicant =
    kind === 'person'
      ? { kind, name: person, idNumber: personId, phone: mobile }
      : { kind, name: business, idNumber: creditCode, phone: mobile };
  return { applicant, person, personId, mobile, business, creditCode, address };
}

const idWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** A resident identity number (公民身份号码, GB 11643-1999) with its check character. The area 430900 is a city's, never a person's. */
function residentId(random: Random): string {
  const born = `${random.between(1958, 2003)}${pad(random.between(1, 12))}${pad(random.between(1, 28))}`;
  const body = `430900${born}${random.digits(3)}`;
  const sum = idWeights.reduce((total, weight, index) => total + weight * Number(body[index]), 0);
  return body + '10X98765432'[sum % 11];
}

const creditAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** A unified social credit code (统一社会信用代码, GB 32100-2015) with its check character. */
function creditCodeOf(random: Random): string {
  const body = `91430900MADEM0${random.digits(3)}`;
  let weight = 1;
  let sum = 0;
  for (const character of body) {
    sum += creditAlphabet.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return body + creditAlphabet[(31 - (sum % 31)) % 31];
}

function pad(n: number): string {
  return String(n).padStart(2, '0');
}
