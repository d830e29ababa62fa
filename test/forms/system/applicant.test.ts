import { describe, expect, it } from 'vitest';
import { checkForm } from '#forms/schema/check.ts';
import { createValidator } from '#forms/schema/validate.ts';
import { applicantFormsOf, systemForms } from '#forms/system/index.ts';

describe('the applicant forms (申请人信息)', () => {
  const missing = (packKind: string) =>
    createValidator(applicantFormsOf(packKind).person.schema)({ kind: 'person', name: '周桂兰' }).errors.map(({ pointer }) => pointer);

  it('should ask for number and telephone', () => {
    expect(missing('instant')).toEqual(['/idNumber', '/phone']);
  });

  it('should be content with a name at a first contact', () => {
    expect(missing('first-contact')).toEqual([]);
  });

  it('should be written in the language of forms', () => {
    for (const { schema, ui, title } of systemForms.values()) expect(checkForm({ schema, ui, title })).toEqual([]);
    expect([...systemForms.keys()]).toEqual([
      'applicant-person',
      'applicant-organisation',
      'applicant-person-first-contact',
      'applicant-organisation-first-contact',
    ]);
  });
});
