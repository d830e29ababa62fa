import { describe, expect, it } from 'vitest';
import { createValidator, validateAnswers } from '#forms/schema/validate.ts';
import { sampleSchema } from './samples.ts';

const good = { contactName: '王芳', contactPhone: '13800138000' };
const validate = createValidator(sampleSchema);
const sentences = (answers: unknown) => validate(answers).errors.map(({ pointer, message }) => [pointer, message.zh]);

describe('validateAnswers', () => {
  it('should find nothing in good answers', () => {
    // given
    const answers = {
      ...good,
      docket: 'HS2026',
      kind: 'change',
      reason: '地址搬迁变更',
      seats: 20,
      promise: true,
      address: { street: '金山路' },
      partners: [{ fullName: '李强' }],
    };
    // when
    const { errors } = validate(answers);
    // then
    expect(errors).toEqual([]);
  });

  it.each([
    ['a missing answer', {}, '/contactName', '请填写「联系人」。'],
    ['an empty answer', { contactName: '' }, '/contactName', '请填写「联系人」。'],
    ['a long answer', { contactName: '很长的名字很长的名字长' }, '/contactName', '「联系人」最多填写 10 个字，请缩短。'],
    ['a number for a text', { contactName: 5 }, '/contactName', '「联系人」应为文字。'],
    ['a null for a text', { contactName: null }, '/contactName', '请填写「联系人」。'],
    ['a wrong format', { ...good, contactPhone: '123' }, '/contactPhone', '「联系电话」格式不正确，应为 11 位手机号码。'],
    ['a wrong pattern', { ...good, docket: 'x' }, '/docket', '「档案号」格式不正确，请按要求填写。'],
    ['an option that is none', { ...good, kind: 'old' }, '/kind', '「类别」请从列出的选项中选择。'],
    ['a number too small', { ...good, seats: 0 }, '/seats', '「座位数」不能小于 1。'],
    ['a number too large', { ...good, seats: 502 }, '/seats', '「座位数」不能大于 500。'],
    ['an odd number', { ...good, seats: 3 }, '/seats', '「座位数」应为 2 的整数倍。'],
    ['a fraction', { ...good, seats: 2.5 }, '/seats', '「座位数」应为整数。'],
    ['a promise not ticked', { ...good, promise: false }, '/promise', '请勾选「承诺属实」。'],
    ['a missing answer in a group', { ...good, address: {} }, '/address/street', '请填写「街道」。'],
    ['an unknown field', { ...good, hobby: 'x' }, '/hobby', '表单没有「hobby」这一项，请删除。'],
    [
      'an unknown field in a group that forgot to close',
      { ...good, address: { street: 'a', hobby: 'x' } },
      '/address/hobby',
      '表单没有「hobby」这一项，请删除。',
    ],
    [
      'an unknown field in an entry',
      { ...good, partners: [{ fullName: 'a', hobby: 1 }] },
      '/partners/0/hobby',
      '表单没有「合伙人（第 1 项）的hobby」这一项，请删除。',
    ],
    [
      'a missing answer in an entry',
      { ...good, partners: [{ fullName: 'a' }, {}] },
      '/partners/1/fullName',
      '请填写「合伙人（第 2 项）的姓名」。',
    ],
    [
      'too many entries',
      { ...good, partners: Array.from({ length: 4 }, () => ({ fullName: 'a' })) },
      '/partners',
      '「合伙人」最多 3 项，请删去多余的。',
    ],
    ['a branch that asks for more', { ...good, kind: 'change' }, '/reason', '请填写「变更理由」。'],
    ['a branch that asks for a longer answer', { ...good, kind: 'change', reason: '搬' }, '/reason', '「变更理由」至少填写 5 个字。'],
    ['no answers at all', null, '', '应为一份表单的填写内容。'],
    ['a list', [], '', '应为一份表单的填写内容。'],
  ])('should say in Chinese what is wrong with %s', (_name, answers, pointer, sentence) => {
    // given, when
    const found = sentences(answers);
    // then
    expect(found).toEqual([[pointer, sentence]]);
  });

  it('should say it in English too', () => {
    // given, when
    const { errors } = validate({ contactPhone: '1' });
    // then
    expect(errors.map(error => error.message.en)).toEqual([
      'Please fill in "Contact person".',
      '"Telephone" is not valid, expected a mobile number of 11 digits.',
    ]);
  });

  it('should tell everything at once, in the order of the form', () => {
    // given, when
    const found = sentences({ zzz: 1, seats: 0, contactPhone: 'x' });
    // then
    expect(found.map(([pointer]) => pointer)).toEqual(['/contactName', '/contactPhone', '/seats', '/zzz']);
  });

  it('should tell at most 100 errors', () => {
    // given
    const answers = Object.fromEntries(Array.from({ length: 900 }, (_, n) => [`unknown${n}`, n]));
    // when
    const { errors } = validate(answers);
    // then
    expect(errors).toHaveLength(100);
  });

  it('should let one choice of an option list speak once', () => {
    // given
    const schema = {
      type: 'object',
      properties: {
        result: {
          title: '结论',
          oneOf: [
            { const: 'pass', title: '通过' },
            { const: 'return', title: '退回' },
          ],
        },
      },
    };
    // when
    const { errors } = validateAnswers(schema, { result: 'x' });
    // then
    expect(errors.map(error => error.message.zh)).toEqual(['「结论」请从列出的选项中选择。']);
  });

  it('should not take inherited names for answers (S07)', () => {
    // given
    const schema = { type: 'object', properties: { valueOf: { title: '值', type: 'string' } }, required: ['valueOf'] };
    // when
    const { errors } = validateAnswers(schema, {});
    // then
    expect(errors.map(error => error.message.zh)).toEqual(['请填写「值」。']);
  });

  it.each(['__proto__', 'constructor', 'prototype'])('should refuse answers that carry %s and change nothing', name => {
    // given
    const answers = JSON.parse(`{"contactName":"a","address":{"${name}":{"polluted":true}}}`);
    // when
    const { errors } = validate(answers);
    // then
    expect(errors.map(error => error.pointer)).toEqual([`/address/${name}`]);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it.each([
    ['1,001 entries', { contactName: 'a', partners: Array.from({ length: 1_001 }, () => 1) }, '/partners'],
    ['33 levels', { contactName: 'a', address: JSON.parse(`${'['.repeat(33)}${']'.repeat(33)}`) }, `/address${'/0'.repeat(31)}`],
    ['100,000 levels', { address: JSON.parse(`${'['.repeat(5_000)}${']'.repeat(5_000)}`) }, `/address${'/0'.repeat(31)}`],
    ['more than 1 MB', { contactName: '字'.repeat(400_000) }, ''],
  ])('should refuse %s before looking at the fields', (_name, answers, pointer) => {
    // given, when
    const { errors } = validate(answers);
    // then
    expect(errors.map(error => error.pointer)).toEqual([pointer]);
  });

  it.each(['^(a+)+$', '^(a|a)*$', '(x+x+)+y', '^(([a-z])+.)+[A-Z]([a-z])+$', '(.*)*$'])(
    'should judge the evil pattern %s within bounds (S03)',
    pattern => {
      // given
      const schema = { type: 'object', properties: { text: { title: '文字', type: 'string', pattern } } };
      const text = `${'a'.repeat(9_900)}!`;
      const judge = createValidator(schema);
      const began = performance.now();
      // when
      judge({ text });
      judge({ text: 'x'.repeat(500_000) });
      // then
      expect(performance.now() - began).toBeLessThan(1_000);
    },
  );

  it.each([
    [0.07, 0],
    [19.99, 0],
    [0.075, 1],
  ])('should judge an amount of %d yuan to the fen', (amount, count) => {
    // given
    const schema = { type: 'object', properties: { fee: { title: '金额', type: 'number', multipleOf: 0.01 } } };
    // when
    const { errors } = validateAnswers(schema, { fee: amount });
    // then
    expect(errors).toHaveLength(count);
  });

  it('should leave the schema of the form as it was', () => {
    // given
    const before = JSON.stringify(sampleSchema);
    // when
    createValidator(sampleSchema);
    // then
    expect(JSON.stringify(sampleSchema)).toBe(before);
  });
});
