// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { checkForm } from '#forms/schema/check.ts';
import { fieldAt } from '#designer/form/model/index.ts';
import { PropertiesPanel } from '#designer/form/panel/PropertiesPanel.tsx';
import { sampleForm } from '../files.ts';
import { button, byLabel, click, drawEditor, leave, press, type } from '../harness.tsx';

const field = (...path: string[]) => ({ selection: { kind: 'field' as const, path } });
const draw = (...path: string[]) => drawEditor(sampleForm(), <PropertiesPanel />, field(...path));

describe('settings of a form', () => {
  it('should begin with a form that passes its check', () => {
    expect(checkForm(sampleForm()).filter(one => one.severity === 'error')).toEqual([]);
  });

  it('should change titles of the form and its policy in one step of undo while typing', async () => {
    // given
    const { host, editor, undo } = await drawEditor(sampleForm(), <PropertiesPanel />);

    // when: two keystrokes
    await type(byLabel(host, '名称'), '营业许可');
    await type(byLabel(host, '名称'), '营业许可申请');

    // then
    expect(editor().file.title).toEqual({ zh: '营业许可申请', en: 'Application to trade' });
    expect(editor().file.schema.title).toBe('营业许可申请');
    await undo();
    expect(editor().file.title.zh).toBe('营业申请');
    expect((byLabel(host, '名称') as HTMLInputElement).value).toBe('营业申请');
    expect(editor().canUndo).toBe(false);
  });

  it('should keep an empty title in its input, with what is wrong beside it, and the form as it was', async () => {
    const { host, editor, select } = await draw('shopName');
    await type(byLabel(host, '名称'), '');
    expect(host.textContent).toContain('不能为空');
    expect(fieldAt(editor().file, ['shopName'])?.schema.title).toBe('店名');
    // when another field is looked at in between
    await select({ kind: 'field', path: ['way'] });
    await select({ kind: 'field', path: ['shopName'] });
    // then it is still there
    expect((byLabel(host, '名称') as HTMLInputElement).value).toBe('');
    expect(host.textContent).toContain('不能为空');
  });

  it('should name a section and give it columns', async () => {
    const { host, editor } = await drawEditor(sampleForm(), <PropertiesPanel />, { selection: { kind: 'section', id: 'section1' } });
    await type(byLabel(host, '标题'), '基本情况');
    await type(byLabel(host, '英文标题'), 'Basics');
    const sections = () =>
      (editor().file.ui['ui:layout'] as { pages: { sections: { title: unknown; columns: number }[] }[] }).pages[0]!.sections;
    expect(sections()[0]!.title).toEqual({ zh: '基本情况', en: 'Basics' });
    await click([...host.querySelectorAll('.ant-segmented-item')].find(one => one.textContent === '2')?.querySelector('input'));
    expect(sections()[0]!.columns).toBe(2);
    expect(editor().problems.filter(one => one.severity === 'error')).toEqual([]);
  });
});

