import type { FormFile } from '#processes/types.ts';

const text = (id: string, title: string, more: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> => ({
  'x-id': id,
  title,
  'x-title-en': `${title} (en)`,
  type: 'string',
  maxLength: 100,
  ...more,
});
const number = (id: string, title: string, more: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> => ({
  'x-id': id,
  title,
  'x-title-en': `${title} (en)`,
  type: 'number',
  ...more,
});

/** A form with everything that names fields: two pages, a group, a table, conditions and rules (测试表单). */
export const stall: FormFile = {
  title: { zh: '夜市摊位申请', en: 'Night market stall' },
  schema: {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'object',
    title: '夜市摊位申请',
    properties: {
      stallName: text('f_stall_stall_name', '摊位名称', { minLength: 1 }),
      kind: {
        'x-id': 'f_stall_kind',
        title: '经营种类',
        type: 'string',
        oneOf: [
          { const: 'food', title: '食品' },
          { const: 'goods', title: '百货' },
        ],
      },
      licence: text('f_stall_licence', '许可证编号', { 'x-visible': 'kind = "food"', 'x-required': '= kind = "food"' }),
      contact: {
        'x-id': 'f_stall_contact',
        title: '联系人',
        type: 'object',
        properties: {
          person: text('f_stall_contact_person', '姓名', { 'x-default': 'applicant.name' }),
          phone: text('f_stall_contact_phone', '手机', { format: 'cn-mobile', 'x-required': 'contact.person != null' }),
        },
        required: ['person'],
      },
      wares: {
        'x-id': 'f_stall_wares',
        title: '商品清单',
        type: 'array',
        maxItems: 20,
        items: {
          type: 'object',
          properties: {
            ware: text('f_stall_wares_ware', '品名'),
            price: number('f_stall_wares_price', '单价'),
            count: number('f_stall_wares_count', '数量'),
            amount: number('f_stall_wares_amount', '小计', { 'x-value': 'price * count' }),
          },
          required: ['ware', 'price'],
        },
      },
      total: number('f_stall_total', '合计', { 'x-value': 'sum(for row in wares[price > 0] return row.amount) + sum(wares.amount)' }),
      remark: text('f_stall_remark', '备注', { 'x-visible': 'some ware in wares satisfies ware.count > 100 or total > 5' }),
    },
    required: ['stallName', 'kind'],
    dependentRequired: { licence: ['remark'], remark: ['stallName'] },
    additionalProperties: false,
    allOf: [
      {
        if: { properties: { kind: { const: 'food' } }, required: ['kind'] },
        // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
        then: { required: ['licence', 'contact'] },
      },
    ],
  },
  ui: {
    'ui:layout': {
      pages: [
        {
          id: 'page1',
          title: { zh: '摊位', en: 'Stall' },
          sections: [
            { id: 'section1', columns: 2, fields: ['stallName', 'kind', 'licence'] },
            { id: 'section2', title: { zh: '联系', en: 'Contact' }, columns: 1, fields: ['contact'] },
          ],
        },
        {
          id: 'page2',
          title: { zh: '商品', en: 'Wares' },
          sections: [{ id: 'section3', columns: 1, fields: ['wares', 'total', 'remark'] }],
        },
      ],
    },
    kind: { 'ui:widget': 'radio' },
    contact: { phone: { 'ui:widget': 'cn-mobile' } },
    wares: { items: { 'ui:order': ['ware', 'price', 'count', 'amount'], ware: { 'ui:placeholder': '品名' } } },
    remark: { 'ui:widget': 'textarea' },
  },
};
