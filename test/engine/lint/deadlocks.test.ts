import { describe, expect, it } from 'vitest';
import { bpmn, element, flow } from '#test/support/bpmn.ts';
import { codes, end, formal, known, lint, start, user } from './linting.ts';

const inclusive = (id: string, attributes = '') => element('inclusiveGateway', id, attributes);
const parallel = (id: string) => element('parallelGateway', id);
const choice = (id: string, fallback: string) => element('exclusiveGateway', id, `default="${fallback}"`);

/**
 * Two branches of one split, each with a join at its head; behind each join a choice leads on or over to the join of the other branch. `split`
 * and what stands between it and the branches differ.
 */
const crossed = (split: readonly string[], joins: readonly [string, string] = [inclusive('a'), inclusive('b')]) =>
  bpmn(
    start,
    end,
    element('endEvent', 'end2'),
    ...joins,
    user('ua'),
    user('ub'),
    choice('xa', 'xa-end'),
    choice('xb', 'xb-end'),
    flow('a-ua', 'a', 'ua'),
    flow('b-ub', 'b', 'ub'),
    flow('ua-xa', 'ua', 'xa'),
    flow('ub-xb', 'ub', 'xb'),
    flow('xa-end', 'xa', 'end'),
    flow('xb-end', 'xb', 'end2'),
    flow('xa-b', 'xa', 'b', 'given = 1'),
    flow('xb-a', 'xb', 'a', 'given = 2'),
    ...split,
  );
const bySplit = (tag: string) => [element(tag, 's'), flow('f0', 'start', 's'), flow('s-a', 's', 'a'), flow('s-b', 's', 'b')];

describe('lintDeadlocks', () => {
  it('should show the cycle of two inclusive joins that wait for each other', async () => {
    // when
    const problems = await lint(crossed(bySplit('parallelGateway')), known);
    // then
    expect(problems.map(({ code, element: at, severity }) => [code, at, severity])).toEqual([['joins-deadlocked', 'a', 'error']]);
    expect(problems[0]!.message.zh).toContain('a → 任务 → xa → b → 任务 → xb → a');
  });

  it.each<readonly [string, string, string[]]>([
    ['need a second token', 'activationCount &gt;= 2', ['joins-deadlocked@a']],
    ['go on with one token', 'activationCount &gt;= 1', []],
    ['may go on with one token', 'activationCount &gt;= 2 or given', []],
  ])('should judge complex joins that %s', async (_name, activation, expected) => {
    // given
    const condition = formal('activationCondition', activation);
    const joins = [element('complexGateway', 'a', '', condition), element('complexGateway', 'b', '', condition)] as const;
    // when
    const found = await codes(crossed(bySplit('parallelGateway'), joins), known);
    // then
    expect(found).toEqual(expected);
  });

  it('should take complex joins without activation for inclusive ones', async () => {
    // given
    const joins = [element('complexGateway', 'a'), element('complexGateway', 'b')] as const;
    // when
    const found = await codes(crossed(bySplit('parallelGateway'), joins), known);
    // then
    expect(found).toEqual(['?activation-missing@a', '?activation-missing@b', 'joins-deadlocked@a']);
  });

  it.each<readonly [string, string]>([
    [
      'a choice leads to one of the two only',
      crossed([choice('s', 's-a'), flow('f0', 'start', 's'), flow('s-a', 's', 'a'), flow('s-b', 's', 'b', 'given = 3')]),
    ],
    [
      'the branches come together before a choice between the two',
      crossed([
        parallel('fork'),
        parallel('j'),
        user('u1'),
        user('u2'),
        choice('s', 's-a'),
        flow('f0', 'start', 'fork'),
        flow('p1', 'fork', 'u1'),
        flow('p2', 'fork', 'u2'),
        flow('u1j', 'u1', 'j'),
        flow('u2j', 'u2', 'j'),
        flow('js', 'j', 's'),
        flow('s-a', 's', 'a'),
        flow('s-b', 's', 'b', 'given = 3'),
      ]),
    ],
    [
      'one is nested in the other, in a loop',
      bpmn(
        start,
        element('exclusiveGateway', 'head'),
        inclusive('s1', 'default="s1-u1"'),
        user('u1'),
        inclusive('s2', 'default="s2-u2"'),
        user('u2'),
        user('u3'),
        inclusive('j2'),
        inclusive('j1'),
        choice('again', 'again-end'),
        end,
        flow('f0', 'start', 'head'),
        flow('f1', 'head', 's1'),
        flow('s1-u1', 's1', 'u1'),
        flow('s1-s2', 's1', 's2', 'given = 1'),
        flow('s2-u2', 's2', 'u2'),
        flow('s2-u3', 's2', 'u3', 'given = 2'),
        flow('u2-j2', 'u2', 'j2'),
        flow('u3-j2', 'u3', 'j2'),
        flow('j2-j1', 'j2', 'j1'),
        flow('u1-j1', 'u1', 'j1'),
        flow('j1-again', 'j1', 'again'),
        flow('again-end', 'again', 'end'),
        flow('again-head', 'again', 'head', 'given = 4'),
      ),
    ],
    [
      'each is the head of a loop of its own branch',
      bpmn(
        start,
        parallel('s'),
        inclusive('a'),
        inclusive('b'),
        user('ua'),
        user('ub'),
        choice('xa', 'xa-j'),
        choice('xb', 'xb-j'),
        parallel('j'),
        end,
        flow('f0', 'start', 's'),
        flow('s-a', 's', 'a'),
        flow('s-b', 's', 'b'),
        flow('a-ua', 'a', 'ua'),
        flow('b-ub', 'b', 'ub'),
        flow('ua-xa', 'ua', 'xa'),
        flow('ub-xb', 'ub', 'xb'),
        flow('xa-a', 'xa', 'a', 'given = 1'),
        flow('xb-b', 'xb', 'b', 'given = 1'),
        flow('xa-j', 'xa', 'j'),
        flow('xb-j', 'xb', 'j'),
        flow('j-end', 'j', 'end'),
      ),
    ],
  ])('should say nothing where %s', async (_name, xml) => {
    // when
    const found = await codes(xml, known);
    // then
    expect(found).toEqual([]);
  });
});
