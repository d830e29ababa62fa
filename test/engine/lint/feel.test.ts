import { describe, expect, it } from 'vitest';
import { around, bpmn, chain, element, extensions, flow } from '#test/support/bpmn.ts';
import { codes, conditional, end, formal, known, start, user } from './linting.ts';

const countersigned = (attributes: string) =>
  around('t', user('t', 'bj:form="check"', extensions('<bj:assignment role="handler"/>', `<bj:countersign ${attributes}/>`)));
const several = (attributes: string, inner = '') =>
  around(
    't',
    element(
      'task',
      't',
      'name="通知"',
      `<bpmn:multiInstanceLoopCharacteristics ${attributes}>${inner}</bpmn:multiInstanceLoopCharacteristics>`,
    ),
  );
const join = (text: string) =>
  bpmn(
    start,
    element('parallelGateway', 's'),
    element('complexGateway', 't', '', formal('activationCondition', text)),
    end,
    flow('f0', 'start', 's'),
    flow('f1', 's', 't'),
    flow('f2', 's', 't'),
    flow('f3', 't', 'end'),
  );

/** A place for FEEL, and a text that is right there. */
const places: readonly (readonly [string, (text: string) => string, string])[] = [
  ['a conditional event', text => around('t', element('intermediateCatchEvent', 't', '', conditional(text))), 'data.check.ok'],
  ['the limit of a step', text => around('t', user('t', `bj:form="check" bj:limit="= ${text}"`)), 'given'],
  ['the title of a task', text => around('t', user('t', `bj:form="check" bj:title="= ${text}"`)), 'given'],
  [
    'the role of a task',
    text => around('t', user('t', 'bj:form="check"', extensions(`<bj:assignment role="= ${text}"/>`))),
    'settings.lead',
  ],
  [
    'the unit that is notified',
    text =>
      around(
        't',
        user(
          't',
          'bj:form="check"',
          extensions('<bj:assignment role="handler"/>', `<bj:notify to="handler" text="told" unit="= ${text}"/>`),
        ),
      ),
    'given',
  ],
  ['the signers of a countersign', text => countersigned(`mode="all" signers="= ${text}"`), 'data.check.people'],
  ['the weights of a vote', text => countersigned(`mode="vote" weights="= ${text}"`), 'data.check.weights'],
  ['the threshold of a vote', text => countersigned(`mode="vote" threshold="= ${text}"`), 'given'],
  [
    'a standard loop',
    text =>
      around(
        't',
        element(
          'task',
          't',
          'name="算"',
          `<bpmn:standardLoopCharacteristics>${formal('loopCondition', text)}</bpmn:standardLoopCharacteristics>`,
        ),
      ),
    'loopCounter = 1',
  ],
  [
    'an ad-hoc sub-process',
    text => around('t', element('adHocSubProcess', 't', 'name="会商"', user('x') + formal('completionCondition', text))),
    'data.check.done',
  ],
  ['a complex gateway', join, 'activationCount = 2'],
  ['a collection', text => several(`bj:collection="= ${text}"`), 'data.check.units'],
];

describe('lintFeel', () => {
  it.each(places)('should know the names in %s', async (_name, xml, good) => {
    // when
    const [right, wrong] = [await codes(xml(good), known), await codes(xml('nope'), known)];
    // then
    expect(right).toEqual([]);
    expect(wrong).toEqual(['feel-unknown-name@t']);
  });

  it('should judge the condition of a complex behaviour', async () => {
    // given
    const xml = (text: string) =>
      several(
        'bj:collection="= given" behavior="Complex"',
        `<bpmn:complexBehaviorDefinition id="c">${formal('condition', text)}<bpmn:event id="ev"><bpmn:signalEventDefinition/></bpmn:event></bpmn:complexBehaviorDefinition>`,
      );
    // when
    const [right, wrong] = [await codes(xml('numberOfCompletedInstances = 1'), known), await codes(xml('nope'), known)];
    // then
    expect([right, wrong]).toEqual([[], ['feel-unknown-name@t']]);
  });

  it('should know data objects, results of decisions and what is mapped into a sub-process', async () => {
    // given
    const inner =
      extensions('<bj:in source="= given" target="inside"/>') +
      element('startEvent', 's2') +
      element('scriptTask', 'x', 'bj:resultVariable="sum"', '<bpmn:script>fee + inside + 费用 + level + rate</bpmn:script>') +
      element('endEvent', 'e2') +
      flow('i1', 's2', 'x') +
      flow('i2', 'x', 'e2');
    const xml = bpmn(
      '<bpmn:dataObject id="d1" name="费用"/>',
      start,
      element('businessRuleTask', 'r', 'name="算费" bj:decision="fee" bj:result="fee"'),
      element('businessRuleTask', 'q', 'name="费率" bj:decision="rate"'),
      element('subProcess', 's', 'name="子"', `${inner}<bpmn:dataObject id="d2" name="level"/>`),
      end,
      chain('start', 'r', 'q', 's', 'end'),
    );
    // when
    const found = await codes(xml, { ...known, decisions: ['fee', 'rate'] });
    // then
    expect(found).toEqual([]);
  });
});

describe('lintReferences: decisions', () => {
  it.each<readonly [string, string, string[]]>([
    ['a decision of the pack', 'bj:decision="fee"', []],
    ['a decision nobody has', 'bj:decision="nope"', ['unknown-decision@t']],
    ['no decision', '', ['decision-missing@t']],
  ])('should judge %s', async (_name, attributes, expected) => {
    // when
    const found = await codes(around('t', element('businessRuleTask', 't', `name="算费" ${attributes}`)), known);
    // then
    expect(found).toEqual(expected);
  });
});
