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

/** Two events behind one gateway, each with its attributes and what it waits for. */
const twoEvents = (first: readonly [string, string], second: readonly [string, string], gateway = '') =>
  bpmn(
    start,
    element('eventBasedGateway', 'g', gateway),
    element('intermediateCatchEvent', 'b', ...first),
    element('intermediateCatchEvent', 'c', ...second),
    end,
    flow('f0', 'start', 'g'),
    flow('f1', 'g', 'b'),
    flow('f2', 'g', 'c'),
    flow('f3', 'b', 'end'),
    flow('f4', 'c', 'end'),
  );
const reply = (key?: string) => ['name="答复"', definition('message', key === undefined ? '' : `bj:correlation="${key}"`)] as const;

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
    ['two events for one message behind one gateway', twoEvents(reply(), reply()), ['?event-gateway-same@c']],
    [
      'two events for one signal behind one gateway',
      twoEvents(['name="停"', definition('signal')], ['name="停"', definition('signal')]),
      ['?event-gateway-same@c'],
    ],
    ['a message and a signal of one name behind one gateway', twoEvents(reply(), ['name="答复"', definition('signal')]), []],
    [
      'two events for one message and key behind one gateway',
      twoEvents(reply('case.number'), reply(' case.number')),
      ['?event-gateway-same@c'],
    ],
    ['two events for one message by different keys behind one gateway', twoEvents(reply('case.number'), reply('service.id')), []],
    ['events for two messages behind one gateway', twoEvents(reply(), ['name="另一答复"', definition('message')]), []],
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
