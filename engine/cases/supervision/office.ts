import type { Execution } from '../../execution/execution.ts';
import type { Rejection } from '../context.ts';
import { matchesAny } from '../principals.ts';
import { reject } from '../rejections.ts';

/** The post that watches over limits and conduct (督查室、监察室, docs/domain.md section 5). */
export const supervisionOffice = 'supervision-office';

/** Only the supervision office gives, decides and revokes cards and makes demands. */
export function refuseOutsider({ actor }: Execution): Rejection | undefined {
  if (matchesAny([supervisionOffice], actor.principals)) return undefined;
  return reject('supervision-only', {
    zh: '应由督查部门操作，但您不是督查人员。',
    en: 'Expected the supervision office to do this, but you do not belong to it.',
  });
}

/** Cards and demands go to people of the centre (本中心人员). */
export function refuseStrangers({ context }: Execution, accounts: readonly string[]): Rejection | undefined {
  const known = new Set(context.organisation.posts.map(({ account }) => account));
  const strangers = accounts.filter(account => !known.has(account));
  if (accounts.length > 0 && strangers.length === 0) return undefined;
  return reject(
    'receivers-unknown',
    {
      zh: `应发给本中心在岗人员，但${accounts.length === 0 ? '没有填写' : `「${strangers.join('、')}」不是`}。`,
      en: `Expected people who hold a post in the centre, but ${accounts.length === 0 ? 'nobody was named' : `${strangers.join(', ')} hold none`}.`,
    },
    { accounts: strangers },
  );
}
