import { describe, expect, it } from 'vitest';
import { differencesOf } from '#processes/diff.ts';
import { partsOf } from './overlay/parts.ts';

const base = partsOf('promised');
const drawn = (from: string | RegExp, to: string) => {
  const bpmn = base.bpmn.replace(from, to);
  if (bpmn === base.bpmn) throw new Error('Expected the process to change.');
  return { ...base, bpmn };
};
const told = (after: typeof base) => differencesOf(base, after).map(({ kind, label }) => `${kind} ${label.zh}`);

describe('differencesOf', () => {
  it('should find none between equal packs, nor where shapes were only moved', () => {
    expect(differencesOf(base, structuredClone(base))).toEqual([]);
    expect(differencesOf(base, drawn('x="150" y="155"', 'x="160" y="150"'))).toEqual([]);
  });

  it('should tell an attribute, a condition and a child of an element by its name', () => {
    expect(told(drawn('id="review" name="审核"', 'id="review" name="复核"'))).toEqual(['changed 人工步骤「复核」 · 名称']);
    expect(told(drawn('data.review.result = "return"', 'data.review.result = "back"'))).toEqual(['changed 流向「退回承办」 · 流转条件']);
    expect(told(drawn('role="reviewer" unit="= service.unit"', 'role="approver" unit="= service.unit"'))).toEqual([
      'changed 人工步骤「审核」 · 办理人 · 角色',
    ]);
    expect(told(drawn('<bj:notify to="applicant" text="accepted" />', ''))).toEqual(['removed 自动步骤「受理」 · 通知']);
    expect(told(drawn('sourceRef="check" targetRef="gwCheck"', 'sourceRef="check" targetRef="accept"'))).toEqual([
      'changed 流向「形式审查 → 受理」 · 终点',
    ]);
  });

  it('should tell rights on fields in words, list by list', () => {
    // given
    const step = /(<bpmn:userTask id="check"[^>]*>\s*<bpmn:extensionElements>)/;
    const before = drawn(step, '$1<bj:fields write="f_check_result" read="f_check_reason" />');
    const after = drawn(step, '$1<bj:fields read="f_check_result" hide="f_check_reason" required="f_check_result" />');
    // when, then
    expect(told(before)).toEqual(['added 人工步骤「形式审查」 · 字段权限']);
    expect(differencesOf(before, after).map(({ kind, label, was, is }) => [`${kind} ${label.zh}`, was, is])).toEqual([
      ['added 人工步骤「形式审查」 · 字段权限 · 隐藏', null, 'f_check_reason'],
      ['changed 人工步骤「形式审查」 · 字段权限 · 只读', 'f_check_reason', 'f_check_result'],
      ['added 人工步骤「形式审查」 · 字段权限 · 本步必填', null, 'f_check_result'],
      ['removed 人工步骤「形式审查」 · 字段权限 · 可写', 'f_check_result', null],
    ]);
  });

  it('should tell an element that came or went once, with its element id', () => {
    // given
    const after = drawn('<bpmn:sequenceFlow id="toCheck"', '<bpmn:task id="extra" name="核查" /><bpmn:sequenceFlow id="toCheck"');
    // when, then
    expect(differencesOf(base, after)).toMatchObject([{ part: 'process', path: ['extra'], element: 'extra', kind: 'added', was: null }]);
    expect(differencesOf(after, base)).toMatchObject([{ path: ['extra'], kind: 'removed', is: null, label: { zh: '步骤「核查」' } }]);
  });

  it('should say clocks, cards, settings, texts, roles, documents, forms and the head in words', () => {
    // given
    const after = structuredClone(base) as unknown as {
      head: { title: { zh: string } };
      statusOf: Record<string, string>;
      clocks: { clocks: { id: string; length: string }[] };
      cards: { rules: { to: string[] }[] };
      settings: { values: Record<string, unknown> };
      texts: { zh: Record<string, string> };
      roles: { roles: { posts: string[] }[] };
      documents: Record<string, { number: string }>;
      forms: Record<string, { schema: { properties: Record<string, { title: string }> } }>;
    };
    after.head.title.zh = '承诺';
    after.statusOf.receive = 'arrived';
    after.clocks.clocks.find(({ id }) => id === 'promised')!.length = '= 3';
    after.cards.rules[1]!.to = [];
    after.settings.values.supplementStage = 'anyTime';
    after.texts.zh.accepted = '好';
    after.roles.roles[0]!.posts = ['handler'];
    after.documents.decision!.number = 'x';
    after.forms.check!.schema.properties.result!.title = '结果';
    // when
    const found = told(after as unknown as typeof base);
    // then
    expect(found).toEqual([
      'changed 「收件」后的状态',
      'changed 模板包名称',
      'changed 设置「补正可在何时提出」',
      'changed 时限「承诺时限」 · 时长',
      'changed 红黄牌规则「黄牌」 · 发给',
      'changed 文本「accepted」（中文）',
      'changed 角色「窗口人员」的岗位',
      'changed 文书「准予决定书」 · 编号',
      'changed 表单「形式审查」 · 字段「结果」 · 名称',
    ]);
  });

  it('should be stable and the same whatever came first', () => {
    const after = drawn('id="review" name="审核"', 'id="review" name="复核"');
    expect(JSON.stringify(differencesOf(base, after))).toBe(JSON.stringify(differencesOf(structuredClone(base), structuredClone(after))));
  });
});
