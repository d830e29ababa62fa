import { describe, expect, it } from 'vitest';
import { around, bpmn, chain, element, flow } from '#test/support/bpmn.ts';
import { codes, conditional, definition, end, formal, known, lint, start, user } from './linting.ts';

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

describe('lintLoops: past what waits', () => {
  const timedOn = (value: string, attributes = '') =>
    element('boundaryEvent', 'b', `attachedToRef="m" ${attributes}`, definition('timer', '', value));
  const remindedBy = (timer: string) =>
    bpmn(start, element('exclusiveGateway', 'j'), user('m'), timer, end, chain('start', 'j', 'm', 'end'), flow('again', 'b', 'j'));
  const awaiting = (value: string, attributes = '') =>
    bpmn(
      start,
      element('exclusiveGateway', 'j'),
      element('eventBasedGateway', 'g', attributes),
      element('intermediateCatchEvent', 'b', '', definition('timer', '', value)),
      element('intermediateCatchEvent', 'c', '', conditional('given')),
      end,
      chain('start', 'j', 'g', 'b'),
      flow('other', 'g', 'c'),
      flow('out', 'c', 'end'),
      flow('again', 'b', 'j'),
    );

  it.each<readonly [string, string, string[]]>([
    ['a date on its border', remindedBy(timedOn(formal('timeDate', '2026-03-01'))), ['loop-without-wait@j']],
    [
      'a date that interrupts nothing',
      remindedBy(timedOn(formal('timeDate', '2026-03-01'), 'cancelActivity="false"')),
      ['loop-without-wait@j'],
    ],
    ['no time on its border', remindedBy(timedOn(formal('timeDuration', 'PT0S'))), ['loop-without-wait@j']],
    ['a day on its border', remindedBy(timedOn(formal('timeDuration', 'P1D'))), []],
    ['a date behind an event-based gateway', awaiting(formal('timeDate', '2026-03-01')), ['loop-without-wait@j']],
    ['a day behind an event-based gateway', awaiting(formal('timeDuration', 'P1D')), []],
  ])('should judge a loop that leaves what waits by %s', async (_name, xml, expected) => {
    // when
    const found = await codes(xml, known);
    // then
    expect(found.filter(code => code.includes('loop'))).toEqual(expected);
  });

  it('should name the timer that has passed', async () => {
    // when
    const [problem] = (await lint(remindedBy(timedOn(formal('timeDate', '2026-03-01'))), known)).filter(
      ({ code }) => code === 'loop-without-wait',
    );
    // then
    expect(problem!.message.en).toMatch(/^The loop from .* \(j → 任务 → b\) waits only by a timer that has passed at the second turn/);
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
