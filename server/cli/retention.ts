import { leastRetention, type Retention, usualRetention } from '../jobs/periods.ts';
import { refuse } from './output.ts';

/** The periods as they are given on the command line. */
export interface KeepOptions {
  readonly keepNotices: string;
  readonly keepDrafts: string;
  readonly keepLooks: string;
}

type KeepOption = readonly [flag: `--keep-${string} <days>`, description: string, usual: string];

/** Options that say how long old rows are kept (保存期限), each also from the environment. */
export const keepOptions: Readonly<Record<keyof Retention, KeepOption>> = {
  notices: ['--keep-notices <days>', '消息保存天数 / days notices are kept', process.env.KEEP_NOTICES || String(usualRetention.notices)],
  drafts: [
    '--keep-drafts <days>',
    '表单草稿保存天数 / days drafts of forms are kept',
    process.env.KEEP_DRAFTS || String(usualRetention.drafts),
  ],
  looks: [
    '--keep-looks <days>',
    '查阅记录保存天数 / days it is kept who looked at personal data',
    process.env.KEEP_LOOKS || String(usualRetention.looks),
  ],
};

/** Longest period, days: a hundred years. */
const most = 36_525;

/** Reads the periods; undefined after saying which one is refused and why. */
export function readRetention(options: KeepOptions): Retention | undefined {
  const given = { notices: options.keepNotices, drafts: options.keepDrafts, looks: options.keepLooks };
  for (const period of ['notices', 'drafts', 'looks'] as const) {
    const [days, least] = [given[period], leastRetention[period]];
    if (/^\d{1,5}$/.test(days) && Number(days) >= least && Number(days) <= most) continue;
    const law =
      period === 'looks'
        ? { zh: '（网络安全法：日志不少于六个月）', en: ' (Cybersecurity Law: logs for six months at least)' }
        : { zh: '', en: '' };
    refuse({
      zh: `--keep-${period} 应为 ${least} 到 ${most} 的整数天数${law.zh}，实际为「${days}」。`,
      en: `Expected --keep-${period} to be a whole number of days from ${least} to ${most}${law.en}, but it was "${days}".`,
    });
    return undefined;
  }
  return { notices: Number(given.notices), drafts: Number(given.drafts), looks: Number(given.looks) };
}
