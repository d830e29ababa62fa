import { describe, expect, it } from 'vitest';
import type { ReleaseDefinition } from '#engine/cases/context.ts';
import { bareOpening } from '#engine/simulation/bare.ts';
import { script } from '../drawing.ts';
import { boundary, defined, model, play } from '../model.ts';
import { stage } from '../stage.ts';

describe('call activity', () => {
  it('should raise an incident for a call whose release does not know the name', async () => {
    // given
    const xml = model('<startEvent id="s"/><callActivity id="c" calledElement="other"/><endEvent id="e"/>', 's>c', 'c>e');
    // when
    const run = await play(xml);
    // then
    expect(run.status).toBe('failed');
    expect(run.lines.find(({ event }) => event === 'incident-raised')).toMatchObject({ element: 'c', code: 'call-unknown' });
  });

  const caller = (mappings = '', more = '', ...flows: string[]) =>
    model(
      `<startEvent id="s"/><callActivity id="call" calledElement="other"><extensionElements>${mappings}</extensionElements></callActivity>${more}<userTask id="w"/>`,
      's>call',
      'call>w',
      ...flows,
    );

  it('should pass values by its mappings alone, both ways', async () => {
    // given
    const called = model(
      `<startEvent id="cs"/>${script('set', 'result', 'given * 2')}${script('leak', 'a', '"changed inside"')}`,
      'cs>set',
      'set>leak',
    );
    const xml = caller('<bj:in source="= a + 1" target="given"/><bj:out source="= result + 1" target="got"/>');
    // when
    const run = await stage(xml, { a: 4 }, { other: called });
    // then
    expect([run.variable('got'), run.variable('a'), run.variable('result')]).toEqual([11, 4, undefined]);
  });

  it('should not let the called process see variables of the caller', async () => {
    // given
    const called = model(`<startEvent id="cs"/>${script('look', 'x', 'secret')}`, 'cs>look');
    // when
    const run = await stage(caller(), { secret: 1 }, { other: called });
    // then
    expect(Object.values(run.state().incidents)).toMatchObject([{ element: 'look', code: 'expression-failed' }]);
  });

  it.each([
    ['error', true],
    ['escalation', false],
  ] as const)('should let an %s of the called process out to its boundary', async (kind, interrupting) => {
    // given
    const called = model(`<startEvent id="cs"/><endEvent id="ce">${defined(kind, 'broken')}</endEvent>`, 'cs>ce');
    const xml = caller('', `${boundary('b', 'call', defined(kind, 'broken'), interrupting)}<task id="caught"/>`, 'b>caught');
    // when
    const run = await stage(xml, {}, { other: called });
    // then
    expect(run.completed()).toContain('caught');
    expect(run.completed().includes('call')).toBe(!interrupting);
  });

  it('should end only the called process at a terminate end event in it', async () => {
    // given
    const called = model(
      '<startEvent id="cs"/><parallelGateway id="g"/><userTask id="never"/><endEvent id="ce"><terminateEventDefinition/></endEvent>',
      'cs>g',
      'g>never',
      'g>ce',
    );
    // when
    const run = await stage(caller(), {}, { other: called });
    // then
    expect(run.open()).toEqual(['w']);
    expect(run.completed()).toContain('call');
  });

  it('should call on from a called process, tasks belonging to the release they are drawn in', async () => {
    // given
    const first = model('<startEvent id="cs"/><callActivity id="on" calledElement="third"/><endEvent id="ce"/>', 'cs>on', 'on>ce');
    const third = model('<startEvent id="ts"/><userTask id="do"/>', 'ts>do');
    const run = await stage(caller(), {}, { other: first, third });
    const contents = Object.values(run.state().scopes).map(({ content }) => content);
    // when
    run.complete('do');
    // then
    expect(contents).toEqual(['bare', 'other', 'third']);
    expect(run.completed().slice(-5)).toEqual(['ts', 'do', 'on', 'ce', 'call']);
  });

  it('should keep a missing release as an incident and go on once it is there', async () => {
    // given
    const other = model('<startEvent id="cs"/><userTask id="inside"/>', 'cs>inside');
    const run = await stage(caller(), {}, { other: model('<startEvent id="cs"/><task id="early"/>', 'cs>early'), missing: other });
    const releases = run.session.releases as Map<string, ReleaseDefinition>;
    const main = releases.get('bare')!;
    releases.set('bare', { ...main, calls: { other: 'gone' } });
    run.session.state = null;
    run.session.entries.length = 0;
    run.give(bareOpening({}));
    const [incident] = Object.values(run.state().incidents);
    // when
    releases.set('gone', { ...releases.get('missing')!, content: 'gone' });
    run.give({ type: 'resolve-incident', incident: incident!.id });
    // then
    expect(incident).toMatchObject({ element: 'call', code: 'release-unknown', phase: 'enter' });
    expect(run.open()).toEqual(['inside']);
  });
});
