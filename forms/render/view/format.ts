/** Writing and reading amounts, numbers and moments (数值格式). */

/** An amount of 分 in 元 with two places and separators: 1,234.50. */
export function formatAmount(fen: number): string {
  const whole = Math.round(Math.abs(fen));
  const yuan = String(Math.floor(whole / 100)).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${fen < 0 ? '-' : ''}${yuan}.${String(whole % 100).padStart(2, '0')}`;
}

/** Full-width digits and marks as plain ones, without blanks and separators. */
const plainDigits = (text: string): string =>
  text
    .replace(/[\uff01-\uff5e]/g, mark => String.fromCharCode(mark.charCodeAt(0) - 0xfee0))
    .replaceAll('。', '.')
    .replace(/[\s,，]/g, '');

/** 分 for what somebody typed as 元; undefined: it is no amount. More than two places are none. */
export function readAmount(text: string): number | undefined {
  const found = /^(-?)(\d{1,13})(?:\.(\d{0,2}))?$/.exec(plainDigits(text).replace(/元$/, ''));
  if (!found) return undefined;
  const [, sign, yuan, cents = ''] = found;
  const fen = Number(yuan) * 100 + Number(cents.padEnd(2, '0'));
  return sign && fen !== 0 ? -fen : fen;
}

/** The number somebody typed; undefined: it is none. */
export function readNumber(text: string): number | undefined {
  const plain = plainDigits(text);
  if (!/^-?(\d+\.?\d*|\.\d+)$/.test(plain)) return undefined;
  const value = Number(plain);
  return Number.isFinite(value) ? value : undefined;
}

/** A number with separators; what is no number is shown as it is. */
export const formatNumber = (value: number): string => {
  const [whole = '', places] = String(value).split('.');
  return /^-?\d+$/.test(whole) && !String(value).includes('e')
    ? whole.replace(/\B(?=(\d{3})+$)/g, ',') + (places === undefined ? '' : `.${places}`)
    : String(value);
};

/** China Standard Time. */
const offsetMs = 8 * 3_600_000;

/** Day and minute of a stored moment by the clock of the halls, `2026-11-20T09:30`, whatever offset it is kept with. */
export function inHalls(text: string): string {
  const at = /(?:Z|[+-]\d\d:\d\d)$/i.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? text.slice(0, 16) : new Date(at + offsetMs).toISOString().slice(0, 16);
}

/** The same for readers; what is no moment stays as it is. */
export const formatDateTime = (text: string): string =>
  /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/i.test(text) ? inHalls(text).replace('T', ' ') : text;
