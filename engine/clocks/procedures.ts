import type { Text } from '../problem.ts';
import { isClockLength } from './count.ts';
import { isValues, type Reader } from './reader.ts';
import type { ClockUnit, Procedure } from './types.ts';

/** Procedures whose time 行政许可法 art. 45 does not count, in its order (第四十五条所列程序). */
export const article45 = ['hearing', 'tender', 'auction', 'inspection', 'testing', 'quarantine', 'appraisal', 'expert-review'] as const;

const titles: Readonly<Record<string, Text>> = {
  hearing: { zh: '听证', en: 'Hearing' },
  tender: { zh: '招标', en: 'Tender' },
  auction: { zh: '拍卖', en: 'Auction' },
  inspection: { zh: '检验', en: 'Inspection' },
  testing: { zh: '检测', en: 'Testing' },
  quarantine: { zh: '检疫', en: 'Quarantine' },
  appraisal: { zh: '鉴定', en: 'Appraisal' },
  'expert-review': { zh: '专家评审', en: 'Expert review' },
  publicity: { zh: '公示', en: 'Publicity' },
  'site-survey': { zh: '现场勘验', en: 'Site survey' },
};
/** What stops a clock and is no procedure of the list: the supplement, the superior, and what packs without a list call any procedure. */
const others: Readonly<Record<string, Text>> = {
  superior: { zh: '上级审查', en: 'Review by the superior' },
  supplement: { zh: '补正', en: 'Supplement' },
  'special-procedure': { zh: '特别程序', en: 'Special procedure' },
};
/** Document that tells the applicant, where a procedure names none of its own (特别程序告知书). */
const usualNotice = 'special-procedure-notice';

/** The closed list of a pack that writes none (默认特别程序清单): art. 45, 公示 and 现场勘验. */
export const defaultProcedures: readonly Procedure[] = Object.keys(titles).map(usual);

function usual(id: string): Procedure {
  return { id, title: titles[id] ?? { zh: id, en: id }, notice: usualNotice, by: [] };
}

/** What people call the reason of a pause (暂停事由): a procedure of the pack, a usual one, the superior, the supplement; else the reason itself. */
export function pauseTitle(reason: string, procedures: readonly Procedure[] = []): Text {
  const listed = procedures.find(({ id }) => id === reason)?.title;
  return listed ?? titles[reason] ?? others[reason] ?? { zh: reason, en: reason };
}

/**
 * Read `procedures` of clocks.json: the id of a usual procedure, or an object with `id` and, where they differ from the usual, `title`, `notice`,
 * `by` and `longest` ({length, unit}). Absent: the default list.
 */
export function readProcedures(reader: Reader, value: unknown): readonly Procedure[] {
  if (value === undefined) return defaultProcedures;
  const ids = new Set<string>();
  return reader.list(value, '/procedures').flatMap((entry, index) => {
    const at = `/procedures/${index}`;
    const procedure = readProcedure(reader, entry, at);
    if (ids.has(procedure.id))
      reader.refuse(at, `程序「${procedure.id}」写了两次，请只保留一个`, `The procedure "${procedure.id}" is listed twice, keep one`);
    ids.add(procedure.id);
    return procedure.id === '' ? [] : [procedure];
  });
}

function readProcedure(reader: Reader, value: unknown, at: string): Procedure {
  const given = isValues(value) ? value : { id: value };
  reader.onlyKeys(given, ['id', 'title', 'notice', 'by', 'longest'], at);
  const id = reader.id(given.id, isValues(value) ? `${at}/id` : at);
  if (Object.hasOwn(others, id) && id !== 'special-procedure') {
    reader.refuse(at, `「${id}」不是特别程序，不能列入清单`, `"${id}" is no special procedure and cannot be listed`);
  }
  const known = usual(id);
  if (!titles[id] && given.title === undefined && id !== '') {
    reader.refuse(
      `${at}/title`,
      `程序「${id}」不是常见程序，请写明名称 title`,
      `The procedure "${id}" is not a usual one, give it a title`,
    );
  }
  return {
    id,
    title: reader.title(given.title, `${at}/title`, known.title),
    notice: given.notice === undefined ? known.notice : reader.id(given.notice, `${at}/notice`),
    by: readRoles(reader, given.by, `${at}/by`),
    ...readLongest(reader, given.longest, `${at}/longest`),
  };
}

/** Roles of the pack are written in camelCase (roles.json), posts in lower case with hyphens. */
function readRoles(reader: Reader, value: unknown, at: string): string[] {
  if (value === undefined) return [];
  return reader.list(value, at).map((role, index) => {
    if (typeof role === 'string' && /^[A-Za-z][A-Za-z0-9-]{0,63}$/.test(role)) return role;
    reader.refuse(`${at}/${index}`, '应为角色编号，如 handler', 'Expected the id of a role, such as handler');
    return '';
  });
}

const units: readonly ClockUnit[] = ['working-day', 'working-hour', 'calendar-day', 'minute'];

function readLongest(reader: Reader, value: unknown, at: string): Pick<Procedure, 'longest'> {
  if (value === undefined) return {};
  const given = reader.object(value, at);
  reader.onlyKeys(given, ['length', 'unit'], at);
  const unit = reader.oneOf(given.unit, units, { at: `${at}/unit`, fallback: 'working-day' });
  if (isClockLength(given.length, unit) && given.length > 0) return { longest: { length: given.length, unit } };
  reader.refuse(`${at}/length`, '最长暂停应为大于零的数', 'Expected a length above zero');
  return {};
}
