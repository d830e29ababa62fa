const digits = '零一二三四五六七八九';

/** A number in Chinese figures (中文数字): 二〇二六 digit by digit, or 三十一 up to ninety-nine. */
export function chineseNumber(text: string): number {
  const plain = text.replaceAll('〇', '零');
  if (!plain.includes('十')) return Number([...plain].map(one => digits.indexOf(one)).join(''));
  const [tens = '', units = ''] = plain.split('十');
  return (tens === '' ? 1 : digits.indexOf(tens)) * 10 + (units === '' ? 0 : digits.indexOf(units));
}

/**
 * A line of a notice in one way of writing: full-width marks and figures made plain, 五月一日 as 5月1日, lunar dates (农历正月初七) left out.
 * Lines stay lines.
 */
export function plainText(line: string): string {
  return line
    .normalize('NFKC')
    .replace(/[\u200b\ufeff]/g, '')
    .replace(/农历[^、,。)(]*[、,]?/g, '')
    .replace(/(?<![周期〇零一二三四五六七八九十])[〇零一二三四五六七八九十]+(?=[年月日号天])/g, figures => String(chineseNumber(figures)))
    .replace(/(?<=\d) +(?=[年月日号天])|(?<=[年月至到第共]) +(?=\d)/g, '')
    .trim();
}

/** Whether a lone word says off (放假、休) or worked (上班、班); undefined: neither. */
export function kindOf(word: string): 'off' | 'make-up' | undefined {
  const text = word.trim().toLowerCase();
  if (/^(调休)?(上班|补班|工作日?|班)$|^(work|working|work ?day|working ?day|make-?up|workday)$/.test(text)) return 'make-up';
  if (/^(放假(\d+天)?|放假调休|休|休息|休息日|假|假期|假日|节假日|法定节假日|公休|补休)$|^(off|rest|holiday|day ?off)$/.test(text))
    return 'off';
  return undefined;
}

const weekdays: Readonly<Record<string, number>> = { 日: 0, 天: 0, 一: 1, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6 };

/** Day of the week a text names (星期), 0 = Sunday; undefined: none. */
export function weekdayIn(text: string): number | undefined {
  const found = /(?:星期|礼拜|周)([日天一二三四五六])/.exec(text)?.[1];
  return found === undefined ? undefined : weekdays[found];
}
