import type { Text } from '../problem.ts';

/** A duration (时长) by its parts; weeks are folded into days. Whole numbers, seconds may have a fraction. */
export interface Duration {
  readonly years: number;
  readonly months: number;
  readonly days: number;
  readonly hours: number;
  readonly minutes: number;
  readonly seconds: number;
}

/** A repeating interval (循环): `repetitions` null means without end. */
export interface Cycle {
  readonly repetitions: number | null;
  readonly start?: string;
  readonly every: Duration;
  readonly end?: string;
}

/** A value read, or the sentence that says what is wrong with the text. */
export type Read<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly message: Text };

const dayMs = 86_400_000;
const maxYears = 100;
const maxRepetitions = 1_000;
const partPattern =
  /^P(?:(\d{1,6})Y)?(?:(\d{1,6})M)?(?:(\d{1,6})W)?(?:(\d{1,6})D)?(?:T(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:(\d{1,9}(?:\.\d{1,3})?)S)?)?$/;

/** Read an ISO 8601 duration such as `P5D` or `PT8H`; negative ones and more than 100 years are refused. */
export function readDuration(text: string): Read<Duration> {
  const parts = partPattern.exec(text.trim());
  if (!parts || /P$|T$/.test(text.trim())) {
    return bad(
      `时长 “${text}” 的写法不对，请写成 P5D（5 天）或 PT8H（8 小时）这样。`,
      `The duration "${text}" is not valid; write P5D (5 days) or PT8H (8 hours).`,
    );
  }
  const [years, months, weeks, days, hours, minutes, seconds] = numbersOf(parts);
  const value = { years, months, days: days + weeks * 7, hours, minutes, seconds };
  if (approximateMs(value) > maxYears * 366 * dayMs) {
    return bad(`时长 “${text}” 超过 ${maxYears} 年，请改短。`, `The duration "${text}" is longer than ${maxYears} years.`);
  }
  return { ok: true, value };
}

type Numbers = readonly [number, number, number, number, number, number, number];

/** The captured parts of a match as numbers; one that is not there is 0. */
function numbersOf(parts: RegExpExecArray): Numbers {
  return parts.slice(1).map(part => Number(part ?? 0)) as unknown as Numbers;
}

/** Length of a duration with years of 365 and months of 30 days; for comparisons only. */
export function approximateMs({ years, months, days, hours, minutes, seconds }: Duration): number {
  return ((years * 365 + months * 30 + days) * 24 + hours) * 3_600_000 + minutes * 60_000 + seconds * 1_000;
}

const momentPattern =
  /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?(Z|[+-](?:0\d|1[0-4]):[0-5]\d|@Asia\/Shanghai)?)?$/;

/** Read an ISO 8601 date or moment; without an offset, or with FEEL's `@Asia/Shanghai`, it is local time. The value is in ms since 1970. */
export function readMoment(text: string): Read<number> {
  const parts = momentPattern.exec(text.trim());
  if (!parts) {
    return bad(
      `时间 “${text}” 的写法不对，请写成 2026-03-01T09:00:00 这样。`,
      `The moment "${text}" is not valid; write it like 2026-03-01T09:00:00.`,
    );
  }
  const [year, month, day, hour, minute, second] = numbersOf(parts);
  const local = Date.UTC(year, month - 1, day, hour, minute, second);
  const exists = new Date(local).toISOString().slice(0, 10) === text.trim().slice(0, 10) && hour < 24 && minute < 60 && second < 60;
  if (!exists) return bad(`日期 “${text}” 不存在，请检查。`, `The moment "${text}" does not exist.`);
  if (year < 1900 || year > 2200)
    return bad(`年份 ${year} 不合理，应在 1900 到 2200 之间。`, `The year ${year} is out of range; expected 1900 to 2200.`);
  return { ok: true, value: local - offsetMs(parts[7]) };
}

function offsetMs(offset: string | undefined): number {
  if (offset === 'Z') return 0;
  const known = offset === undefined || offset.startsWith('@') ? '+08:00' : offset;
  const [hours, minutes] = known.slice(1).split(':').map(Number) as [number, number];
  return (known.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}

/** Read a repeating interval `R3/PT1H`, `R/2026-01-01T00:00:00/P1D`, `R/P1D/2026-12-31T00:00:00`; cron text is refused. */
export function readCycle(text: string): Read<Cycle> {
  const [head, ...rest] = text.trim().split('/');
  const repetitions = /^R(\d{0,9})$/.exec(head ?? '')?.[1];
  if (repetitions === undefined || rest.length < 1 || rest.length > 2) {
    return bad(
      `循环 “${text}” 的写法不对，请写成 R3/P1D（每天一次，共 3 次）这样；不支持 cron。`,
      `The cycle "${text}" is not valid; write it like R3/P1D (daily, 3 times). Cron text is not supported.`,
    );
  }
  const at = rest.findIndex(part => part.startsWith('P'));
  const every = readDuration(rest[at] ?? '');
  if (!every.ok) return every;
  const other = rest[1 - at];
  const moment = other === undefined ? undefined : readMoment(other);
  if (moment && !moment.ok) return moment;
  return boundCycle(text, {
    repetitions: repetitions === '' ? null : Number(repetitions),
    every: every.value,
    ...(other !== undefined && { [at === 0 ? 'end' : 'start']: other }),
  });
}

function boundCycle(text: string, value: Cycle): Read<Cycle> {
  const ms = approximateMs(value.every);
  if (ms < 1_000 || (value.repetitions === null && ms < 60_000)) {
    return bad(
      `循环 “${text}” 间隔太短，有次数时至少 1 秒，无次数时至少 1 分钟。`,
      `The cycle "${text}" is too short: at least 1 second when counted, 1 minute without end.`,
    );
  }
  if (value.repetitions !== null && (value.repetitions < 1 || value.repetitions > maxRepetitions)) {
    return bad(`循环 “${text}” 的次数应在 1 到 ${maxRepetitions} 之间。`, `The cycle "${text}" must repeat 1 to ${maxRepetitions} times.`);
  }
  return { ok: true, value };
}

function bad(zh: string, en: string): { readonly ok: false; readonly message: Text } {
  return { ok: false, message: { zh, en } };
}
