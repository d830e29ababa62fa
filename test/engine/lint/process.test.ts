import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { around, bpmn, chain, element, extensions, flow, timer } from '#test/support/bpmn.ts';
import { codes, end, known, lint, start, user } from './linting.ts';

const gateway = (id: string, attributes = '') => element('exclusiveGateway', id, attributes);

describe('lintProcess: whole files', () => {
  it('should only warn of missing forms and assignments in a plain file', async () => {
    // when
    const problems = await lint(readFileSync('test/fixtures/promised.bpmn', 'utf8'));
    // then
    expect(new Set(problems.map(({ code, severity }) => `${code} ${severity}`))).toEqual(
      new Set(['form-missing warning', 'assignment-missing warning']),
    );
  });

  it('should find nothing in a whole small pack', async () => {
    // given
    const xml = bpmn(
      start,
      user('a'),
      gateway('g', 'default="d"'),
      element(
        'callActivity',
        'c',
        'name="补正" calledElement="supplement"',
        extensions('<bj:in source="= given" target="x"/><bj:out source="= outcome" target="result"/>'),
      ),
      gateway('h', 'default="hd"'),
      element(
        'serviceTask',
        's',
        'name="受理" bj:act="accept"',
        extensions('<bj:issue document="notice" when="= data.check.ok"/><bj:notify to="applicant" text="told"/>'),
      ),
      end,
      chain('start', 'a', 'g'),
      flow('d', 'g', 's'),
      flow('gc', 'g', 'c', 'data.check.result = "incomplete"'),
      flow('ch', 'c', 'h'),
      flow('hd', 'h', 's'),
      flow('ha', 'h', 'a', 'result = "again" and data.application.name != null'),
      flow('se', 's', 'end'),
    );
    // when
    const problems = await lint(xml, known);
    // then
    expect(problems).toEqual([]);
  });
});

describe('lintProcess: structure', () => {
  it.each<readonly [string, string, string[]]>([
    ['no start event', bpmn(element('task', 'a'), end, chain('a', 'end')), ['?start-missing@p']],
    [
      'nothing to start with',
      bpmn(element('task', 'a'), element('task', 'b'), flow('f1', 'a', 'b'), flow('f2', 'b', 'a')),
      ['start-missing@p', 'loop-without-wait@a'],
    ],
    ['no end event', bpmn(start, element('task', 'a'), chain('start', 'a')), ['?end-missing@a']],
    [
      'an element out of reach',
      bpmn(start, end, element('task', 'a'), flow('f1', 'start', 'end'), flow('f2', 'a', 'end')),
      ['unreachable@a'],
    ],
    [
      'a trap',
      bpmn(
        start,
        end,
        element('parallelGateway', 'g'),
        user('a', 'bj:form="check"'),
        user('b'),
        flow('f1', 'start', 'g'),
        flow('f2', 'g', 'end'),
        flow('f3', 'g', 'a'),
        flow('f4', 'a', 'b'),
        flow('f5', 'b', 'a'),
      ),
      ['endless@a', 'endless@b'],
    ],
    [
      'a sub-process without start',
      around('s', element('subProcess', 's', 'name="子"', element('task', 'x') + element('task', 'y') + flow('i1', 'x', 'y'))),
      ['?start-missing@s', '?end-missing@y'],
    ],
    [
      'a boundary event',
      bpmn(
        start,
        user('a'),
        end,
        element('boundaryEvent', 'b', 'attachedToRef="a"', timer('timeDuration', 'P1D')),
        chain('start', 'a', 'end'),
        flow('x', 'b', 'end'),
      ),
      [],
    ],
  ])('should judge %s', async (_name, xml, expected) => {
    // when
    const found = await codes(xml);
    // then
    expect(found).toEqual(expected);
  });

  it('should be strict about start and end in a pack', async () => {
    // when
    const found = await codes(bpmn(element('manualTask', 'a')), known);
    // then
    expect(found).toEqual(['start-missing@p', 'end-missing@a']);
  });
});

describe('lintProcess: choices', () => {
  const choice = (gatewayTag: string, attributes: string, ...flows: string[]) =>
    bpmn(
      start,
      element(gatewayTag, 'g', attributes),
      element('endEvent', 'e1'),
      element('endEvent', 'e2'),
      flow('f0', 'start', 'g'),
      ...flows,
    );

  it.each<readonly [string, string, string[]]>([
    [
      'a way without condition',
      choice('exclusiveGateway', '', flow('f1', 'g', 'e1', 'a'), flow('f2', 'g', 'e2')),
      ['condition-missing@f2'],
    ],
    ['no default', choice('inclusiveGateway', '', flow('f1', 'g', 'e1', 'a'), flow('f2', 'g', 'e2', 'b')), ['?default-missing@g']],
    ['a default', choice('exclusiveGateway', 'default="f2"', flow('f1', 'g', 'e1', 'a'), flow('f2', 'g', 'e2')), []],
    ['a parallel split', choice('parallelGateway', '', flow('f1', 'g', 'e1'), flow('f2', 'g', 'e2')), []],
  ])('should judge %s', async (_name, xml, expected) => {
    // when
    const found = await codes(xml);
    // then
    expect(found).toEqual(expected);
  });
});

