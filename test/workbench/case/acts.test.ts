import { describe, expect, it } from 'vitest';
import type { CaseView, Clock } from '#server/contract/schemas.ts';
import { toState } from '#workbench/case/acts/MaterialFields.tsx';
import { actsOf, isWaited } from '#workbench/case/acts/acts.ts';
import { actMessages } from '#workbench/case/acts/messages.ts';
import { superviseMessages } from '#workbench/supervise/messages.ts';
import { sayIn } from '#workbench/case/messages/index.ts';

const inChinese =
  <T extends Record<string, { zh: string }>>(table: T) =>
  (key: keyof T & string, values: Readonly<Record<string, string | number>> = {}): string =>
    table[key]!.zh.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name]));
const saying = { say: sayIn('zh'), act: inChinese(actMessages), supervise: inChinese(superviseMessages), lang: 'zh' as const };
const acts = (view: Partial<CaseView>) => actsOf({ verbs: [], awaits: [], clocks: [], ...view }, saying);
const waitFor = (name: string) => ({ wait: '1.1', name, element: 'x' });

describe('actsOf', () => {
  it('should offer only what the reader may do, the most pressing as buttons', () => {
    const offered = acts({ verbs: ['comment-case', 'submit-supplement', 'receive-material'], awaits: [waitFor('supplement-received')] });
    expect(offered.map(({ title, isMain }) => [title, isMain])).toEqual([
      ['补正收件', true],
      ['备注', false],
    ]);
  });

  it('should name the drawn message to deliver and leave those with a command of their own alone', () => {
    const names = ['special-procedure-finished', 'extension-requested', 'procedure-requested', 'deemed-accepted', 'fee-paid'];
    const offered = acts({ verbs: ['deliver-message'], awaits: names.map(waitFor) });
    expect(offered.map(({ message, title }) => [message, title])).toEqual([['fee-paid', '登记结果']]);
  });

  it('should keep the registration elsewhere in the menu, since the page leads to intake', () => {
    const offered = acts({ verbs: ['deliver-message'], awaits: [waitFor('case-registered')] });
    expect(offered.map(({ title, isMain }) => [title, isMain])).toEqual([['已另行登记', false]]);
    expect(isWaited('case-registered')).toBe(true);
  });

  it('should offer nothing to who may do nothing', () => {
    expect(acts({ awaits: [waitFor('supplement-received')] })).toEqual([]);
  });

  it('should end each procedure that runs by itself', () => {
    const pauses = [
      { reason: 'hearing', from: 1, to: null },
      { reason: 'supplement', from: 1, to: null },
      { reason: 'inspection', from: 1, to: 2 },
      { reason: 'testing', from: 3, to: null },
    ];
    const offered = acts({ verbs: ['resume-clock'], clocks: [{ status: 'paused', pauses } as unknown as Clock] });
    expect(offered.map(({ title, procedure, isMain }) => [title, procedure?.id, isMain])).toEqual([
      ['结束听证', 'hearing', true],
      ['结束检测', 'testing', true],
    ]);
  });

  it('should ask for an explanation only where a limit may be explained', () => {
    const supervision = { explanations: [], demands: [], explainable: [] };
    expect(acts({ verbs: ['explain-overdue'], supervision })).toEqual([]);
    const explainable = [{ clock: 'promised', dueOn: '2026-12-07', explained: false }];
    expect(acts({ verbs: ['explain-overdue'], supervision: { ...supervision, explainable } }).map(({ title }) => title)).toEqual([
      '说明超期原因',
    ]);
  });
});

describe('isWaited', () => {
  it('should tell whom the case waits for from what it can always take', () => {
    expect(['supplement-received', 'special-procedure-finished', 'extension-requested', 'procedure-requested'].map(isWaited)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});

describe('toState', () => {
  it('should carry no copies of what did not come in and no empty note', () => {
    expect(toState({ id: 'a', received: false, copies: 3, form: 'copy', note: '  ' })).toEqual({
      id: 'a',
      received: false,
      copies: 0,
      form: 'copy',
    });
  });
});
