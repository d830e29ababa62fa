import { describe, expect, it } from 'vitest';
import { prepareSchema } from '#forms/schema/index.ts';
import { createValidator } from '#forms/schema/validate.ts';

const options = [
  { const: 'a', title: '甲', 'x-title-en': 'A' },
  { const: 'b', title: '乙' },
];
const fieldOf = (schema: object) => ({ type: 'object', properties: { it: { 'x-id': 'f_it', title: '它', type: 'string', ...schema } } });
const preparedField = (schema: object) => (prepareSchema(fieldOf(schema)).properties as Record<string, unknown>).it;

describe('prepareSchema', () => {
  it.each(['oneOf', 'anyOf'])('should make plain options under %s the list of their values', keyword => {
    // given, when
    const field = preparedField({ [keyword]: options });
    // then
    expect(field).toEqual({ title: '它', type: 'string', enum: ['a', 'b'] });
  });

  it.each([
    ['branches that say more', { oneOf: [{ const: 'a' }, { const: 'b', minLength: 1 }] }],
    ['options beside a list of values', { oneOf: [{ const: 'a' }], enum: ['a', 'c'] }],
  ])('should leave %s as they are', (_name, schema) => {
    // given, when
    const field = preparedField(schema);
    // then
    expect(field).toMatchObject(schema);
  });

  it('should keep both where two choices must hold', () => {
    // given
    const judge = createValidator(fieldOf({ oneOf: [{ const: 'a' }, { const: 'b' }], anyOf: [{ const: 'b' }, { const: 'c' }] }));
    // when
    const good = ['a', 'b', 'c'].filter(it => judge({ it }).errors.length === 0);
    // then
    expect(good).toEqual(['b']);
  });

  it('should say of a wrong option what it said before', () => {
    // given
    const judge = createValidator(fieldOf({ oneOf: options }));
    // when
    const { errors } = judge({ it: 'c' });
    // then
    expect(errors).toMatchObject([{ pointer: '/it', message: { zh: '「它」请从列出的选项中选择。' } }]);
  });
});
