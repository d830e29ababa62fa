import { describe, expect, it } from 'vitest';
import { maskApplicant, maskData, maskIdNumber, maskName, maskPhone } from '#server/identity/masking.ts';

describe('masking', () => {
  it.each([
    ['110105194912310123', '110105********0123'],
    ['11010519491231002X', '110105********002X'],
    ['E12345678', '*******78'],
    ['7', '7'],
  ])('should mask the id number %s', (whole, masked) => expect(maskIdNumber(whole)).toBe(masked));

  it.each([
    ['13800138000', '138****8000'],
    ['07374420000', '073****0000'],
    ['12345', '*****'],
  ])('should mask the phone %s', (whole, masked) => expect(maskPhone(whole)).toBe(masked));

  it.each([
    ['张三', '张*'],
    ['吴大伟', '吴**'],
    ['欧', '欧*'],
    ['𠮷野家', '𠮷**'],
    ['欧阳明日照', '欧****'],
    ['古丽巴哈尔买买提', '古*******'],
    ['John Smith', 'J*********'],
    ...['·', '•', '・', '‧', '∙', '⋅'].map(dot => [`买买提${dot}艾力`, '买*****']),
  ])('should mask the name %s', (whole = '', masked) => expect(maskName(whole)).toBe(masked));

  it('should leave the name of an organisation, which is public', () => {
    expect(
      maskApplicant({ kind: 'organisation', name: '益阳明远广告有限公司', idNumber: '91430903MA4L1A2B34', phone: '13800138000' }),
    ).toEqual({
      kind: 'organisation',
      name: '益阳明远广告有限公司',
      idNumber: '914309********2B34',
      phone: '138****8000',
    });
  });

  it('should find the values wherever they stand, and other numbers that look like them', () => {
    // given
    const applicant = { kind: 'person', name: '吴大伟', idNumber: '110101199003070134', phone: '13800138000' } as const;
    const data = {
      note: '申请人吴大伟，电话13800138000',
      list: [{ other: '联系人 13912345678，证件 430903198801012345' }],
      count: 3,
      none: null,
    };
    // when, then
    expect(maskData(data, applicant)).toEqual({
      note: '申请人吴**，电话138****8000',
      list: [{ other: '联系人 139****5678，证件 430903********2345' }],
      count: 3,
      none: null,
    });
  });
});
