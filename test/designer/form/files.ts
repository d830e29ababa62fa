import type { FormFile } from '#processes/types.ts';

/** A form with the kinds of fields the settings know (示例表单). */
export const sampleForm = (): FormFile => ({
  title: { zh: '营业申请', en: 'Application to trade' },
  schema: {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'object',
    title: '营业申请',
    'x-title-en': 'Application to trade',
    properties: {
      shopName: { 'x-id': 'f_test_shopName', title: '店名', 'x-title-en': 'Name of the shop', type: 'string', maxLength: 50 },
      way: {
        'x-id': 'f_test_way',
        title: '经营方式',
        type: 'string',
        oneOf: [
          { const: 'own', title: '自营', 'x-title-en': 'own' },
          { const: 'lease', title: '出租', 'x-title-en': 'lease' },
        ],
      },
      opensOn: { 'x-id': 'f_test_opensOn', title: '开业日期', type: 'string', format: 'date' },
      closesOn: { 'x-id': 'f_test_closesOn', title: '结束日期', type: 'string', format: 'date' },
      rent: { 'x-id': 'f_test_rent', title: '月租金', type: 'integer', 'x-money': true, minimum: 0 },
      staff: { 'x-id': 'f_test_staff', title: '从业人数', type: 'integer', minimum: 0, maximum: 500 },
      goods: {
        'x-id': 'f_test_goods',
        title: '商品',
        type: 'array',
        items: {
          type: 'object',
          properties: {
            ware: { 'x-id': 'f_test_goods_ware', title: '品名', type: 'string', maxLength: 100 },
            price: { 'x-id': 'f_test_goods_price', title: '单价', type: 'integer', 'x-money': true },
            count: { 'x-id': 'f_test_goods_count', title: '数量', type: 'integer' },
          },
          required: ['ware'],
          additionalProperties: false,
        },
        maxItems: 50,
      },
      total: { 'x-id': 'f_test_total', title: '合计', type: 'integer', 'x-money': true, 'x-value': 'sum(goods.price)' },
    },
    required: ['shopName'],
    additionalProperties: false,
  },
  ui: { rent: { 'ui:widget': 'money' }, goods: { 'ui:widget': 'table' } },
});
