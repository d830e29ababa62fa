/** A form with every kind of field the tests need. */
export const sampleSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  type: 'object',
  title: '示例申请表',
  'x-title-en': 'Sample application',
  properties: {
    contactName: { 'x-id': 'f_contact_name', title: '联系人', 'x-title-en': 'Contact person', type: 'string', minLength: 1, maxLength: 10 },
    contactPhone: { 'x-id': 'f_contact_phone', title: '联系电话', 'x-title-en': 'Telephone', type: 'string', format: 'cn-mobile' },
    docket: { 'x-id': 'f_docket', title: '档案号', type: 'string', pattern: '^[A-Z]{2}\\d{4}$' },
    kind: { 'x-id': 'f_kind', title: '类别', type: 'string', enum: ['new', 'change'] },
    seats: { 'x-id': 'f_seats', title: '座位数', type: 'integer', minimum: 1, maximum: 500, multipleOf: 2 },
    promise: { 'x-id': 'f_promise', title: '承诺属实', 'x-title-en': 'I promise', type: 'boolean', const: true },
    address: {
      'x-id': 'f_address',
      title: '地址',
      type: 'object',
      properties: { street: { 'x-id': 'f_street', title: '街道', type: 'string' } },
      required: ['street'],
    },
    partners: {
      'x-id': 'f_partners',
      title: '合伙人',
      'x-title-en': 'Partners',
      type: 'array',
      maxItems: 3,
      items: { $ref: '#/$defs/person' },
    },
    reason: { 'x-id': 'f_reason', title: '变更理由', type: 'string' },
  },
  required: ['contactName'],
  additionalProperties: false,
  allOf: [
    {
      if: { properties: { kind: { const: 'change' } }, required: ['kind'] },
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
      then: { required: ['reason'], properties: { reason: { minLength: 5 } } },
    },
  ],
  $defs: {
    person: {
      type: 'object',
      properties: { fullName: { 'x-id': 'f_full_name', title: '姓名', 'x-title-en': 'Name', type: 'string' } },
      required: ['fullName'],
    },
  },
} as const;

/** A form file around the sample schema, with changes to schema and ui. */
export function sampleForm(
  schema: object = {},
  ui: object = { 'ui:order': ['contactName', '*'], reason: { 'ui:widget': 'textarea', 'ui:options': { rows: 3 } } },
) {
  return { title: { zh: '示例申请表', en: 'Sample application' }, schema: { ...sampleSchema, ...schema }, ui };
}
