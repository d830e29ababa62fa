import type { Calendar } from '#engine/calendar/types.ts';
import type { Organisation, ReleaseDefinition } from '#engine/cases/context.ts';
import type { ServiceItem } from '#engine/cases/state.ts';
import { compileRelease } from '#processes/compile.ts';
import { shippedPacks } from '#processes/disk.ts';
import { createReleases } from '#processes/publish.ts';
import { officialCalendar } from '#server/calendars/official.ts';

/** The shipped packs, compiled, with a centre, the official calendar and a service item: what golden cases and stories run on. */
export interface Shipped {
  readonly releases: readonly ReleaseDefinition[];
  readonly promised: ReleaseDefinition;
  readonly items: readonly ServiceItem[];
  readonly organisation: Organisation;
  readonly calendar: Calendar;
}

const units = [
  { id: 'market-supervision', title: { zh: '区市场监督管理局', en: 'Market supervision' } },
  { id: 'health', title: { zh: '区卫生健康局', en: 'Health' } },
];

/** One person a post, each for market supervision, window staff for the whole centre. */
export const organisation: Organisation = {
  version: 1,
  centre: {
    id: 'heshan',
    title: { zh: '赫山区政务服务中心', en: 'Heshan centre' },
    shortName: '赫政务',
    code: 'HS',
    address: '康富北路 1 号',
    phone: '0737-1234567',
  },
  units,
  posts: [
    { account: 'wangfang', name: '王芳', post: 'window-staff', unit: null },
    { account: 'liqiang', name: '李强', post: 'handler', unit: 'market-supervision' },
    { account: 'zhaomin', name: '赵敏', post: 'handler', unit: 'health' },
    { account: 'chenjing', name: '陈静', post: 'window-supervisor', unit: 'market-supervision' },
    { account: 'zhouwei', name: '周伟', post: 'unit-leader', unit: 'market-supervision' },
    { account: 'liuyang', name: '刘洋', post: 'supervision-office', unit: null },
    { account: 'huangmei', name: '黄梅', post: 'administrator', unit: null },
  ],
};

/** Load the shipped packs once; problems in them fail the test that asks. */
export async function loadShipped(): Promise<Shipped> {
  const { packs } = shippedPacks();
  const { releases: prepared, problems } = await createReleases(packs, { author: 'test', publishedAt: 0 });
  const releases: ReleaseDefinition[] = [];
  for (const { content, release } of prepared) {
    const compiled = await compileRelease(content, release);
    if (compiled.release) releases.push(compiled.release);
  }
  const promised = releases.find(({ pack }) => pack === 'promised');
  if (!promised) throw new Error(`the promised pack does not compile: ${JSON.stringify(problems)}`);
  const items = packs.flatMap(({ items: own }) => own);
  return { releases, promised, items, organisation, calendar: officialCalendar() };
}
