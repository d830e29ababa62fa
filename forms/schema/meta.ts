import { limits } from '#engine/limits.ts';
import { formats } from './formats.ts';
import { codeLevels, fieldTypes, listIdPattern, xIdPattern } from './keywords.ts';
import { layoutColumns, layoutIdPattern } from './layout.ts';
import { patternLength } from './patterns.ts';
import type { Values } from './types.ts';
import { flagKeys, flagOptions, numberOptions, textKeys, textOptions } from './ui.ts';
import { allowedWidgets } from './widgets.ts';

const ref = (name: string): Values => ({ $ref: `#/$defs/${name}` });
const text = (maxLength: number): Values => ({ type: 'string', maxLength });
const flag: Values = { type: 'boolean' };
const count: Values = { type: 'integer', minimum: 0 };
const number: Values = { type: 'number' };
const fieldName = '^[a-z][A-Za-z0-9]{0,63}$';
const listOf = (items: Values, more: Values = {}): Values => ({ type: 'array', items, ...more });
const nameList = listOf({ type: 'string' }, { uniqueItems: true });
const each = (names: readonly string[], value: Values): Values => Object.fromEntries(names.map(name => [name, value]));
const closed = (properties: Values, required: readonly string[] = []): Values => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
});

/** Keywords that say the same wherever they stand. */
const common: Values = {
  $ref: { type: 'string', pattern: '^#/\\$defs/[a-z][A-Za-z0-9]{0,63}$', description: '引用本表单 $defs 里的定义' },
  $comment: text(2_000),
  title: text(200),
  description: text(2_000),
  'x-title-en': text(200),
  'x-description-en': text(2_000),
  'x-id': { type: 'string', pattern: xIdPattern.source, description: '字段编号：改名后不变' },
  type: { enum: fieldTypes },
  required: nameList,
  additionalProperties: { const: false },
  unevaluatedProperties: { const: false },
  dependentRequired: { type: 'object', additionalProperties: nameList },
  minItems: count,
  maxItems: count,
  uniqueItems: flag,
  minLength: count,
  maxLength: count,
  pattern: text(patternLength),
  format: { enum: Object.keys(formats) },
  minimum: number,
  maximum: number,
  exclusiveMinimum: number,
  exclusiveMaximum: number,
  multipleOf: { type: 'number', exclusiveMinimum: 0 },
  enum: listOf({ type: ['string', 'number', 'boolean', 'null'] }, { minItems: 1, uniqueItems: true }),
  const: { type: ['string', 'number', 'boolean', 'null'] },
  default: true,
  readOnly: flag,
  deprecated: flag,
  ...each(['allOf', 'anyOf', 'oneOf'], listOf(ref('branch'), { minItems: 1 })),
  ...each(['if', 'then', 'else', 'not'], ref('branch')),
};

const rule: Values = { type: 'string', minLength: 1, maxLength: limits.feelText, description: 'FEEL 表达式，可以用等号开头' };
const codes: Values = {
  'x-codes': { type: 'string', pattern: listIdPattern.source, description: '字典编号；people 为人员，units 为机构' },
  'x-codes-level': { type: 'integer', minimum: 1, maximum: codeLevels, description: '至少选到第几级' },
};
const rules: Values = {
  'x-visible': { ...rule, description: '何时显示（FEEL）' },
  'x-required': { ...rule, description: '何时必填（FEEL）' },
  'x-default': { ...rule, description: '开始填写时的值（FEEL）' },
  'x-value': { ...rule, description: '计算字段的值（FEEL）' },
  'x-money': { const: true, description: '金额，以分为单位，按元填写' },
  ...codes,
};
const fields = (part: string): Values => ({
  type: 'object',
  propertyNames: { pattern: fieldName },
  additionalProperties: ref(part),
});

const settings: Values = {
  'ui:widget': ref('widget'),
  'ui:order': ref('order'),
  'ui:options': closed({
    widget: ref('widget'),
    order: ref('order'),
    ...each(textOptions, text(2_000)),
    ...each(flagOptions, flag),
    ...Object.fromEntries(Object.entries(numberOptions).map(([name, maximum]) => [name, { type: 'integer', minimum: 1, maximum }])),
  }),
  ...each(textKeys, text(2_000)),
  ...each(flagKeys, flag),
};
const settingsOf = (more: Values): Values => ({
  type: 'object',
  properties: { ...settings, ...more },
  patternProperties: { [fieldName]: ref('fieldSettings') },
  additionalProperties: false,
});
const layoutId: Values = { type: 'string', pattern: layoutIdPattern.source };
const titleOf = (maxLength: number): Values => ({
  type: 'object',
  properties: { zh: { type: 'string', minLength: 1, maxLength }, en: { type: 'string', minLength: 1, maxLength } },
  required: ['zh', 'en'],
});

/**
 * The structure of a form file as JSON Schema 2020-12 (表单元结构), for editors and for whoever writes forms by hand. `checkForm` says more:
 * sizes of the whole, references that lead somewhere, rules, names, circles, widgets that fit, plain text. Whatever it lets pass fits this.
 */
export const formMetaSchema: Values = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'urn:banjian:form',
  title: '表单文件',
  description: '一个表单：名称、字段结构和界面设置。A form: its title, what its fields are, and how they look.',
  ...closed({ title: titleOf(200), schema: ref('form'), ui: ref('formSettings') }, ['title', 'schema']),
  $defs: {
    form: closed(
      {
        ...common,
        $schema: { const: 'https://json-schema.org/draft/2020-12/schema' },
        type: { const: 'object' },
        properties: fields('field'),
        items: ref('entries'),
        $defs: { type: 'object', propertyNames: { pattern: fieldName }, additionalProperties: ref('definition') },
        'x-unknown': { enum: ['refuse', 'drop'], description: '未定义的字段：拒绝或去掉' },
      },
      ['type', 'properties'],
    ),
    field: closed({ ...common, ...rules, properties: fields('field'), items: ref('entries') }, ['title', 'x-id']),
    entries: closed({ ...common, ...codes, properties: fields('field'), items: ref('definition') }),
    definition: closed({ ...common, properties: fields('definedField'), items: ref('definition') }),
    definedField: closed({ ...common, properties: fields('definedField'), items: ref('definition') }, ['title', 'x-id']),
    branch: closed({ ...common, properties: fields('branch'), items: ref('branch') }),
    formSettings: settingsOf({ 'ui:layout': ref('layout') }),
    fieldSettings: settingsOf({}),
    widget: { enum: allowedWidgets },
    order: nameList,
    layout: closed({ pages: listOf(ref('page'), { minItems: 1, maxItems: 50 }) }, ['pages']),
    page: closed({ id: layoutId, title: titleOf(2_000), sections: listOf(ref('section'), { minItems: 1, maxItems: 50 }) }, [
      'id',
      'title',
      'sections',
    ]),
    section: closed(
      {
        id: layoutId,
        title: titleOf(2_000),
        text: titleOf(2_000),
        columns: { type: 'integer', minimum: 1, maximum: layoutColumns },
        fields: nameList,
      },
      ['id', 'columns', 'fields'],
    ),
  },
};
