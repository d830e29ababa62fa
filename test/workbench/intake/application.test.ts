import { describe, expect, it } from 'vitest';
import type { Item } from '#server/contract/schemas.ts';
import { applicationFrom, draftKey, emptyApplication, isStarted, takenUp } from '#workbench/intake/application.ts';

const item = { id: 'sole-trader-registration', materials: [{ id: 'papers', copies: 1, form: 'copy' }] } as unknown as Item;
const zhou = { kind: 'person', name: '周桂兰', idNumber: '', phone: '13873700311' } as const;
const origin = { caseId: 'c1', applicant: zhou, masked: false };

describe('an application that takes another case up (承接办件)', () => {
  it('should begin with the applicant of that case, and nothing else', () => {
    // given, when
    const application = applicationFrom(item, null, takenUp(origin));
    // then
    expect(application).toEqual({ ...emptyApplication(item), applicant: zhou });
  });

  it('should keep what was typed over what was taken', () => {
    // given
    const kept = { answers: { applicant: { ...zhou, idNumber: '430903196507120028' }, answers: { owner: '周桂兰' } }, at: 1 };
    // when
    const application = applicationFrom(item, kept, takenUp(origin));
    // then
    expect(application.applicant.idNumber).toBe('430903196507120028');
    expect(isStarted(application)).toBe(true);
  });

  it('should take nobody over whose data the window may not see', () => {
    expect(takenUp({ ...origin, masked: true }).applicant).toBeNull();
    expect(applicationFrom(item, null, takenUp({ ...origin, masked: true }))).toEqual(emptyApplication(item));
  });

  it('should have a draft of its own', () => {
    expect(draftKey('x', undefined)).toBe('item:x');
    expect(draftKey('x', 'c1')).toBe('item:x:c1');
  });
});
