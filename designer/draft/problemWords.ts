import type { Text } from '#engine/problem.ts';
import type { DraftProblem } from '#server/contract/designing.ts';

const unnamed: Text = { zh: '这个元素', en: 'This element' };

/**
 * A problem in the words of the person who draws (问题文字): the element is marked on the canvas and named, its id says nothing to them.
 */
export function problemWords({ message, element }: Pick<DraftProblem, 'message' | 'element'>, lang: 'zh' | 'en'): string {
  const text = message[lang] || message.zh;
  if (!element) return text;
  const bare = text.replaceAll(` (${element})`, '').replaceAll(`（${element}）`, '');
  const spoken = [`“${element}” `, `“${element}”`, `「${element}」`, `"${element}"`];
  return spoken.reduce((said, one) => said.replaceAll(one, unnamed[lang]), bare);
}
