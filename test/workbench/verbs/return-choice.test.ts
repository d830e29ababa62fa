import { describe, expect, it } from 'vitest';
import type { ReturnPreview, ReturnTarget } from '#server/contract/schemas.ts';
import { faultsOf, isApplicants, isPrevious, isReady, isWhole, keyOf, startOf, targetOf } from '#workbench/verbs/return-choice.ts';

const target = (changes: Partial<ReturnTarget> = {}): ReturnTarget => ({
  element: 'check',
  scope: '1.1',
  name: '形式审查',
  by: { account: 'wangfang', name: '王芳' },
  isSamePerson: true,
  at: 0,
  reach: 'branch',
  cancels: [],
  acts: [],
  documents: [],
  decided: false,
  straightBack: true,
  times: 0,
  ...changes,
});
const preview = (targets: ReturnTarget[], resume: ReturnPreview['resume'] = 'in-order'): ReturnPreview => ({
  targets,
  applicant: null,
  previous: null,
  resume,
});
const ready = { target: '1.1 check', resume: 'in-order', acts: null, isConfirmed: false, reason: '材料不清' } as const;

describe('startOf', () => {
  it('should choose nothing where there is a choice, and the only way where there is one', () => {
    expect(startOf(preview([target(), target({ element: 'handle' })])).target).toBeNull();
    expect(startOf(preview([target(), target({ element: 'handle', decided: true })])).target).toBe('1.1 check');
  });

  it('should take the way back from the step, unless the only target does not allow it', () => {
    expect(startOf(preview([target()], 'straight-back')).resume).toBe('straight-back');
    expect(startOf(preview([target({ straightBack: false })], 'straight-back')).resume).toBe('in-order');
  });
});

describe('targets of one id in two processes', () => {
  it('should be told apart, one of them the last done, the other where the application came from', () => {
    // given: the called process has a step of the same id, done later
    const [inner, outer] = [target({ scope: '5.2', at: 2 }), target({ at: 1 })];
    const both = { ...preview([inner, outer]), applicant: 'check', previous: 'check' };
    // then
    expect([inner, outer].map(one => targetOf(both, keyOf(one)))).toEqual([inner, outer]);
    expect([inner, outer].map(one => isPrevious(both, one))).toEqual([true, false]);
    expect([inner, outer].map(one => isApplicants(both, one))).toEqual([false, true]);
  });
});

describe('faultsOf', () => {
  it('should ask for target and reason first', () => {
    expect(faultsOf({ ...ready, target: null, reason: ' ' }, undefined)).toEqual(['element', 'reason']);
    expect(isReady(ready, target())).toBe(true);
  });

  it('should ask to confirm a whole return, but not one that comes straight back', () => {
    const whole = target({ reach: 'whole' });
    expect(faultsOf(ready, whole)).toEqual(['confirm']);
    expect(faultsOf({ ...ready, isConfirmed: true }, whole)).toEqual([]);
    expect(faultsOf({ ...ready, resume: 'straight-back' }, whole)).toEqual([]);
    expect(isWhole({ resume: 'straight-back' }, whole)).toBe(false);
  });

  it('should ask what becomes of acts or documents between', () => {
    expect(faultsOf(ready, target({ acts: [{ act: 'accept', at: 0 }] }))).toEqual(['acts']);
    expect(faultsOf({ ...ready, acts: 'void' }, target({ acts: [{ act: 'accept', at: 0 }] }))).toEqual([]);
    expect(faultsOf(ready, target({ documents: [{ id: '5.1', title: { zh: '', en: '' }, number: '1' }] }))).toEqual(['acts']);
  });
});
