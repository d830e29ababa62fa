import type { Text } from '#engine/problem.ts';
import type { Values } from '../schema/types.ts';
import type { SystemForm } from './types.ts';

type Kind = 'person' | 'organisation';

const field = (id: string, title: Text, more: Values) => ({
  type: 'string',
  'x-id': `f_applicant_${id}`,
  title: title.zh,
  'x-title-en': title.en,
  ...more,
});

const own: Readonly<Record<Kind, Values>> = {
  person: {
    name: field('name', { zh: '姓名', en: 'Name' }, { minLength: 1, maxLength: 100 }),
    idNumber: field('id_number', { zh: '公民身份号码', en: 'Identity number' }, { format: 'cn-id' }),
  },
  organisation: {
    name: field('name', { zh: '单位名称', en: 'Name of the organisation' }, { minLength: 2, maxLength: 100 }),
    idNumber: field('id_number', { zh: '统一社会信用代码', en: 'Unified social credit code' }, { format: 'cn-uscc' }),
  },
};

const schemaOf = (kind: Kind, required: readonly string[]): Values => ({
  type: 'object',
  required: ['kind', 'name', ...required],
  properties: {
    kind: field(
      'kind',
      { zh: '申请人类型', en: 'Kind of applicant' },
      {
        oneOf: [
          { const: 'organisation', title: '法人或其他组织', 'x-title-en': 'Organisation' },
          { const: 'person', title: '自然人', 'x-title-en': 'Person' },
        ],
      },
    ),
    ...own[kind],
    phone: field('phone', { zh: '联系电话', en: 'Telephone' }, { format: 'cn-phone' }),
  },
});

const formOf = (kind: Kind, suffix: string, required: readonly string[]): SystemForm => ({
  id: `applicant-${kind}${suffix}`,
  title: { zh: '申请人信息', en: 'Applicant' },
  schema: schemaOf(kind, required),
  ui: { 'ui:order': ['kind', 'name', 'idNumber', 'phone'], kind: { 'ui:widget': 'radio' } },
});

/** Forms of the two kinds of applicant (申请人信息). */
export type ApplicantForms = Readonly<Record<Kind, SystemForm>>;

const formsOf = (suffix: string, required: readonly string[]): ApplicantForms => ({
  person: formOf('person', suffix, required),
  organisation: formOf('organisation', suffix, required),
});

const whole = formsOf('', ['idNumber', 'phone']);
/** Somebody on the telephone may give no more than a name. */
const nameOnly = formsOf('-first-contact', []);

/** The applicant forms of a pack's kind: a first contact (首问) may know a name alone. */
export const applicantFormsOf = (packKind: string): ApplicantForms => (packKind === 'first-contact' ? nameOnly : whole);

/** Every applicant form. */
export const applicantForms: readonly SystemForm[] = [whole, nameOnly].flatMap(({ person, organisation }) => [person, organisation]);
