import type { Organisation } from '#engine/cases/context.ts';
import type { Text } from '#engine/problem.ts';
import { postWords } from '#processes/words.ts';
import type { Names } from './names.ts';

/** Title of a post (岗位名称). */
export function postTitle(post: string): Text {
  return postWords[post] ?? { zh: post, en: post };
}

/** Who holds something, named: a person, or a post at its unit where nobody has claimed yet. */
export function holderName(holder: string, organisation: Organisation, names: Names): { account: string; name: string } {
  if (holder.startsWith('person:')) return names(holder.slice('person:'.length));
  const [post = '', unit] = holder.split('@');
  if (!Object.hasOwn(postWords, post)) return names(holder);
  const title = organisation.units.find(({ id }) => id === unit)?.title.zh ?? '';
  return { account: holder, name: title + postTitle(post).zh };
}

/**
 * The window (窗口) a case is registered at: the unit and post of the person who opens it, whole-centre window staff stand at the general window.
 */
export function windowOf(organisation: Organisation, account: string): string | null {
  const held = organisation.posts.filter(post => post.account === account);
  const post = held.find(({ post }) => post === 'window-staff') ?? held[0];
  if (!post) return null;
  const unit = organisation.units.find(({ id }) => id === post.unit)?.title.zh;
  if (post.post !== 'window-staff') return (unit ?? '') + postTitle(post.post).zh;
  return unit ? `${unit}窗口` : '综合窗口';
}
