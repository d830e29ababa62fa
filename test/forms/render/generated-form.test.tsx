// @vitest-environment happy-dom
import { readFileSync } from 'node:fs';
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { describe, expect, it } from 'vitest';
import { AnswersView, type FieldError, GeneratedForm } from '#forms/render/index.ts';
import { createJudge } from '#forms/schema/judge.ts';
import { compileSchema } from '#forms/schema/standalone.ts';
import { validateAnswers } from '#forms/schema/validate.ts';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
const checkAnswers = (schema: Record<string, unknown>, answers: unknown) => validateAnswers(schema, answers).errors;
interface FormFile {
  readonly schema: Record<string, unknown>;
  readonly ui: Record<string, unknown>;
}
const read = (pack: string, form: string): FormFile => JSON.parse(readFileSync(`processes/packs/${pack}/forms/${form}.form.json`, 'utf8'));

async function draw(node: React.ReactNode): Promise<HTMLElement> {
  const host = document.createElement('div');
  document.body.append(host);
  await act(async () => createRoot(host).render(node));
  return host;
}
const drawForm = ({ schema, ui }: FormFile, answers: Record<string, unknown>, errors: readonly FieldError[] = []) =>
  draw(<GeneratedForm schema={schema} ui={ui} answers={answers} errors={errors} onChange={() => {}} lang="zh" />);

describe('generated form', () => {
  it('should show errors in Chinese beside the field and on top with a link', async () => {
    // given
    const form = read('promised', 'food-business');
    const answers = { operatorName: '老码头', contactMobile: '1380737', representativeId: '110105194912310021' };

    // when
    const host = await drawForm(form, answers, checkAnswers(form.schema, answers));

    // then
    const mobile = host.querySelector('#form_contactMobile__box');
    expect(mobile?.textContent).toContain('应为 11 位手机号码');
    expect(host.querySelector('a[href="#form_contactMobile__box"]')?.textContent).toContain('联系人手机号码');
    expect(host.querySelector('#form_premises__box')?.textContent).toContain('请填写「经营场所」');
    expect(host.querySelector('#form_operatorName__box')?.getAttribute('data-error')).toBe('false');
  });

  it('should ask for the reason only after 不予受理 was chosen', () => {
    const { schema } = read('promised', 'check');
    const judge = createJudge({ schema }, compileSchema(schema).validate);
    const context = { now: 0, roots: {}, codes: { find: () => undefined } };
    expect(judge({ result: 'accept' }, context).errors).toEqual([]);
    expect(judge({ result: 'decline' }, context).errors.map(error => error.pointer)).toEqual(['/reason']);
  });

  it('should say yes and no in the language of the page', async () => {
    // given
    const schema = { type: 'object', properties: { agreed: { type: 'boolean', title: '需要整改' } } };
    // when
    const host = await drawForm({ schema, ui: { agreed: { 'ui:widget': 'radio' } } }, {});
    // then
    expect([...host.querySelectorAll('.ant-radio-wrapper')].map(({ textContent }) => textContent)).toEqual(['是', '否']);
  });

  it('should not tick a pledge for the person', async () => {
    // given
    const pledge = {
      type: 'object',
      required: ['agree'],
      properties: { agree: { type: 'boolean', const: true, title: '承诺材料真实有效' } },
    };

    // when
    const host = await drawForm({ schema: pledge, ui: {} }, {});

    // then
    expect(host.querySelector<HTMLInputElement>('#form_agree')?.checked).toBe(false);
    expect(checkAnswers(pledge, {})[0]?.message.zh).toContain('承诺材料真实有效');
  });

  it('should show a list as rows with titles and delete buttons', async () => {
    // when
    const host = await drawForm(read('supplement', 'notice'), { materials: [{ name: '营业执照', requirement: '加盖公章' }, {}] });

    // then
    expect(host.querySelectorAll('.bj-form-table tbody tr')).toHaveLength(2);
    expect(host.querySelector<HTMLInputElement>('#form_materials_0_name')?.value).toBe('营业执照');
    expect(host.querySelector('[aria-label="删除第 2 行"]')).not.toBeNull();
  });

  it('should take the English titles when English is chosen', async () => {
    // given
    const { schema, ui } = read('promised', 'check');

    // when
    const host = await draw(<GeneratedForm schema={schema} ui={ui} answers={{}} onChange={() => {}} lang="en" />);

    // then
    expect(host.textContent).toContain('Complete, accept');
    expect(host.textContent).not.toMatch(/\p{Script=Han}/u);
  });
});

describe('answers to read', () => {
  it('should word choices, lists and blanks as the form does', async () => {
    // given
    const { schema, ui } = read('promised', 'food-business');

    // when
    const host = await draw(
      <AnswersView schema={schema} ui={ui} answers={{ businessType: 'catering', categories: ['hot', 'cold'] }} lang="zh" />,
    );

    // then
    expect(host.textContent).toContain('餐饮服务经营者');
    expect(host.textContent).toContain('热食类食品制售、冷食类食品制售');
    expect(host.textContent).toContain('未填');
    expect(host.textContent).not.toContain('catering');
  });
});
