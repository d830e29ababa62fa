import { describe, expect, it } from 'vitest';
import { bpmn, chain, element, flow } from '#test/support/bpmn.ts';
import { codes, definition, end, known, start, user } from './linting.ts';

const link = (tag: 'intermediateThrowEvent' | 'intermediateCatchEvent', id: string, name: string) =>
  element(tag, id, '', definition('link', `name="${name}"`));

describe('lintLinks', () => {
  it.each<readonly [string, string, string[]]>([
    [
      'two throws to one catch',
      bpmn(
        start,
        element('parallelGateway', 'g'),
        link('intermediateThrowEvent', 't1', '甲'),
        link('intermediateThrowEvent', 't2', '甲'),
        link('intermediateCatchEvent', 'c', '甲'),
        end,
        flow('f0', 'start', 'g'),
        flow('f1', 'g', 't1'),
        flow('f2', 'g', 't2'),
        flow('f3', 'c', 'end'),
      ),
      [],
    ],
    [
      'a throw without catch',
      bpmn(start, link('intermediateThrowEvent', 't1', '甲'), flow('f1', 'start', 't1')),
      ['endless@start', 'endless@t1', 'link-unmatched@t1'],
    ],
    [
      'a catch without throw',
      bpmn(start, user('a'), end, chain('start', 'a', 'end'), link('intermediateCatchEvent', 'c', '甲'), flow('x', 'c', 'end')),
      ['unreachable@c', 'link-unmatched@c'],
    ],
    [
      'two catches of one name',
      bpmn(
        start,
        link('intermediateThrowEvent', 't1', '甲'),
        link('intermediateCatchEvent', 'c', '甲'),
        link('intermediateCatchEvent', 'd', '甲'),
        end,
        flow('f0', 'start', 't1'),
        flow('f1', 'c', 'end'),
        flow('f2', 'd', 'end'),
      ),
      ['unreachable@c', 'link-twice@d'],
    ],
    [
      'a link across levels',
      bpmn(
        start,
        element(
          'subProcess',
          's',
          'name="子"',
          element('startEvent', 's2') + link('intermediateThrowEvent', 't1', '甲') + flow('i', 's2', 't1'),
        ),
        link('intermediateCatchEvent', 'c', '甲'),
        end,
        chain('start', 's', 'end'),
        flow('x', 'c', 'end'),
      ),
      ['unreachable@c', 'endless@s2', 'endless@t1', 'link-unmatched@t1', 'link-unmatched@c'],
    ],
  ])('should judge %s', async (_name, xml, expected) => {
    // when
    const found = await codes(xml, known);
    // then
    expect(found.toSorted()).toEqual(expected.toSorted());
  });
});