describe('lintProcess: tasks', () => {
  it('should demand form, assignment and name of a user task in a pack', async () => {
    // when
    const problems = await lint(around('a', element('userTask', 'a')), known);
    // then
    expect(problems.map(({ code, severity }) => [code, severity])).toEqual([
      ['form-missing', 'error'],
      ['assignment-missing', 'error'],
      ['name-missing', 'warning'],
    ]);
  });

  it.each<readonly [string, string[]]>([
    ['service.name', []],
    ['applicant.name', ['title-personal@a']],
    ['data.check.shop', ['title-personal@a']],
  ])('should keep what may be personal out of the name of a task: %s', async (title, expected) => {
    // when, then
    expect(await codes(around('a', user('a', `bj:form="check" bj:title="= ${title}"`)), known)).toEqual(expected);
  });

  it.each<readonly [string, string, string[]]>([
    ['data.check.result = "x"', 'bj:act="accept"', ['act-before-outcome@a']],
    ['task.outcome = "x"', 'bj:act="accept"', ['act-before-outcome@a']],
    ['data.other.result = "x"', 'bj:act="accept"', []],
    ['data.check.result = "x"', '', []],
  ])('should judge a task before a choice by %s with %s', async (condition, act, expected) => {
    // given
    const xml = bpmn(
      start,
      user('a', `bj:form="check" ${act}`),
      gateway('g', 'default="d"'),
      end,
      element('endEvent', 'e2'),
      chain('start', 'a', 'g'),
      flow('d', 'g', 'end'),
      flow('x', 'g', 'e2', condition),
    );
    // when
    const found = await codes(xml, known);
    // then
    expect(found).toEqual(expected);
  });
});

describe('lintProcess: loops', () => {
  const looped = (middle: string, ...more: string[]) =>
    bpmn(
      start,
      element('exclusiveGateway', 'j'),
      middle,
      gateway('g', 'default="out"'),
      end,
      chain('start', 'j', 'm', 'g'),
      flow('out', 'g', 'end'),
      flow('back', 'g', 'j', 'again'),
      ...more,
    );

  it.each([
    ['script', element('scriptTask', 'm', '', '<bpmn:script>1</bpmn:script>'), ['loop-without-wait@j']],
    ['service task', element('serviceTask', 'm'), ['loop-without-wait@j']],
    [
      'sub-process without a wait',
      element('subProcess', 'm', '', element('startEvent', 'is') + element('endEvent', 'ie') + flow('if', 'is', 'ie')),
      ['loop-without-wait@j'],
    ],
    [
      'sub-process with a wait',
      element(
        'subProcess',
        'm',
        '',
        element('startEvent', 'is') + user('iu') + element('endEvent', 'ie') + flow('i1', 'is', 'iu') + flow('i2', 'iu', 'ie'),
      ),
      [],
    ],
    ['user task', user('m'), []],
    ['timer', element('intermediateCatchEvent', 'm', '', timer('timeDuration', 'PT1H')), []],
    ['webhook', element('serviceTask', 'm', '', extensions('<bj:action type="call-webhook"/>')), []],
  ])('should judge a loop through a %s', async (_name, middle, expected) => {
    // when
    const found = await codes(looped(middle));
    // then
    expect(found).toEqual(expected);
  });

  it('should name the way round in the sentence', async () => {
    // when
    const problems = await lint(looped(element('serviceTask', 'm', 'name="计算"')));
    // then
    expect(problems.find(({ code }) => code === 'loop-without-wait')!.message.zh).toContain('j → 计算 → g');
  });
});

