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

const schemaOf = (kind: Applicant['kind']) => ({
  type: 'object',
  required: ['kind', 'name', 'idNumber', 'phone'],
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

/** Forms for the two kinds of applicant (申请人信息), generated as every other form. */
export const applicantSchemas: Record<Applicant['kind'], Record<string, unknown>> = {
  person: schemaOf('person'),
  organisation: schemaOf('organisation'),
};
export const applicantUi = { 'ui:order': ['kind', 'name', 'idNumber', 'phone'], kind: { 'ui:widget': 'radio' } };