describe('settings of a field', () => {
  it('should rename when the input is left; the formula follows, the x-id stays', async () => {
    // given
    const { host, editor } = await draw('goods');

    // when
    const name = byLabel(host, '字段名');
    await type(name, 'wares');
    expect(fieldAt(editor().file, ['goods'])).toBeDefined();
    await leave(name);

    // then
    const { file, selection } = editor();
    expect(fieldAt(file, ['wares'])?.schema['x-id']).toBe('f_test_goods');
    expect(fieldAt(file, ['total'])?.schema['x-value']).toBe('sum(wares.price)');
    expect(selection).toEqual({ kind: 'field', path: ['wares'] });
  });

  it.each(['Shop', 'way', '店', 'constructor', 'a b'])('should not take %s as a name, and keep it in the input', async wanted => {
    const { host, editor } = await draw('shopName');
    const name = byLabel(host, '字段名');
    await type(name, wanted);
    await leave(name);
    expect(host.querySelector('[role="alert"]')?.textContent).toBeTruthy();
    expect((name as HTMLInputElement).value).toBe(wanted);
    expect(fieldAt(editor().file, ['shopName'])).toBeDefined();
  });

  it('should judge bounds of a length against each other', async () => {
    const { host, editor } = await draw('shopName');
    await type(byLabel(host, '最少字数'), '60');
    expect(host.textContent).toContain('不能大于 50');
    expect(fieldAt(editor().file, ['shopName'])?.schema.minLength).toBeUndefined();
    await type(byLabel(host, '最少字数'), '2');
    expect(fieldAt(editor().file, ['shopName'])?.schema.minLength).toBe(2);
    await type(byLabel(host, '最少字数'), '');
    expect(fieldAt(editor().file, ['shopName'])?.schema).not.toHaveProperty('minLength');
  });

  it('should take amounts in yuan and keep them in fen', async () => {
    const { host, editor } = await draw('rent');
    await type(byLabel(host, '最大值'), '5000.5');
    expect(fieldAt(editor().file, ['rent'])?.schema.maximum).toBe(500_050);
    await type(byLabel(host, '最大值'), '5000.555');
    expect(host.textContent).toContain('最多两位小数');
    expect(fieldAt(editor().file, ['rent'])?.schema.maximum).toBe(500_050);
  });

  it('should refuse a pattern that the server cannot run, and try one that it can', async () => {
    const { host, editor } = await draw('shopName');
    await type(byLabel(host, '格式表达式'), '(?=x)y');
    expect(host.textContent).toContain('不支持前后查找');
    expect(fieldAt(editor().file, ['shopName'])?.schema.pattern).toBeUndefined();
    await type(byLabel(host, '格式表达式'), '^[一-龥]{2}$');
    expect(fieldAt(editor().file, ['shopName'])?.schema.pattern).toBe('^[一-龥]{2}$');
    await type(byLabel(host, '试一试'), 'abc');
    expect(host.textContent).toContain('不符合格式');
  });

  it('should only read in a pack that may not be changed', async () => {
    const { host } = await drawEditor(sampleForm(), <PropertiesPanel />, { ...field('way'), isReadOnly: true });
    const inputs = [...host.querySelectorAll<HTMLInputElement>('input[type="text"], textarea')];
    expect(inputs.length).toBeGreaterThan(5);
    expect(inputs.every(one => one.readOnly || one.disabled)).toBe(true);
    expect(button(host, '添加选项')).toBeUndefined();
  });
});

describe('options of a field', () => {
  it('should keep a code that is used twice in its input and not in the form', async () => {
    const { host, editor } = await draw('way');
    await type(byLabel(host, '第 2 项代码'), 'own');
    expect(host.textContent).toContain('代码与“自营”相同');
    expect(fieldAt(editor().file, ['way'])?.schema.oneOf).toMatchObject([{ const: 'own' }, { const: 'lease' }]);
    await type(byLabel(host, '第 2 项代码'), 'rented');
    expect(fieldAt(editor().file, ['way'])?.schema.oneOf).toMatchObject([{ const: 'own' }, { const: 'rented', title: '出租' }]);
  });

  it('should add options pasted as lines, and say which were left out', async () => {
    const { host, editor } = await draw('way');
    await click(button(host, '批量粘贴'));
    await type(host.querySelector('textarea[id]:not([data-setting])'), '联营\nown 重复\njoint,合营,joint');
    expect(host.textContent).toContain('第 2 行：代码“own”已经有了');
    await click(button(host, '添加这 2 项'));
    expect(fieldAt(editor().file, ['way'])?.schema.oneOf).toMatchObject([
      { const: 'own' },
      { const: 'lease' },
      { const: 'o3', title: '联营' },
      { const: 'joint', title: '合营', 'x-title-en': 'joint' },
    ]);
    expect(editor().problems.filter(one => one.severity === 'error')).toEqual([]);
  });

  it('should add and remove one, each a step of its own', async () => {
    const { host, editor, undo } = await draw('way');
    const codes = () => (fieldAt(editor().file, ['way'])!.schema.oneOf as { const: string }[]).map(one => one.const);
    await click(button(host, '添加选项'));
    await click(byLabel(host, '删除选项“自营”'));
    expect(codes()).toEqual(['lease', 'o3']);
    await undo();
    expect(codes()).toEqual(['own', 'lease', 'o3']);
    await undo();
    expect(codes()).toEqual(['own', 'lease']);
  });
});

describe('columns of a table', () => {
  it('should open a column and lead back to the table', async () => {
    const { host, editor } = await draw('goods');
    await click([...host.querySelectorAll('.bjf-column button')].find(one => one.textContent === '单价'));
    expect(editor().selection).toEqual({ kind: 'field', path: ['goods', 'price'] });
    expect(host.textContent).toContain('返回“商品”');
  });

  it('should move and remove columns', async () => {
    const { host, editor } = await draw('goods');
    const columns = () =>
      Object.keys((fieldAt(editor().file, ['goods'])!.schema.items as { properties: Record<string, unknown> }).properties);
    await click(byLabel(host, '“单价”前移'));
    expect(columns()).toEqual(['price', 'ware', 'count']);
    await click(byLabel(host, '删除“数量”'));
    expect(columns()).toEqual(['price', 'ware']);
  });
});