describe('lintProcess: joins', () => {
  it('should refuse a parallel join after an exclusive choice', async () => {
    // given
    const xml = bpmn(
      start,
      gateway('g', 'default="d"'),
      user('a'),
      user('b'),
      element('parallelGateway', 'j'),
      end,
      flow('f1', 'start', 'g'),
      flow('d', 'g', 'a'),
      flow('x', 'g', 'b', 'y'),
      flow('aj', 'a', 'j'),
      flow('bj1', 'b', 'j'),
      flow('je', 'j', 'end'),
    );
    // when
    const found = await codes(xml);
    // then
    expect(found).toEqual(['join-stuck@j']);
  });

  it('should accept a join after a split', async () => {
    // given
    const xml = bpmn(
      start,
      element('parallelGateway', 'g'),
      user('a'),
      user('b'),
      element('parallelGateway', 'j'),
      end,
      flow('f1', 'start', 'g'),
      flow('d', 'g', 'a'),
      flow('x', 'g', 'b'),
      flow('aj', 'a', 'j'),
      flow('bj1', 'b', 'j'),
      flow('je', 'j', 'end'),
    );
    // when
    const found = await codes(xml);
    // then
    expect(found).toEqual([]);
  });
});

describe('lintProcess: references and expressions in a pack', () => {
  it.each([
    ['form', around('a', user('a', 'bj:form="nope"')), 'unknown-form@a'],
    ['role', around('a', user('a', 'bj:form="check"', extensions('<bj:assignment role="nope"/>'))), 'unknown-role@a'],
    ['element', around('a', user('a', 'bj:form="check"', extensions('<bj:assignment rule="previous" role="nope"/>'))), 'unknown-element@a'],
    [
      'element that every object has',
      around('a', user('a', 'bj:form="check"', extensions('<bj:assignment rule="role" role="handler" notBy="constructor"/>'))),
      'unknown-element@a',
    ],
    ['call', around('a', element('callActivity', 'a', 'calledElement="nope"')), 'unknown-call@a'],
    ['document', around('a', element('task', 'a', '', extensions('<bj:issue document="nope"/>'))), 'unknown-document@a'],
    [
      'document of an action',
      around('a', element('serviceTask', 'a', '', extensions('<bj:action type="issue-document" document="nope"/>'))),
      'unknown-document@a',
    ],
    ['text', around('a', element('task', 'a', '', extensions('<bj:notify to="applicant" text="nope"/>'))), 'unknown-text@a'],
    ['form read by a script', around('a', element('scriptTask', 'a', '', '<bpmn:script>data.nope.x</bpmn:script>')), 'unknown-form@a'],
    ['name', around('a', element('scriptTask', 'a', '', '<bpmn:script>nope</bpmn:script>')), 'feel-unknown-name@a'],
    [
      '== in a unit',
      around('a', user('a', 'bj:form="check"', extensions('<bj:assignment role="handler" unit="= case.unit == 1"/>'))),
      'feel-double-equals@a',
    ],
    ['timer text', around('a', element('intermediateCatchEvent', 'a', '', timer('timeDuration', '= nope'))), 'feel-unknown-name@a'],
  ])('should find an unknown %s', async (_name, xml, expected) => {
    // when
    const found = await codes(xml, known);
    // then
    expect(found).toEqual([expected]);
  });

  it('should quote the flow and its condition', async () => {
    // given
    const xml = bpmn(
      start,
      gateway('g', 'default="d"'),
      end,
      element('endEvent', 'e2'),
      flow('f1', 'start', 'g'),
      flow('d', 'g', 'end'),
      flow('x', 'g', 'e2', 'a == 1', 'name="通过"'),
    );
    // when
    const problems = await lint(xml);
    // then
    expect(problems).toContainEqual({
      code: 'feel-double-equals',
      severity: 'error',
      element: 'x',
      at: { text: 'a == 1', from: 2, to: 3 },
      message: {
        zh: '“通过” (x) 的条件：第 1 行第 3 列：比较是否相等请用一个等号 =，不要用 ==。',
        en: 'The condition of "通过" (x): Line 1, column 3: Use one = to compare, not ==.',
      },
    });
  });

  it('should know payloads, loop names and results the process sets itself', async () => {
    // given
    const loop =
      '<bpmn:multiInstanceLoopCharacteristics bj:collection="= data.check.units" bj:elementVariable="unit"><bpmn:completionCondition xsi:type="bpmn:tFormalExpression">numberOfCompletedInstances = 2</bpmn:completionCondition></bpmn:multiInstanceLoopCharacteristics>';
    const xml = bpmn(
      start,
      user('a', 'bj:form="check"', extensions('<bj:assignment role="handler" unit="= unit"/>') + loop),
      element('scriptTask', 's', 'name="算" bj:resultVariable="sum"', '<bpmn:script>given + 1</bpmn:script>'),
      gateway('g', 'default="d"'),
      end,
      element('endEvent', 'e2'),
      chain('start', 'a', 's', 'g'),
      flow('d', 'g', 'end'),
      flow('x', 'g', 'e2', 'sum = 3'),
    );
    // when
    const found = await codes(xml, known);
    // then
    expect(found).toEqual([]);
  });
});
