import type { Text } from '#engine/problem.ts';
import { isPlate } from './plates.ts';

/** One kind of text a field may ask for (格式): how to judge it and how to say it. */
export interface Format {
  readonly test: (value: string) => boolean;
  /** What is expected, ending a sentence: `应为 11 位手机号码`. */
  readonly expected: Text;
}

const idWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const creditAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** Resident identity number (公民身份号码, GB 11643-1999): 18 characters, a real date of birth, check character of ISO 7064 MOD 11-2. */
export function isResidentId(value: string): boolean {
  if (!/^[1-9]\d{16}[\dX]$/.test(value)) return false;
  if (!isRealDate(`${value.slice(6, 10)}-${value.slice(10, 12)}-${value.slice(12, 14)}`)) return false;
  const sum = idWeights.reduce((total, weight, index) => total + weight * Number(value[index]), 0);
  return value[17] === '10X98765432'[sum % 11];
}

/** Unified social credit code (统一社会信用代码, GB 32100-2015): 18 characters without I O S V Z, check character modulo 31. */
export function isCreditCode(value: string): boolean {
  if (!/^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/.test(value)) return false;
  let weight = 1;
  let sum = 0;
  for (const character of value.slice(0, 17)) {
    sum += creditAlphabet.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return value[17] === creditAlphabet[(31 - (sum % 31)) % 31];
}

/** Mobile number of the mainland (手机号码): 11 digits from 13 to 19. */
export function isMobile(value: string): boolean {
  return /^1[3-9]\d{9}$/.test(value);
}

/** A number to ring (联系电话): mobile, landline with or without area code and extension, or 400 / 800. */
export function isPhone(value: string): boolean {
  return isMobile(value) || /^(?:0\d{2,3}-?)?[2-9]\d{6,7}(?:-\d{1,6})?$/.test(value) || /^[48]00-?\d{3}-?\d{4}$/.test(value);
}

/** A landline number (固定电话): with or without area code (010, 02x, 0xxx), 7 or 8 digits, and an extension perhaps. */
export function isLandline(value: string): boolean {
  return /^(?:(?:010|02\d|0[3-9]\d{2})-?)?[2-9]\d{6,7}(?:-\d{1,6})?$/.test(value);
}

/** First two digits of the postcodes in use: they name the province (邮政编码前两位：省份). */
const postcodeStarts = /^(?:0[1-7]|1[0-6]|2[0-7]|3[0-6]|4[0-7]|5[1-7]|6[1-7]|7[1-5]|8[1345])/;

/** Postcode (邮政编码): six digits that begin with a province; Hong Kong, Macao and Taiwan as mail within the country is addressed. */
export function isPostcode(value: string): boolean {
  return /^99907[789]$/.test(value) || (/^\d{6}$/.test(value) && postcodeStarts.test(value));
}

/** Number of a bank card (银行卡号): 12 to 19 digits without blanks, check digit after Luhn (GB/T 17552, ISO/IEC 7812-1). */
export function isBankCard(value: string): boolean {
  if (!/^[1-9]\d{11,18}$/.test(value)) return false;
  const sum = [...value].reverse().reduce((total, digit, index) => total + luhnShare(Number(digit), index), 0);
  return sum % 10 === 0;
}

/** Every second digit from the right counts double, nines cast out. */
function luhnShare(digit: number, fromRight: number): number {
  if (fromRight % 2 === 0) return digit;
  return digit > 4 ? digit * 2 - 9 : digit * 2;
}

/** Number of a case (办件编号) as this system draws them: code of the centre, day of registration, number of the day: `HS-20261122-0001`. */
export function isCaseNumber(value: string): boolean {
  const parts = /^[A-Z0-9]{1,10}-(\d{4})(\d{2})(\d{2})-(\d{4}|[1-9]\d{4,8})$/.exec(value);
  return parts !== null && isRealDate(`${parts[1]}-${parts[2]}-${parts[3]}`) && Number(parts[4]) > 0;
}

/** A real date `YYYY-MM-DD` from year 1000 on. */
export function isRealDate(value: string): boolean {
  if (!/^[1-9]\d{3}-\d{2}-\d{2}$/.test(value)) return false;
  const at = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().slice(0, 10) === value;
}

/** A moment of RFC 3339: `2026-02-13T09:30:00+08:00`. */
export function isMoment(value: string): boolean {
  const parts = /^(\d{4}-\d{2}-\d{2})[Tt]([01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/.exec(value);
  return parts !== null && isRealDate(parts[1]!);
}

/** An e-mail address of the ordinary kind: no quotes, no comments. */
export function isEmail(value: string): boolean {
  if (value.length > 254) return false;
  const parts = value.split('@');
  if (parts.length !== 2) return false;
  const [local, domain] = parts as [string, string];
  return /^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*$/.test(local) && local.length <= 64 && isDomain(domain);
}

/** A web address of http or https, nothing else: `javascript:` is none. */
export function isWebAddress(value: string): boolean {
  return value.length <= 2_000 && /^https?:\/\/[^\s<>"]+$/i.test(value) && URL.canParse(value);
}

function isDomain(domain: string): boolean {
  const labels = domain.split('.');
  return labels.length > 1 && labels.every(label => /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/.test(label));
}

/** Every format a form may name. Judged alike on the server and in the browser. */
export const formats = {
  'cn-id': {
    test: isResidentId,
    expected: {
      zh: '应为 18 位公民身份号码（末位校验码须正确，字母 X 用大写）',
      en: 'an 18-character resident identity number with a correct check character (capital X)',
    },
  },
  'cn-uscc': {
    test: isCreditCode,
    expected: {
      zh: '应为 18 位统一社会信用代码（大写，末位校验码须正确）',
      en: 'an 18-character unified social credit code with a correct check character (capitals)',
    },
  },
  'cn-mobile': { test: isMobile, expected: { zh: '应为 11 位手机号码', en: 'a mobile number of 11 digits' } },
  'cn-phone': {
    test: isPhone,
    expected: { zh: '应为手机号码，或固定电话（如 0731-12345678）', en: 'a mobile number or a landline such as 0731-12345678' },
  },
  'cn-landline': {
    test: isLandline,
    expected: { zh: '应为固定电话，如 0731-82345678', en: 'a landline number such as 0731-82345678' },
  },
  'cn-postcode': {
    test: isPostcode,
    expected: { zh: '应为 6 位邮政编码，如 413002', en: 'a postcode of 6 digits such as 413002' },
  },
  'cn-bank-card': {
    test: isBankCard,
    expected: {
      zh: '应为 12 到 19 位银行卡号（不含空格，末位校验码须正确）',
      en: 'a bank card number of 12 to 19 digits without blanks, with a correct check digit',
    },
  },
  'cn-plate': {
    test: isPlate,
    expected: { zh: '应为机动车号牌，如 湘A12345、湘AD12345', en: 'a number plate such as 湘A12345 or 湘AD12345' },
  },
  'case-number': {
    test: isCaseNumber,
    expected: { zh: '应为办件编号，如 HS-20261122-0001', en: 'a case number such as HS-20261122-0001' },
  },
  date: { test: isRealDate, expected: { zh: '应为真实日期，如 2026-02-13', en: 'a real date such as 2026-02-13' } },
  'date-time': {
    test: isMoment,
    expected: { zh: '应为日期和时间，如 2026-02-13T09:30:00+08:00', en: 'a date and time such as 2026-02-13T09:30:00+08:00' },
  },
  email: { test: isEmail, expected: { zh: '应为电子邮箱地址，如 name@example.cn', en: 'an e-mail address such as name@example.cn' } },
  uri: {
    test: isWebAddress,
    expected: { zh: '应为以 http:// 或 https:// 开头的网址', en: 'a web address starting with http:// or https://' },
  },
} as const satisfies Record<string, Format>;

export type FormatName = keyof typeof formats;

/** A format by name; undefined when no form may name it. */
export function findFormat(name: unknown): Format | undefined {
  return typeof name === 'string' && Object.hasOwn(formats, name) ? formats[name as FormatName] : undefined;
}
