import type { Text } from '#engine/problem.ts';
import type { Row } from '../store/plan.ts';
import type { Store } from '../store/types.ts';
import type { Progress } from './progress.ts';

/** Who watches over the limits of a centre. */
const office = 'supervision-office';

/**
 * Notices to the supervision office about clocks that became firm or provisional by a change of the calendar (期限转为确定、转为暂定): one of each kind
 * for every account that holds the post, once for each recomputation.
 */
export async function officeNotices(store: Store, tenant: string, progress: Progress): Promise<Omit<Row, 'at'>[]> {
  if (progress.firm === 0 && progress.unfirm === 0) return [];
  const { posts } = await store.organisation(tenant);
  const accounts = [...new Set(posts.filter(({ post }) => post === office).map(({ account }) => account))];
  const kinds = (['firm', 'unfirm'] as const).filter(kind => progress[kind] > 0);
  return kinds.flatMap(kind =>
    accounts.map(account => ({
      tenant,
      id: `calendar.${progress.since}.${kind}.${account}`,
      account,
      case_id: null,
      case_number: null,
      level: kind === 'firm' ? 'info' : 'warning',
      text: JSON.stringify(texts[kind](progress[kind])),
      read_at: null,
    })),
  );
}

const texts: Readonly<Record<'firm' | 'unfirm', (clocks: number) => Text>> = {
  firm: clocks => ({
    zh: `工作日历更新后，${clocks} 个暂定期限已转为确定，按新的到期日预警和发牌。`,
    en: `${clocks} provisional limits are firm now that the calendar was changed; warnings and cards follow their new due days.`,
  }),
  unfirm: clocks => ({
    zh: `工作日历更新后，${clocks} 个期限所在年份的放假安排尚未公布，已转为暂定：只发预警，不发牌。请在安排公布后及时导入。`,
    en: `${clocks} limits have become provisional: they reach a year without a published list, so only warnings are raised. Import the list once it is out.`,
  }),
};
