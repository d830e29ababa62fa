// @vitest-environment happy-dom
import { App } from 'antd';
import { beforeEach, describe, expect, it } from 'vitest';
import { JsonView } from '#designer/form/json/JsonView.tsx';
import { keepText } from '#designer/form/json/kept.ts';
import { PlainArea } from '#designer/form/json/PlainArea.tsx';
import { writeForm } from '#designer/form/json/read.ts';
import { retitled } from '#designer/form/panel/FormSettings.tsx';
import { act } from 'react';
import { sampleForm } from '../files.ts';
import { button, click, drawEditor, type } from '../harness.tsx';

const view = (
  <App>
    <JsonView scope="pack" area={PlainArea} />
  </App>
);
const areaOf = (host: HTMLElement): HTMLTextAreaElement => host.querySelector('textarea')!;
beforeEach(() => keepText('pack/test', null));

describe('JSON view', () => {
  it('should change the form while the text is right, in one step of undo', async () => {
    // given
    const { host, editor, undo } = await drawEditor(sampleForm(), view);

    // when
    const text = writeForm(sampleForm());
    await type(areaOf(host), text.replaceAll('营业申请', '营业登'));
    await type(areaOf(host), text.replaceAll('营业申请', '营业登记'));

    // then
    expect(editor().file.title.zh).toBe('营业登记');
    expect(host.textContent).toContain('内容正确，已生效');
    await undo();
    expect(editor().file.title.zh).toBe('营业申请');
    expect(editor().canUndo).toBe(false);
    expect(areaOf(host).value).toBe(writeForm(sampleForm()));
  });

  it('should keep a text that is wrong, tell its line, and leave the form as it was', async () => {
    const { host, editor } = await drawEditor(sampleForm(), view);
    const wrong = writeForm(sampleForm()).replace('"zh": "营业申请",', '"zh": "营业申请"');
    await type(areaOf(host), wrong);
    expect(editor().file).toEqual(sampleForm());
    expect(host.textContent).toContain('第 4 行');
    expect(host.textContent).toContain('缺少逗号');
    expect(host.textContent).toContain('改动还没有生效');

    // when the view is opened again, as after a look at the design
    const again = await drawEditor(sampleForm(), view);
    expect(areaOf(again.host).value).toBe(wrong);
    await click(button(again.host, '放弃未生效的改动'));
    expect(areaOf(again.host).value).toBe(writeForm(sampleForm()));
  });

  it('should keep a waiting text when the form changes elsewhere, and say so', async () => {
    const { host, editor } = await drawEditor(sampleForm(), view);
    await type(areaOf(host), '{');
    await act(async () => editor().apply(file => retitled(file, { zh: '另一个', en: 'Another' })));
    expect(areaOf(host).value).toBe('{');
    expect(host.textContent).toContain('表单在别处有了改动');
  });

  it('should follow the form while nothing waits', async () => {
    const { host, editor } = await drawEditor(sampleForm(), view);
    await act(async () => editor().apply(file => retitled(file, { zh: '另一个', en: 'Another' })));
    expect(areaOf(host).value).toContain('另一个');
  });

  it('should format without changing the form', async () => {
    const { host, editor } = await drawEditor(sampleForm(), view);
    await type(areaOf(host), JSON.stringify(sampleForm()));
    await click(button(host, '整理格式'));
    expect(areaOf(host).value).toBe(writeForm(sampleForm()));
    expect(editor().file).toEqual(sampleForm());
    expect(editor().canUndo).toBe(false);
  });

  it('should only be read where the form may not be changed', async () => {
    const { host } = await drawEditor(sampleForm(), view, { isReadOnly: true });
    expect(areaOf(host).readOnly).toBe(true);
    expect(button(host, '导入文件')).toBeUndefined();
    expect(button(host, '下载')).toBeDefined();
  });
});
