import type { Problem } from '#engine/problem.ts';
import type { SimulationReport } from '../contract/designing.ts';
import type { Blocker } from '../contract/publishing.ts';

/** Share of the flows that golden cases must come by (连线覆盖要求); of ends and refusal paths they must reach every one. */
export const flowsToCover = 0.9;

/** Names told of what is not covered; the rest is counted. */
const namesTold = 5;

/** An error of the draft. */
export function ofProblem(problem: Problem): Blocker {
  const { element, message } = problem;
  return { code: 'problem', message, problem: { ...problem }, ...(element === undefined ? {} : { elements: [element] }) };
}

/** A golden case that comes out otherwise than it should. */
export function ofGolden({ id, title, differences }: SimulationReport['cases'][number]): Blocker {
  const [first] = differences;
  return {
    code: 'golden-red',
    message: {
      zh: `用例「${title.zh}」没有通过：${first?.zh ?? '结果与预期不同。'}`,
      en: `Expected the golden case "${title.en}" to come out as recorded, but it did not: ${first?.en ?? 'the result differs.'}`,
    },
    scenario: id,
  };
}

/** End events, refusal paths and flows the golden cases do not come by. */
export function ofCoverage({ ends, refusals, flows }: SimulationReport['coverage']): Blocker[] {
  return [
    ...(ends.missing.length > 0 ? [uncovered('end-uncovered', { zh: '结束事件', en: 'end events' }, ends)] : []),
    ...(refusals.missing.length > 0 ? [uncovered('refusal-uncovered', { zh: '不予、撤回路径', en: 'refusal paths' }, refusals)] : []),
    ...(flows.covered < flows.total * flowsToCover ? [tooFewFlows(flows)] : []),
  ];
}

type Share = SimulationReport['coverage']['ends'];

function uncovered(code: string, what: { readonly zh: string; readonly en: string }, share: Share): Blocker {
  return {
    code,
    message: {
      zh: `有 ${share.missing.length} 处${what.zh}没有用例走到：${namesOf(share, '、')}。请为它补一个用例。`,
      en: `Expected golden cases to reach all ${what.en}, but ${share.missing.length} are not reached: ${namesOf(share, ', ')}. Add a case for them.`,
    },
    elements: share.missing.map(({ element }) => element),
  };
}

function tooFewFlows(share: Share): Blocker {
  const percent = Math.floor((share.covered / share.total) * 100);
  const wanted = flowsToCover * 100;
  return {
    code: 'flows-uncovered',
    message: {
      zh: `用例只走过 ${percent} % 的连线，应不少于 ${wanted} %。还没有走到：${namesOf(share, '、')}。`,
      en: `Expected golden cases to take at least ${wanted} % of the flows, but they take ${percent} %. Not taken: ${namesOf(share, ', ')}.`,
    },
    elements: share.missing.map(({ element }) => element),
  };
}

function namesOf({ missing }: Share, separator: string): string {
  const told = missing.slice(0, namesTold).map(({ element, name }) => name || element);
  return told.join(separator) + (missing.length > namesTold ? ' …' : '');
}

/** The draft says nothing that the newest release does not. */
export function unchanged(number: number): Blocker {
  return {
    code: 'unchanged',
    message: {
      zh: `草稿与第 ${number} 版的内容相同，无需发布。只移动了图形时，新的位置随下一次有实质修改的发布一起生效。`,
      en: `Expected a change, but the draft says the same as release ${number}. Shapes that were only moved go with the next change.`,
    },
  };
}

export const noDraft: Blocker = {
  code: 'unchanged',
  message: { zh: '还没有保存过草稿，没有可发布的内容。', en: 'Expected a stored draft, but nothing was saved yet.' },
};
export const goldenNone: Blocker = {
  code: 'golden-none',
  message: {
    zh: '还没有黄金用例。请在「试运行」中走一遍流程，录成用例后再发布。',
    en: 'Expected golden cases, but there are none. Play the process and record cases before it is published.',
  },
};
export const notRun: Blocker = {
  code: 'problem',
  message: {
    zh: '所调用的模板包不齐全，无法发布。请先发布被调用的模板包。',
    en: 'Expected every called pack to be published, but one is missing. Publish it first.',
  },
};
export const reviewOpen: Blocker = {
  code: 'review-open',
  message: { zh: '已提交复核，等待复核人决定。', en: 'Expected an approved review, but the reviewer has not decided yet.' },
};
export const reviewReturned: Blocker = {
  code: 'review-returned',
  message: {
    zh: '复核人退回了这份草稿。请按意见修改后重新提交。',
    en: 'Expected an approved review, but the reviewer returned the draft. Change it and ask again.',
  },
};
export const reviewStale: Blocker = {
  code: 'review-stale',
  message: {
    zh: '提交复核之后，草稿或它调用的模板包又改过，原来的复核不再有效。请重新提交复核。',
    en: 'Expected a review of exactly this content, but the draft, or a pack it calls, was changed since. Ask for a review again.',
  },
};

/** Nobody has been asked yet; where there is nobody to ask, how there will be. */
export function reviewMissing(hasReviewers: boolean): Blocker {
  const ask = { zh: '请提交复核。', en: 'Ask for a review.' };
  const find = {
    zh: '本中心目前没有别的人能复核：请管理员为另一人授予「业务科」或「管理员」岗位。',
    en: 'Nobody else in this centre may review: give another person the post of business office or administrator.',
  };
  const next = hasReviewers ? ask : find;
  return {
    code: 'review-missing',
    message: {
      zh: `发布前须由另一人复核。${next.zh}`,
      en: `Expected a review by another person, but there is none. ${next.en}`,
    },
  };
}
