import { describe, expect, it } from 'vitest';
import type { PackFiles } from '#processes/types.ts';
import { filesOf, withBpmn, withJson } from '../shipped.ts';
import { codesIn, problemsIn } from './changed.ts';

const promised = filesOf('promised');
const drawn = (from: string | RegExp, to: string) => withBpmn(promised, from, to);
const rights = (step: string, fields: string) =>
  drawn(new RegExp(`(<bpmn:userTask id="${step}"[^>]*>\\s*<bpmn:extensionElements>)`), `$1<bj:fields ${fields} />`);

describe('checkFilled', () => {
  it.each<[string, PackFiles, string]>([
    ['a field that is hidden where it is filled', rights('check', 'hide="f_check_result"'), 'error read-field-hidden gwCheck'],
    ['a field that may only be read where it is filled', rights('check', 'read="f_check_result"'), 'error read-field-read-only gwCheck'],
    [
      'a field its form never shows',
      withJson(promised, 'forms/check.form.json', form => {
        Object.assign((form.schema as { properties: { result: object } }).properties.result, { 'x-visible': '= false' });
      }),
      'error read-field-hidden gwCheck',
    ],
    [
      'a form that is filled later',
      drawn('data.check.result = "decline"', 'data.approve.result = "refuse"'),
      'error read-before-filled gwCheck',
    ],
    ['a form no step has any more', drawn('bj:form="review"', 'bj:form="approve"'), 'error read-before-filled gwReview'],
  ])('should find %s', async (_name, files, expected) => {
    expect(await codesIn(files)).toContain(expected);
  });

  it('should name the steps where the field cannot be written', async () => {
    const [found] = (await problemsIn(rights('check', 'hide="f_check_result"'))).filter(({ code }) => code === 'read-field-hidden');
    expect(found!.related).toEqual(['check']);
    expect(found!.message.zh).toContain('「审查结论」');
  });

  it('should be content with a field an earlier step has written', async () => {
    const again = withBpmn(rights('review', 'hide="f_handle_result"'), 'bj:form="review"', 'bj:form="handle"');
    const read = withBpmn(again, 'data.review.result = "return"', 'data.handle.result = "supplement"');
    expect((await codesIn(read)).filter(code => code.includes('read-'))).toEqual([]);
  });

  it('should find a field hidden in one of two steps that stand beside each other', async () => {
    const files = withBpmn(
      filesOf('extension'),
      /(<bpmn:userTask id="approveJointExtension"[^>]*>\s*<bpmn:extensionElements>)/,
      '$1<bj:fields hide="f_extension_result" />',
    );
    const [found] = (await problemsIn(files)).filter(({ code }) => code === 'read-field-hidden');
    expect(found).toMatchObject({ element: 'gwExtension', related: ['approveJointExtension'] });
  });
});
