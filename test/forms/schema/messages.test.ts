import { describe, expect, it } from 'vitest';
import { keywords } from '#forms/schema/keywords.ts';
import { saidKeywords, schemaAt, sentenceFor, titleOf, yuanOf } from '#forms/schema/index.ts';
import { sampleSchema } from './samples.ts';

const title = { zh: '联系电话', en: 'Telephone' };

describe('sentenceFor', () => {
  it('should have both languages for every keyword of the form language, and for one it does not know', () => {
    // given
    const names = [
      'required',
      'minLength',
      'maxLength',
      'minimum',
      'pattern',
      'format',
      'enum',
      'const',
      'type',
      'oneOf',
      'not',
      'additionalProperties',
      'unheardOf',
      'constructor',
    ];
    // when
    const sentences = names.map(name => sentenceFor(name, { limit: 3 }, title));
    // then
    for (const sentence of sentences) {
      expect(sentence.zh).toContain('「联系电话」');
      expect(sentence.en).toContain('"Telephone"');
    }
  });

  it('should name the format', () => {
    // given, when
    const sentence = sentenceFor('format', { format: 'cn-mobile' }, title);
    // then
    expect(sentence.zh).toBe('「联系电话」格式不正确，应为 11 位手机号码。');
  });

  it('should have a sentence of its own for every keyword that can fail', () => {
    // given
    const silent = ['$schema', '$ref', '$defs', '$comment', 'title', 'description', 'properties', 'items', 'default', 'readOnly'];
    const around = ['deprecated', 'allOf', 'if', 'then', 'else'];
    // when
    const failing = Object.keys(keywords).filter(keyword => ![...silent, ...around].includes(keyword));
    // then
    expect(failing.filter(keyword => !saidKeywords.includes(keyword))).toEqual([]);
  });

  it('should fall back on the sentences of the validator for a keyword of none of ours', () => {
    // given, when
    const sentence = sentenceFor('minProperties', { limit: 2 }, title);
    // then
    expect(sentence.zh).toBe('「联系电话」不应有少于 2 个属性。');
    expect(sentence.en).toContain('"Telephone"');
  });

  it.each([
    ['minimum', { limit: 10_050 }, '「联系电话」不能小于 100.50 元。', '"Telephone" must be 100.50 yuan or more.'],
    ['maximum', { limit: 5 }, '「联系电话」不能大于 0.05 元。', '"Telephone" must be 0.05 yuan or less.'],
    ['exclusiveMinimum', { limit: 0 }, '「联系电话」应大于 0.00 元。', '"Telephone" must be more than 0.00 yuan.'],
    ['multipleOf', { multipleOf: 100 }, '「联系电话」应为 1.00 元的整数倍。', '"Telephone" must be a multiple of 1.00 yuan.'],
    ['type', { type: 'integer' }, '「联系电话」应为金额，最多两位小数。', '"Telephone" must be an amount with at most two places.'],
  ])('should speak of an amount in yuan: %s', (keyword, params, zh, en) => {
    // given
    const field = { type: 'integer', 'x-money': true };
    // when
    const sentence = sentenceFor(keyword, params, title, field);
    // then
    expect(sentence).toEqual({ zh, en });
  });

  it('should say what a date is to whoever sends something else', () => {
    // given
    const field = { type: 'string', format: 'date' };
    // when
    const sentence = sentenceFor('type', { type: 'string' }, title, field);
    // then
    expect(sentence.zh).toBe('「联系电话」格式不正确，应为真实日期，如 2026-02-13。');
  });

  it.each([
    [{ list: 'division', reason: 'unknown' }, '「联系电话」请从行政区划中选择。'],
    [{ list: 'division', reason: 'level', level: 3 }, '「联系电话」选得不够细，请选到县级。'],
    [{ list: 'division', reason: 'level', level: 4 }, '「联系电话」选得不够细，请选到乡镇（街道）。'],
    [{ list: 'industry', reason: 'level', level: 2 }, '「联系电话」选得不够细，请选到第 2 级。'],
    [
      { list: 'industry', reason: 'retired', entry: { zh: '采矿业', en: 'Mining' } },
      '「联系电话」中的「采矿业」已停用，请从国民经济行业分类中重新选择。',
    ],
    [{ list: 'halls', listTitle: { zh: '办事大厅', en: 'halls' }, reason: 'unknown' }, '「联系电话」请从办事大厅中选择。'],
    [{ list: 'constructor', reason: 'unknown' }, '「联系电话」请从字典中选择。'],
  ])('should say what is wrong with a code: %j', (params, zh) => {
    // given, when
    const sentence = sentenceFor('x-codes', params, title);
    // then
    expect(sentence.zh).toBe(zh);
    expect(sentence.en).toContain('"Telephone"');
  });

  it('should write fen as yuan', () => {
    // given, when
    const texts = [0, 5, 99, 100, 123_456, -150, 100_000_000_000].map(yuanOf);
    // then
    expect(texts).toEqual(['0.00', '0.05', '0.99', '1.00', '1234.56', '-1.50', '1000000000.00']);
  });
});

describe('schemaAt', () => {
  it.each([
    ['/kind', { type: 'string', enum: ['new', 'change'] }],
    ['/reason', { type: 'string', minLength: 5 }],
    ['/partners/2/fullName', { type: 'string', title: '姓名' }],
    ['/address/street', { type: 'string', title: '街道' }],
  ])('should find what the form says about %s', (pointer, expected) => {
    // given, when
    const found = schemaAt(sampleSchema, pointer);
    // then
    expect(found).toMatchObject(expected);
  });

  it('should say nothing about a field that is not there', () => {
    // given, when
    const found = ['/nobody', '/toString', '/kind/0/x'].map(pointer => schemaAt(sampleSchema, pointer));
    // then
    expect(found).toEqual([{}, {}, {}]);
  });
});

describe('titleOf', () => {
  it.each([
    ['/contactName', '联系人', 'Contact person'],
    ['/partners/1', '合伙人（第 2 项）', 'Partners (entry 2)'],
    ['/partners/1/fullName', '合伙人（第 2 项）的姓名', 'Partners (entry 2), Name'],
    ['/address/street', '街道', '街道'],
    ['/nobody', 'nobody', 'nobody'],
    ['/toString', 'toString', 'toString'],
  ])('should name %s', (pointer, zh, en) => {
    // given, when
    const found = titleOf(sampleSchema, pointer);
    // then
    expect(found).toEqual({ zh, en });
  });

  it('should survive a form that refers to itself', () => {
    // given
    const circle = { type: 'object', properties: { a: { $ref: '#/$defs/x' } }, $defs: { x: { $ref: '#/$defs/x' } } };
    // when
    const found = titleOf(circle, '/a/b');
    // then
    expect(found.zh).toBe('b');
  });
});
