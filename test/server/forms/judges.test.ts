import { describe, expect, it } from 'vitest';
import { compiledForm, compiledSystemForm } from '#server/forms/judges.ts';
import { contractRights, shownAnswers } from '#server/forms/rights.ts';

const schemaOf = (name: string, more: object = {}) => ({
  type: 'object',
  properties: { [name]: { type: 'string', title: '项', ...more } },
});

describe('compiled forms (编译后的表单)', () => {
  it('should be compiled once for a content', () => {
    // given
    const form = { id: 'a', schema: schemaOf('x') };
    // when, then
    expect(compiledForm('c1', form)).toBe(compiledForm('c1', { id: 'a', schema: schemaOf('never looked at') }));
    expect(compiledForm('c2', form)).not.toBe(compiledForm('c1', form));
  });

  it('should be forgotten when many newer ones came', () => {
    const form = { id: 'kept', schema: schemaOf('x') };
    const first = compiledForm('c3', form);
    for (let nth = 0; nth < 200; nth++) compiledForm('c4', { id: `f${nth}`, schema: { type: 'object', properties: {} } });
    expect(compiledForm('c3', form)).not.toBe(first);
  });

  it('should know whether answers hold codes', () => {
    expect(compiledForm('c5', { id: 'codes', schema: schemaOf('x', { 'x-codes': 'division' }) }).hasCodes).toBe(true);
    expect(compiledForm('c5', { id: 'none', schema: schemaOf('x') }).hasCodes).toBe(false);
  });

  it('should be there for the forms of the product alone', () => {
    expect(compiledSystemForm('applicant-person')?.moduleText).toContain('export default runtime');
    expect(compiledSystemForm('constructor')).toBeUndefined();
  });
});

describe('answers a step begins with (页面可见的答案)', () => {
  const field = (id: string) => ({ type: 'string', title: id, 'x-id': `f_${id}` });
  const schema = { type: 'object', properties: { a: field('a'), b: field('b'), c: field('c') } };
  const form = { id: 'x', title: { zh: '表', en: 'Form' }, ui: {}, validator: '', schema };
  const stored = { a: 'old', b: 'old', c: 'secret' };

  it('should hold nothing that is hidden, and of what is read what is stored', () => {
    const rights = { read: ['f_b'], hide: ['f_c'] };
    expect(shownAnswers({ form, rights }, stored, null)).toEqual({ a: 'old', b: 'old' });
    expect(shownAnswers({ form, rights }, stored, { a: 'new', b: 'new', c: 'typed', $opinion: '同意' })).toEqual({
      a: 'new',
      b: 'old',
      $opinion: '同意',
    });
    expect(shownAnswers({ form, rights }, {}, { b: 'new' })).toEqual({});
  });

  it('should hold everything without rights', () => {
    expect(shownAnswers({ form, rights: null }, stored, null)).toEqual(stored);
    expect(contractRights({ write: ['f_a'] })).toEqual({ write: ['f_a'] });
  });
});
