import { describe, expect, it } from 'vitest';
import { type AnswerDraft, answerOf } from '../../../../workbench/case/superior/answer.ts';

const draft = (changes: Partial<AnswerDraft>): AnswerDraft => ({
  outcome: 'granted',
  documentNumber: ' 湘林资许准〔2026〕118号 ',
  documentDate: '2026-12-01',
  reason: '',
  ...changes,
});

describe("a superior's answer", () => {
  it.each([
    ['no outcome', { outcome: null }],
    ['no number', { documentNumber: '  ' }],
    ['no date', { documentDate: '' }],
    ['a day that is none', { documentDate: '2026-02-30' }],
    ['a refusal without a reason', { outcome: 'refused' }],
    ['a return without a reason', { outcome: 'returned', reason: ' ' }],
  ] as const)('should not be taken with %s', (_, changes) => {
    expect(answerOf(draft(changes))).toBeNull();
  });

  it('should carry a reason only where it is needed', () => {
    // when
    const [granted, refused] = [answerOf(draft({ reason: '同意' })), answerOf(draft({ outcome: 'refused', reason: ' 占用公益林 ' }))];
    // then
    const paper = { documentNumber: '湘林资许准〔2026〕118号', documentDate: '2026-12-01' };
    expect([granted, refused]).toEqual([
      { outcome: 'granted', ...paper },
      { outcome: 'refused', ...paper, reason: '占用公益林' },
    ]);
  });
});
