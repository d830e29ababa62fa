import { describe, expect, it } from 'vitest';
import { around, bpmn, chain, element, flow } from '#test/support/bpmn.ts';
import { codes, conditional, definition, end, known, lint, start, user } from './linting.ts';

const undo = (id: string) => element('serviceTask', id, 'name="撤销" isForCompensation="true"');
const undoEvent = element('boundaryEvent', 'b', 'attachedToRef="a"', definition('compensate'));
const link = (tag: string, id: string, name = '甲') => element(tag, id, '', definition('link', `name="${name}"`));

describe('lintStructure', () => {
  it.each<readonly [string, string, string[]]>([
    [
      'a whole event sub-process',
      around(
        'a',
        user('a'),
        element(
          'subProcess',
          'es',
          'name="催办" triggeredByEvent="true"',
          element('startEvent', 's2', '', conditional('given')) +
            user('u') +
            element('endEvent', 'e2') +
            flow('i1', 's2', 'u') +
            flow('i2', 'u', 'e2'),
        ),
      ),
      [],
    ],
    [
      'a trap in an event sub-process',
      around(
        'a',
        user('a'),
        element(
          'subProcess',
          'es',
          'name="催办" triggeredByEvent="true"',
          element('startEvent', 's2', '', conditional('given')) +
            user('u') +
            flow('i1', 's2', 'u') +
            user('v') +
            flow('i2', 'u', 'v') +
            flow('i3', 'v', 'u'),
        ),
      ),
      ['endless@s2', 'endless@u', 'endless@v'],
    ],
    [
      'an ad-hoc sub-process',
      around('t', element('adHocSubProcess', 't', 'name="会商"', user('x') + user('y') + user('z') + flow('i', 'x', 'y'))),
      [],
    ],
    ['an empty ad-hoc sub-process', around('t', element('adHocSubProcess', 't', 'name="会商"')), ['ad-hoc-empty@t']],
    [
      'an ad-hoc sub-process in which nobody can start anything',
      around('t', element('adHocSubProcess', 't', 'name="会商"', element('intermediateCatchEvent', 'c', '', conditional('given')))),
      ['ad-hoc-empty@t'],
    ],
    [
      'what nobody can start in an ad-hoc sub-process and nothing leads to',
      around(
        't',
        element(
          'adHocSubProcess',
          't',
          'name="会商"',
          user('x') + element('intermediateCatchEvent', 'c', '', conditional('given')) + user('y') + flow('i', 'c', 'y'),
        ),
      ),
      ['unreachable@c', 'unreachable@y'],
    ],
    [
      'a handler of a compensation',
      bpmn(
        start,
        user('a'),
        undoEvent,
        undo('h'),
        end,
        chain('start', 'a', 'end'),
        '<bpmn:association id="as" sourceRef="b" targetRef="h"/>',
      ),
      [],
    ],
    ['a handler of nothing', bpmn(start, user('a'), undo('h'), end, chain('start', 'a', 'end')), ['unreachable@h']],
    [
      'a link',
      bpmn(
        start,
        user('a'),
        link('intermediateThrowEvent', 't'),
        link('intermediateCatchEvent', 'c'),
        end,
        chain('start', 'a', 't'),
        flow('x', 'c', 'end'),
      ),
      [],
    ],
    [
      'a start by a gateway',
      bpmn(
        element('eventBasedGateway', 'g', 'instantiate="true"'),
        element('intermediateCatchEvent', 'c', '', definition('message')),
        end,
        chain('g', 'c', 'end'),
      ),
      [],
    ],
    [
      'a start by a condition beside a plain one',
      bpmn(
        start,
        element('startEvent', 's2', '', conditional('given')),
        user('a'),
        user('z'),
        end,
        chain('start', 'a', 'end'),
        flow('x', 's2', 'z'),
        flow('y', 'z', 'end'),
      ),
      [],
    ],
  ])('should judge %s', async (_name, xml, expected) => {
    // when
    const found = await codes(xml, known);
    // then
    expect(found).toEqual(expected);
  });

  it('should say of a handler that its association is missing', async () => {
    // when
    const problems = await lint(bpmn(start, user('a'), undo('h'), end, chain('start', 'a', 'end')));
    // then
    expect(problems.find(({ code }) => code === 'unreachable')!.message.zh).toContain('没有关联到任何补偿边界事件');
  });
});
