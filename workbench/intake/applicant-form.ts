import type { Text } from '#engine/problem.ts';
import type { Applicant } from './application.ts';

const field = (title: Text, more: Record<string, unknown>) => ({ type: 'string', title: title.zh, 'x-title-en': title.en, ...more });
const forms = {
  person: {
    name: field({ zh: '姓名', en: 'Name' }, { minLength: 1, maxLength: 100 }),
    idNumber: field({ zh: '公民身份号码', en: 'Identity number' }, { format: 'cn-id' }),
  },
  organisation: {
    name: field({ zh: '单位名称', en: 'Name of the organisation' }, { minLength: 2, maxLength: 100 }),
    idNumber: field({ zh: '统一社会信用代码', en: 'Unified social credit code' }, { format: 'cn-uscc' }),
  },
} as const;

const schemaOf = (kind: Applicant['kind'], required: readonly string[]) => ({
  type: 'object',
  required: ['kind', 'name', ...required],
  properties: {
    kind: field(
      { zh: '申请人类型', en: 'Kind of applicant' },
      {
        oneOf: [
          { const: 'organisation', title: '法人或其他组织', 'x-title-en': 'Organisation' },
          { const: 'person', title: '自然人', 'x-title-en': 'Person' },
        ],
      },
    ),
    ...forms[kind],
    phone: field({ zh: '联系电话', en: 'Telephone' }, { format: 'cn-phone' }),
  },
});

type Schemas = Readonly<Record<Applicant['kind'], Record<string, unknown>>>;
const schemasOf = (required: readonly string[]): Schemas => ({
  person: schemaOf('person', required),
  organisation: schemaOf('organisation', required),
});
const whole = schemasOf(['idNumber', 'phone']);
/** Somebody on the telephone may give no more than a name. */
const nameOnly = schemasOf([]);

/** Forms for the two kinds of applicant (申请人信息), generated as every other form. A first contact (首问) may know a name alone. */
export const applicantSchemas = (packKind: string): Schemas => (packKind === 'first-contact' ? nameOnly : whole);
export const applicantUi = { 'ui:order': ['kind', 'name', 'idNumber', 'phone'], kind: { 'ui:widget': 'radio' } };
