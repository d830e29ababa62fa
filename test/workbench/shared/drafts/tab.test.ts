// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { forgetTyped, tabStore } from '#workbench/shared/drafts/index.ts';

beforeEach(() => sessionStorage.clear());

describe('tabStore', () => {
  it('should give back what was kept, to the same person alone', () => {
    // given
    tabStore('wangfang').keep('calendar-change.heshan', { text: '国务院办公厅关于 2027 年……' });
    // then
    expect(tabStore('wangfang').read('calendar-change.heshan')).toEqual({ text: '国务院办公厅关于 2027 年……' });
    expect(tabStore('liqiang').read('calendar-change.heshan')).toBeNull();
  });

  it('should keep nothing of a person who has signed out', () => {
    // given
    sessionStorage.setItem('banjian.lang', 'zh');
    tabStore('wangfang').keep('deadline', { length: 20 });
    // when
    forgetTyped();
    // then
    expect(tabStore('wangfang').read('deadline')).toBeNull();
    expect(sessionStorage.getItem('banjian.lang')).toBe('zh');
  });

  it('should begin anew where what is kept cannot be read, or nothing can be kept', () => {
    // given
    sessionStorage.setItem('banjian.tab.wangfang.deadline', '{');
    const shut = (): Storage => {
      throw new Error('the store is shut');
    };
    // then
    expect(tabStore('wangfang').read('deadline')).toBeNull();
    expect(() => tabStore('wangfang', shut).keep('deadline', { length: 20 })).not.toThrow();
    expect(tabStore('wangfang', shut).read('deadline')).toBeNull();
    tabStore('wangfang').keep('deadline', null);
    expect(sessionStorage.length).toBe(0);
  });
});
