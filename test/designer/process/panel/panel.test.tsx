// @vitest-environment happy-dom
import { act } from 'react';
import { beforeAll, describe, expect, it } from 'vitest';
import { readAssignment } from '#designer/process/panel/model/assignment.ts';
import { readCountersign } from '#designer/process/panel/model/countersign.ts';
import { readNotices } from '#designer/process/panel/model/notices.ts';
import { conditionOf } from '#designer/process/properties.ts';
import { button, byLabel, click, leave, type } from '../../form/harness.tsx';
import { prepareCanvas } from '../canvas.ts';
import { drawPanel, openSection, shownIn, take, takeBy } from './harness.tsx';

describe('the properties panel', () => {
  beforeAll(prepareCanvas);

  it('should let everything of the assignment be chosen by name', async () => {
    const { host, subject, editor } = await drawPanel('promised', 'review');
    expect(shownIn(host, '办理人')).toContain('按角色');
    expect(shownIn(host, '部门范围')).toContain('事项的实施部门');

    // then who could do it now is told
    expect(host.querySelector('.bjd-holders')!.textContent).toBe('按现在的岗位，能办的人：卫健局：陈静');

    // when a unit is named in which nobody holds the role
    await take(host, '部门范围', '市监局');
    expect(host.querySelector('.bjd-holders')!.textContent).toContain('现在没有人担任这个角色');
    expect(readAssignment(subject('review'))).toMatchObject({ role: 'reviewer', reach: 'named', unit: 'market' });

    // when people are named
    await take(host, '办理人', '指定人员');
    await take(host, '办理人员', '陈静（卫健局 窗口主管）');
    expect(readAssignment(subject('review'))).toMatchObject({ rule: 'person', people: ['chenjing'] });

    // when who did a step does it
    await take(host, '办理人', '原办理人');
    expect(host.textContent).toContain('请选择步骤。');
    await take(host, '原办理步骤', '承办');
    expect(readAssignment(subject('review'))).toMatchObject({ rule: 'previous', step: 'handle' });
    expect(host.textContent).not.toContain('请选择步骤。');

    // when leaders of who did a step do it
    await take(host, '办理人', '上级领导');
    await take(host, '谁的领导', '某一步办理人的领导');
    await take(host, '哪一步的办理人', '形式审查');
    expect(readAssignment(subject('review'))).toMatchObject({ rule: 'leader', of: 'previous', step: 'check', levels: 1 });

    // and what was written is what the role rule begins with
    await take(host, '办理人', '按角色');
    expect(readAssignment(subject('review'))).toMatchObject({ rule: 'role', role: 'reviewer' });
    editor.destroy();
  });

  it('should set policies and a countersign, told in a word when they are closed', async () => {
    const { host, subject, editor } = await drawPanel('promised', 'review');
    const summary = (name: string): string => host.querySelector(`[data-section="${name}"] summary`)!.textContent!;
    expect([summary('policies'), summary('countersign')]).toEqual(['分派与特殊情况默认', '多人会签一人办理']);

    // when
    await openSection(host, 'policies');
    await take(host, '办理人就是申请人时', '改由本人的领导办');
    await take(host, '不能由这些步骤的人来办', '承办');
    await openSection(host, 'countersign');
    await take(host, '会签方式', '票签：按比例');
    await take(host, '通过比例', '按百分比');

    // then
    expect(readAssignment(subject('review'))).toMatchObject({ whenApplicant: 'leader', notBy: ['handle'] });
    expect(readCountersign(subject('review'))).toMatchObject({ mode: 'vote', threshold: '0.6', inclusive: true });
    expect([summary('policies'), summary('countersign')]).toEqual(['分派与特殊情况改了 2 项', '多人会签票签：按比例']);
    editor.destroy();
  });

  it('should write the words of a notice in both languages where it is set', async () => {
    const { host, subject, parts, editor } = await drawPanel('promised', 'review');
    await openSection(host, 'notices');

    // when
    await click(button(host, '添加告知'));
    await type(byLabel(host, '告知语（中文）'), '您的件已审核。');
    await type(byLabel(host, '告知语（英文）'), 'Your case was reviewed.');
    await take(host, '发给谁', '正在办理的人');

    // then
    const [notice] = readNotices(subject('review'));
    expect(notice).toMatchObject({ to: 'handler', text: 'review' });
    expect([parts().texts.zh.review, parts().texts.en.review]).toEqual(['您的件已审核。', 'Your case was reviewed.']);
    await click(host.querySelector('[aria-label="删除第 1 条告知"]'));
    expect(readNotices(subject('review'))).toEqual([]);
    editor.destroy();
  });

  it('should show every way out of a gateway, each with its condition in rows', async () => {
    const { host, subject, editor } = await drawPanel('promised', 'gwReview');
    const ways = [...host.querySelectorAll<HTMLElement>('[data-flow]')];
    expect(ways.map(way => way.dataset.flow)).toEqual(['reviewReturn', 'reviewApprove']);
    expect(ways[0]!.textContent).toContain('审核 · ');

    // when the condition becomes an expression that is not right yet
    const condition = ways[0]!;
    const expression = [...condition.querySelectorAll<HTMLElement>('.ant-segmented-item')].find(one => one.textContent === '写表达式');
    await click(expression?.querySelector('input'));
    await type(byLabel(condition, '走这条线的条件'), 'data.review.resul = "return"');
    expect(condition.querySelector('[role="alert"]')!.textContent).toContain('没有字段“resul”');

    // when it is
    await type(byLabel(condition, '走这条线的条件'), 'data.review.result != "grant" and 1 = 1');
    expect(condition.querySelector('[role="alert"]')).toBeNull();
    await leave(byLabel(condition, '走这条线的条件'));
    expect(conditionOf(subject('reviewReturn'))).toBe('data.review.result != "grant" and 1 = 1');
    expect(condition.textContent).toContain('这个条件比较复杂');

    // when it becomes the default, no condition is asked for
    await click(condition.querySelector('input[type="checkbox"]'));
    expect(subject('gwReview').get('default')).toBe(subject('reviewReturn'));
    expect(condition.querySelector('[data-condition]')).toBeNull();
    editor.destroy();
  });

  it('should set actions with what they need, and values row by row', async () => {
    const { host, subject, editor, compiled } = await drawPanel('promised', 'accept');
    await take(host, '系统动作', '写入数据');

    // when a row has no value yet, nothing is written
    await click(button(host, '添加一行（写入的数据）'));
    await type(byLabel(host, '第 1 行变量名'), 'level');
    await leave(byLabel(host, '第 1 行变量名'));
    expect((await compiled()).elements.accept!.action!.properties).toEqual({});
    await type(byLabel(host, '第 1 行取值'), '1 + 1');
    await leave(byLabel(host, '第 1 行取值'));

    // then
    expect((await compiled()).elements.accept!.action!.properties).toEqual({ level: { text: '1 + 1', feel: true } });
    await take(host, '系统动作', '发起关联办件');
    await take(host, '发起哪个事项', '卫生许可');
    expect((await compiled()).elements.accept!.action!.properties).toEqual({ item: { text: 'hygiene', feel: false } });
    expect(subject('accept').get('bj:act')).toBe('accept');
    editor.destroy();
  });

  it('should choose the answers of a linked case among the fields of its form', async () => {
    const { host, editor, compiled } = await drawPanel('promised', 'accept');
    await take(host, '系统动作', '发起关联办件');
    await take(host, '发起哪个事项', '卫生许可');

    // when
    await click(button(host, '添加一行（带到新件的内容）'));
    await takeBy(host, '第 1 行字段名', '场所名称');
    await type(byLabel(host, '第 1 行取值'), 'applicant.name');
    await leave(byLabel(host, '第 1 行取值'));

    // then
    expect((await compiled()).elements.accept!.action!.properties).toMatchObject({ placeName: { text: 'applicant.name', feel: true } });
    editor.destroy();
  });

  it('should complete names while an expression is typed', async () => {
    const { host, editor, compiled } = await drawPanel('promised', 'accept');
    await take(host, '系统动作', '写入数据');
    await click(button(host, '添加一行（写入的数据）'));
    await type(byLabel(host, '第 1 行变量名'), 'who');
    await leave(byLabel(host, '第 1 行变量名'));

    // when
    const area = byLabel(host, '第 1 行取值') as HTMLTextAreaElement;
    await type(area, 'applicant.n');
    expect(host.querySelector('[role="listbox"][aria-label="可用的名称"]')!.textContent).toContain('申请人名称');
    await act(async () => {
      area.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
    });
    await leave(area);

    // then
    expect((await compiled()).elements.accept!.action!.properties).toEqual({ who: { text: 'applicant.name', feel: true } });
    editor.destroy();
  });

  it('should say a timer in words', async () => {
    const { host, editor, compiled, choose } = await drawPanel('supplement', null);
    expect(host.textContent).toContain('整个流程');
    const [timer] = Object.values((await compiled()).elements).filter(({ event }) => event?.type === 'timer');
    await choose(timer!.id);

    // when
    await take(host, '什么时候', '每隔一段时间');
    await type(byLabel(host, '一共几次'), '5');
    await leave(byLabel(host, '一共几次'));

    // then
    expect((await compiled()).elements[timer!.id]!.event).toMatchObject({ kind: 'cycle', value: { text: 'R5/P1D', feel: false } });
    editor.destroy();
  });

  it('should set the process itself while nothing is chosen', async () => {
    const { host, editor, compiled } = await drawPanel('promised', null);
    expect((byLabel(host, '名称') as HTMLInputElement).value).toBe('承诺件办理');
    await type(byLabel(host, '名称'), '承诺件办理（改）');
    await leave(byLabel(host, '名称'));
    await openSection(host, 'note');
    await type(byLabel(host, '备注'), '一句话');
    await leave(byLabel(host, '备注'));

    // then
    const { name, documentation } = await compiled();
    expect([name, documentation]).toEqual(['承诺件办理（改）', '一句话']);
    editor.destroy();
  });

  it.each(['joint', 'escalated', 'first-contact'])('should draw every element of the pack %s without a complaint', async pack => {
    const drawn = await drawPanel(pack, null);
    for (const id of Object.keys((await drawn.compiled()).elements)) {
      await drawn.choose(id);
      expect(drawn.host.querySelector('[data-element]')?.getAttribute('data-element')).toBe(id);
      expect(drawn.host.textContent).not.toMatch(/pp\.|已不存在/);
    }
    await act(async () => drawn.editor.destroy());
  });
});
