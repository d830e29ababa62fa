import { describe, expect, it } from 'vitest';
import { bpmn, element, flow } from '#test/support/bpmn.ts';
import { codes, definition, end, formal, known, start, user } from './linting.ts';

const joined = (gateway: string) =>
  bpmn(
    start,
    element('parallelGateway', 's'),
    user('a'),
    user('b'),
    gateway,
    end,
    flow('f0', 'start', 's'),
    flow('f1', 's', 'a'),
    flow('f2', 's', 'b'),
    flow('f3', 'a', 'g'),
    flow('f4', 'b', 'g'),
    flow('f5', 'g', 'end'),
  );
const events = (second: string) =>
  bpmn(
    start,
    element('eventBasedGateway', 'g'),
    element('receiveTask', 'r', 'name="收件"'),
    second,
    end,
    flow('f0', 'start', 'g'),
    flow('f1', 'g', 'r'),
    flow('f2', 'g', 'c'),
    flow('f3', 'r', 'end'),
    flow('f4', 'c', 'end'),
  );

describe('lintGateways', () => {
  it.each<readonly [string, string, string[]]>([
    ['a complex join without activation', joined(element('complexGateway', 'g')), ['?activation-missing@g']],
    [
      'a complex join with activation',
      joined(element('complexGateway', 'g', '', formal('activationCondition', 'activationCount = 2'))),
      [],
    ],
    [
      'a complex split without conditions',
      bpmn(
        start,
        element('complexGateway', 'g'),
        user('a'),
        end,
        flow('f0', 'start', 'g'),
        flow('f1', 'g', 'a', 'given'),
        flow('f2', 'g', 'end'),
        flow('f3', 'a', 'end'),
      ),
      ['condition-missing@f2'],
    ],
    [
      'messages and receive tasks behind one gateway',
      events(element('intermediateCatchEvent', 'c', '', definition('message'))),
      ['?event-gateway-mixed@g'],
    ],
    [
      'signals and receive tasks behind one gateway',
      events(element('intermediateCatchEvent', 'c', 'name="信号"', definition('signal'))),
      [],
    ],
    [
      'a parallel join behind an event gateway that needs every event',
      bpmn(
        element('eventBasedGateway', 's', 'instantiate="true" eventGatewayType="Parallel"'),
        element('intermediateCatchEvent', 'a', '', definition('message')),
        element('intermediateCatchEvent', 'b', '', definition('message')),
        element('parallelGateway', 'g'),
        end,
        flow('f1', 's', 'a'),
        flow('f2', 's', 'b'),
        flow('f3', 'a', 'g'),
        flow('f4', 'b', 'g'),
        flow('f5', 'g', 'end'),
      ),
      [],
    ],
  ])('should judge %s', async (_name, xml, expected) => {
    // when
    const found = await codes(xml, known);
    // then
    expect(found).toEqual(expected);
  });
});