describe('rules of a field', () => {
  it('should show a formula as what it is, with its value from the example answers', async () => {
    const { host } = await draw('total');
    expect(host.querySelector('[data-rule="x-value"]')?.textContent).toContain('表格一列合计');
    expect(host.querySelector('[data-rule="x-value"]')?.textContent).toContain('商品 · 单价');
    expect(host.querySelector('[data-rule="x-value"]')?.textContent).toContain('现在的结果：0 元');
    expect(host.querySelector('[data-rule="x-required"]')).toBeNull();
  });

  it('should show conditions as rows and what rows cannot say as FEEL', async () => {
    const base = sampleForm();
    const withRule = (text: string) => ({
      ...base,
      schema: {
        ...base.schema,
        properties: {
          ...(base.schema.properties as object),
          staff: { ...(base.schema.properties as { staff: object }).staff, 'x-visible': text },
        },
      },
    });
    const rows = await drawEditor(withRule('way = "lease" and rent > 100000'), <PropertiesPanel />, field('staff'));
    const rule = rows.host.querySelector('[data-rule="x-visible"]')!;
    expect(rule.textContent).toContain('经营方式');
    expect(rule.textContent).toContain('出租');
    expect(rule.querySelector<HTMLInputElement>('[aria-label="第 2 行值"]')?.value).toBe('1000');
    const feel = await drawEditor(withRule('way = "lease" and (rent > 1 or staff2 = 1)'), <PropertiesPanel />, field('staff'));
    const area = feel.host.querySelector<HTMLTextAreaElement>('[data-rule="x-visible"] textarea')!;
    expect(area.value).toContain('staff2');
    expect(feel.host.querySelector('[data-rule="x-visible"] [role="alert"]')?.textContent).toContain('staff2');
  });

  it('should change an amount of a condition in yuan, and keep one that is no amount', async () => {
    const base = sampleForm();
    const file = {
      ...base,
      schema: {
        ...base.schema,
        properties: {
          ...(base.schema.properties as object),
          staff: { ...(base.schema.properties as { staff: object }).staff, 'x-required': 'rent > 100' },
        },
      },
    };
    const { host, editor } = await drawEditor(file, <PropertiesPanel />, field('staff'));
    await type(host.querySelector('[aria-label="第 1 行值"]'), '2.50');
    expect(fieldAt(editor().file, ['staff'])?.schema['x-required']).toBe('rent > 250');
    await type(host.querySelector('[aria-label="第 1 行值"]'), '2.5x');
    expect(fieldAt(editor().file, ['staff'])?.schema['x-required']).toBe('rent > 250');
    expect(host.querySelector<HTMLInputElement>('[aria-label="第 1 行值"]')?.value).toBe('2.5x');
    await click(host.querySelector('[aria-label="删除第 1 行"]'));
    expect(fieldAt(editor().file, ['staff'])?.schema).not.toHaveProperty('x-required');
  });

  it('should judge FEEL while it is typed, complete names from titles, and keep a wrong text', async () => {
    const base = sampleForm();
    const file = {
      ...base,
      schema: {
        ...base.schema,
        properties: {
          ...(base.schema.properties as object),
          total: { 'x-id': 'f_test_total', title: '合计', type: 'number', 'x-value': 'staff * 2 + 1' },
        },
      },
    };
    const { host, editor } = await drawEditor(file, <PropertiesPanel />, field('total'));
    const area = () => host.querySelector<HTMLTextAreaElement>('[data-rule="x-value"] textarea')!;
    await type(area(), 'staff * 2 + rentt');
    expect(host.querySelector('[data-rule="x-value"] [role="alert"]')?.textContent).toContain('rentt');
    expect(fieldAt(editor().file, ['total'])?.schema['x-value']).toBe('staff * 2 + 1');
    await type(area(), 'staff * 2 + 月租');
    const offer = host.querySelector('[role="listbox"] [role="option"]');
    expect(offer?.textContent).toContain('rent');
    await press(offer);
    await leave(area());
    expect(fieldAt(editor().file, ['total'])?.schema['x-value']).toBe('staff * 2 + rent');
    await type(area(), 'sum(goods.weight)');
    expect(host.querySelector('[data-rule="x-value"] [role="alert"]')?.textContent).toContain('weight');
  });
});
