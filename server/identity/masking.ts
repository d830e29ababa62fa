import type { Applicant } from '#engine/cases/state.ts';

/** A masked id number (证件号码): `110105********0123`; short ones keep their last two characters. */
export function maskIdNumber(idNumber: string): string {
  if (idNumber.length < 15) return '*'.repeat(Math.max(0, idNumber.length - 2)) + idNumber.slice(-2);
  return idNumber.slice(0, 6) + '*'.repeat(idNumber.length - 10) + idNumber.slice(-4);
}

/** A masked phone number (联系电话): `138****8000`. */
export function maskPhone(phone: string): string {
  if (phone.length < 7) return '*'.repeat(phone.length);
  return phone.slice(0, 3) + '*'.repeat(phone.length - 7) + phone.slice(-4);
}

/** A masked name of a person (姓名): `张*`; names of organisations are public. */
export function maskName(name: string, kind: Applicant['kind'] = 'person'): string {
  const [first = '', ...rest] = name;
  return kind === 'organisation' ? name : first + '*'.repeat(Math.max(1, rest.length));
}

/** The applicant as somebody sees him who neither takes part in the case nor may see personal data (个人信息脱敏). */
export function maskApplicant(applicant: Applicant): Applicant {
  return {
    kind: applicant.kind,
    name: maskName(applicant.name, applicant.kind),
    idNumber: maskIdNumber(applicant.idNumber),
    phone: maskPhone(applicant.phone),
  };
}

/** A masked query code (查询码): with it anybody sees the applicant's page and rates in his name. */
export function maskCode(code: string): string {
  return '*'.repeat(code.length);
}

/**
 * Masks answers and other free data: every string that holds one of the applicant's own values is replaced by its masked form,
 * and runs that look like an id number or a mobile number are masked wherever they stand. `code`: the query code, where it may stand there.
 */
export function maskData<T>(value: T, applicant: Applicant, code = ''): T {
  const masked = maskApplicant(applicant);
  const pairs = (['idNumber', 'phone', 'name'] as const)
    .filter(key => applicant[key].length > 1)
    .map(key => [applicant[key], masked[key]] as readonly [string, string]);
  if (code !== '') pairs.push([code, maskCode(code)]);
  return maskDeep(value, text => maskRuns(pairs.reduce((words, [from, to]) => words.replaceAll(from, to), text))) as T;
}

function maskRuns(text: string): string {
  return text.replace(/\b\d{17}[\dXx]\b/g, maskIdNumber).replace(/\b1\d{10}\b/g, maskPhone);
}

function maskDeep(value: unknown, mask: (text: string) => string): unknown {
  if (typeof value === 'string') return mask(value);
  if (Array.isArray(value)) return value.map(item => maskDeep(item, mask));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, maskDeep(item, mask)]));
}
