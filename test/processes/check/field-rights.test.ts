import { describe, expect, it } from 'vitest';
import { readBpmn } from '#engine/bpmn/read.ts';
import { checkFieldRights } from '#processes/check/field-rights.ts';
import { checkPack } from '#processes/check.ts';
import { readPack } from '#processes/read.ts';
import type { Pack } from '#processes/types.ts';
import { bpmn, chain, element, extensions } from '#test/support/bpmn.ts';
import { filesOf, shipped, withBpmn } from '../shipped.ts';

const field = (id: string, more: object = {}) => ({ 'x-id': id, title: `字段${id}`, type: 'string', ...more });
const schema = {
  type: 'object',
  properties: {
    result: field('f_result'),
    note: field('f_note'),
    total: field('f_total', { type: 'integer', 'x-value': 'sum(rows.amount)' }),
    rows: {
      ...field('f_rows'),
      type: 'array',
      items: { type: 'object', properties: { amount: field('f_rows_amount', { title: '金额' }) } },
    },
  },
  required: ['result', 'total'],
};

/** Problems of a step `t` with form `a` and these rights; `others` are drawn too, in the order of `row`. */
async function problemsOf(rights: string, { form = 'a', others = '', row = ['t'] } = {}) {
  const drawn = element('userTask', 't', form === '' ? '' : `bj:form="${form}"`, extensions(`<bj:fields ${rights}/>`));
  const { definition } = await readBpmn(
    bpmn(element('startEvent', 'start'), drawn, others, element('endEvent', 'end'), chain('start', ...row, 'end')),
  );
  const pack = { ...shipped.promised!, forms: { a: { title: { zh: '甲', en: 'A' }, schema, ui: {} } } } as unknown as Pack;
  return checkFieldRights(pack, definition);
}

describe('checkFieldRights', () => {
  it.each([
    ['lists that go together', 'write="f_result f_note f_rows" read="f_total" required="f_note"'],
    ['a table as a whole', 'hide="f_rows"'],
    ['a required field that computes itself', 'read="f_total"'],
    ['what is not required and cannot be filled', 'read="f_note" hide="f_rows"'],
  ])('should find nothing wrong with %s', async (_name, rights) => {
    expect(await problemsOf(rights)).toEqual([]);
  });

  it.each([
    ['an x-id the form has not', 'hide="f_gone"', 'unknown-field', 'f_gone'],
    ['a column of a table', 'hide="f_rows_amount"', 'unknown-field', '表格列或分组内的字段「金额」'],
    ['a field read-only and hidden', 'read="f_note" hide="f_note"', 'fields-contradict', '只保留一项'],
    ['a field to be written and hidden', 'write="f_result f_note" hide="f_note"', 'fields-contradict', '只保留一项'],
    ['a field hidden and required', 'hide="f_note" required="f_note"', 'fields-contradict', '既隐藏又必填'],
    ['a field read-only and required', 'read="f_note" required="f_note"', 'fields-contradict', '只读却又必填'],
    ['a computed field required', 'required="f_total"', 'fields-contradict', '由系统计算'],
    ['a required field that write leaves out', 'write="f_result" required="f_note"', 'fields-contradict', '只读却又必填'],
    ['a field the form requires and nobody fills', 'write="f_note"', 'required-field-read-only', '字段f_result'],
  ])('should refuse %s', async (_name, rights, code, words) => {
    // when
    const problems = await problemsOf(rights);
    // then
    expect(problems).toMatchObject([{ code, severity: 'error', file: 'process.bpmn', element: 't' }]);
    expect(problems[0]!.message.zh).toContain(words);
    expect(problems[0]!.message.en).not.toMatch(/\{\}|[“”]/);
  });

  it('should warn of a field the form requires, hidden here and filled nowhere', async () => {
    expect(await problemsOf('hide="f_result"')).toMatchObject([{ code: 'required-field-hidden', severity: 'warning', element: 't' }]);
  });

  it('should be content where an earlier step fills what this one may not', async () => {
    // given
    const other = element('userTask', 'u', 'bj:form="a"', extensions('<bj:fields write="f_result"/>'));
    // when, then
    expect(await problemsOf('read="f_result"', { others: other, row: ['u', 't'] })).toEqual([]);
    expect(await problemsOf('hide="f_result"', { others: other, row: ['u', 't'] })).toEqual([]);
    // a later one comes too late
    expect(await problemsOf('read="f_result"', { others: other, row: ['t', 'u'] })).toMatchObject([{ code: 'required-field-read-only' }]);
  });

  it('should refuse rights of a step without a form, and leave a form that is missing to others', async () => {
    expect(await problemsOf('read="f_note"', { form: '' })).toMatchObject([{ code: 'fields-without-form', element: 't' }]);
    expect(await problemsOf('read="f_note"', { form: 'gone' })).toEqual([]);
  });

  it('should be asked for every pack', async () => {
    // given
    const files = withBpmn(
      filesOf('promised'),
      /(<bpmn:userTask id="check"[^>]*>\s*<bpmn:extensionElements>)/,
      '$1<bj:fields hide="f_none" />',
    );
    // when
    const problems = await checkPack(readPack(files).pack!, shipped);
    // then
    expect(problems).toMatchObject([{ code: 'unknown-field', file: 'process.bpmn', element: 'check' }]);
  });
});
