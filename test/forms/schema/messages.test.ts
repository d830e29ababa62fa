import { describe, expect, it } from 'vitest';
import { sentenceFor, titleOf } from '#forms/schema/index.ts';
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
