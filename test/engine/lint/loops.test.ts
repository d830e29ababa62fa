import { describe, expect, it } from 'vitest';
import { around, bpmn, chain, element, flow } from '#test/support/bpmn.ts';
import { codes, conditional, definition, end, formal, known, start, user } from './linting.ts';

const standard = (attributes = '', inner = '') =>
  `<bpmn:standardLoopCharacteristics ${attributes}>${inner}</bpmn:standardLoopCharacteristics>`;
const script = (loop: string) => around('t', element('scriptTask', 't', '', `${loop}<bpmn:script>given</bpmn:script>`));
const timed = (value: string) => element('intermediateCatchEvent', 'm', '', definition('timer', '', value));
const link = (tag: string, id: string) => element(tag, id, '', definition('link', 'name="甲"'));

describe('lintLoops: through links and other events', () => {
  const looped = (middle: string) =>
    bpmn(
      start,
      element('exclusiveGateway', 'j'),
      middle,
      element('exclusiveGateway', 'g', 'default="out"'),
      end,
      link('intermediateThrowEvent', 't'),
      link('intermediateCatchEvent', 'c'),
      chain('start', 'j', 'm', 'g'),
      flow('out', 'g', 'end'),
      flow('back', 'g', 't', 'given'),
      flow('again', 'c', 'j'),
    );

  it.each<readonly [string, string, string[]]>([
    ['a task that does not wait', element('manualTask', 'm', 'name="抄写"'), ['loop-without-wait@j']],
    ['a user task', user('m'), []],
    ['an ad-hoc sub-process', element('adHocSubProcess', 'm', 'name="会商"', user('x')), []],
    ['a conditional event', element('intermediateCatchEvent', 'm', '', conditional('given')), []],
    ['a timer of a minute', timed(formal('timeDuration', 'PT1M')), []],
    ['a timer of no time', timed(formal('timeDuration', 'P0DT0S')), ['loop-without-wait@j']],
    ['a timer of a date, which has passed at the second turn', timed(formal('timeDate', '2026-03-01')), ['loop-without-wait@j']],
    ['a timer of a date that is computed', timed(formal('timeDate', '= today() + duration(&quot;P1D&quot;)')), []],
    [
      'a thrown escalation',
      element('intermediateThrowEvent', 'm', '', definition('escalation')),
      ['loop-without-wait@j', '?escalation-uncaught@m'],
    ],
  ])('should judge a loop over a link and %s', async (_name, middle, expected) => {
    // when
    const found = await codes(looped(middle), known);
    // then
    expect(found).toEqual(expected);
  });
});

describe('lintLoops: standard loops', () => {
  it.each<readonly [string, string, string[]]>([
    ['neither condition nor maximum', script(standard()), ['loop-endless@t']],
    ['a condition that always holds', script(standard('', formal('loopCondition', 'true'))), ['loop-endless@t']],
    ['a maximum', script(standard('loopMaximum="3"')), []],
    ['a condition', script(standard('', formal('loopCondition', 'loopCounter &lt; 3'))), []],
    [
      'a person in every turn',
      around(
        't',
        user('t', 'bj:form="check"', `${standard()}`).replace(
          '>',
          '><bpmn:extensionElements><bj:assignment role="handler"/></bpmn:extensionElements>',
        ),
      ),
      ['?loop-endless@t'],
    ],
    [
      'an event that ends it',
      bpmn(
        start,
        user('t', 'bj:form="check"', `<bpmn:extensionElements><bj:assignment role="handler"/></bpmn:extensionElements>${standard()}`),
        element('boundaryEvent', 'b', 'attachedToRef="t"', conditional('given')),
        end,
        chain('start', 't', 'end'),
        flow('x', 'b', 'end'),
      ),
      [],
    ],
  ])('should judge a standard loop with %s', async (_name, xml, expected) => {
    // when
    const found = await codes(xml, known);
    // then
    expect(found).toEqual(expected);
  });
});
