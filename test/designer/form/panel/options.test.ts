import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findKind } from '#forms/fields/index.ts';
import { type Option, optionsIn, readCode, readPasted, withOptionList } from '#designer/form/panel/settings/options.ts';

const title = { zh: '一', en: 'One' };
const option: fc.Arbitrary<Option> = fc.record(
  {
    code: fc.string({ minLength: 1, maxLength: 8 }),
    title: fc.string({ minLength: 1, maxLength: 8 }),
    titleEn: fc.string({ minLength: 1, maxLength: 8 }),
  },
  { requiredKeys: ['code', 'title'] },
);

describe('options of a choice', () => {
  it.each(['radio', 'select', 'checkboxes'])('should read back what was written into a field of kind %s', id => {
    fc.assert(
      fc.property(fc.uniqueArray(option, { minLength: 1, selector: one => one.code }), options => {
        const field = withOptionList(findKind(id)!.create({ xId: 'f_one', title }), options);
        expect(optionsIn(field)).toEqual(options);
      }),
      { numRuns: 200 },
    );
  });

  it('should read a bare list of values, and keep what else an option says', () => {
    expect(optionsIn({ schema: { type: 'string', enum: ['a', 'b'] } })).toEqual([
      { code: 'a', title: 'a' },
      { code: 'b', title: 'b' },
    ]);
    const field = { schema: { type: 'string', oneOf: [{ const: 'a', title: '甲', description: '说明' }] }, ui: {}, required: false };
    expect(withOptionList(field, optionsIn(field)).schema.oneOf).toEqual(field.schema.oneOf);
  });

  it('should keep codes that were numbers as numbers', () => {
    const options: Option[] = [
      { code: 1, title: '一' },
      { code: 2, title: '二' },
    ];
    expect(readCode('3', options, 0)).toEqual({ value: 3 });
    expect(readCode('x', options, 0)).toHaveProperty('fault');
    expect(readCode('2', options, 0)).toHaveProperty('fault');
  });

  it('should read pasted lines in every way they are written', () => {
    const { options, faults } = readPasted(
      '个体工商户\nllc 有限公司\nplc\t股份公司\tPublic company\nngo，社会组织\n\na,b,c,d\nllc,又一个',
      [{ code: 'x', title: 'x' }],
    );
    expect(options).toEqual([
      { code: 'o2', title: '个体工商户' },
      { code: 'llc', title: '有限公司' },
      { code: 'plc', title: '股份公司', titleEn: 'Public company' },
      { code: 'ngo', title: '社会组织' },
    ]);
    expect(faults.map(({ zh }) => zh)).toEqual(['第 6 行读不懂，不会添加。', '第 7 行：代码“llc”已经有了，不会添加。']);
  });
});
