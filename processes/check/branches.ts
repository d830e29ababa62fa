import type { ServiceItem } from '#engine/cases/state.ts';
import { type Problem, problem, type Text } from '#engine/problem.ts';
import type { Pack } from '../types.ts';

/**
 * Check the branches of a joint item (联办部门检查, WJ-04 四): two at least, every id once, none that may take longer than the whole case. Items of
 * other packs have none.
 */
export function checkBranches({ id, branches = [], promisedLimit }: ServiceItem, { head: { kind } }: Pack): Problem[] {
  const file = `items/${id}.json`;
  const told = (code: string, message: Text, pointer: string) => problem(code, message, { file, pointer });
  if (kind !== 'joint') return branches.length === 0 ? [] : [told('item-branches', notJoint, '/branches')];
  return [
    ...(branches.length < 2 ? [told('item-branches', tooFew, '/branches')] : []),
    ...branches.flatMap((branch, index) => [
      ...(branches.findIndex(other => other.id === branch.id) < index
        ? [told('item-branch-twice', twice(branch.id), `/branches/${index}/id`)]
        : []),
      ...(branch.promisedLimit > promisedLimit
        ? [told('item-branch-longer', longer(branch.promisedLimit, promisedLimit), `/branches/${index}/promisedLimit`)]
        : []),
    ]),
  ];
}

const notJoint: Text = {
  zh: '只有联办件的事项才有联办部门（branches），请删除，或改用联办件的模板包。',
  en: 'Only items of joint packs have branches; remove them or use a joint pack.',
};
const tooFew: Text = {
  zh: '联办件应涉及两个以上部门或者两项以上许可，请在 branches 里至少写两项。',
  en: 'A joint case is of two or more organs or permits; name at least two branches.',
};
const twice = (id: string): Text => ({
  zh: `联办部门编号「${id}」重复，请改名。`,
  en: `The branch id "${id}" is used twice; rename one.`,
});
const longer = (branch: number, whole: number): Text => ({
  zh: `部门承诺时限 ${branch} 个工作日长于整件承诺时限 ${whole} 个工作日，请缩短部门时限或放宽整件承诺。`,
  en: `The branch promises ${branch} working days, the whole case ${whole}; shorten the branch or promise longer.`,
});
