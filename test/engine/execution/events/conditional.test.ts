import { describe, expect, it } from 'vitest';
import { limits } from '#engine/limits.ts';
import { boundary, conditional, eventSubProcess, flowsOf, model, play } from '../model.ts';

describe('conditional events', () => {
  it('should wait in the middle until the condition holds', async () => {
    // given
    const xml = model(
      `<startEvent id="s"/><parallelGateway id="g"/><userTask id="a"/><intermediateCatchEvent id="c">${conditional('amount > 5')}</intermediateCatchEvent><endEvent id="e"/>`,
      's>g',
      'g>a',
      'g>c',
      'c>e',
    );
    // when
    const small = await play(xml, [{ complete: 'a', data: { amount: 3 } }], { amount: 1 });
    const large = await play(xml, [{ complete: 'a', data: { amount: 6 } }], { amount: 1 });
    const atOnce = await play(xml, [], { amount: 9 });
    // then
    expect(small.completed).toEqual(['s', 'g', 'a']);
    expect(small.status).toBe('waiting');
    expect(large.completed).toEqual(['s', 'g', 'a', 'c', 'e']);
    expect(large.status).toBe('completed');
    expect(atOnce.completed).toEqual(['s', 'g', 'c', 'e']);
  });

  const guarded = (interrupting: boolean) =>
    model(
      `<startEvent id="s"/><parallelGateway id="g"/><userTask id="a"/>${boundary('b', 'a', conditional('n >= 2'), interrupting)}<userTask id="set"/><task id="x"/>
       <exclusiveGateway id="again" default="again_done"/><endEvent id="done"/>`,
      's>g',
      'g>a',
      'g>set',
      'set>again',
      'again>set: n < 9',
      'again>done',
      'b>x',
    );

  it('should interrupt an activity when the condition becomes true', async () => {
    // when
    const run = await play(guarded(true), [{ complete: 'set', data: { n: 2 } }], { n: 0 });
    // then
    expect(run.completed).toEqual(['s', 'g', 'set', 'again', 'b', 'x']);
    expect(run.lines.some(({ event, element }) => event === 'element-cancelled' && element === 'a')).toBe(true);
  });

  it('should fire a non-interrupting boundary again only after the condition was false in between', async () => {
    // when
    const steps = [2, 3, 1, 4].map(n => ({ complete: 'set', data: { n } }));
    const run = await play(guarded(false), [...steps, { complete: 'a' }, { complete: 'set', data: { n: 9 } }], { n: 0 });
    // then
    expect(run.completed.filter(id => id === 'b')).toHaveLength(2);
    expect(run.lines.filter(({ event }) => event === 'condition-changed').map(({ holds }) => holds)).toEqual([true, false, true]);
    expect(run.status).toBe('completed');
  });

  it('should start an interrupting event sub-process when its condition becomes true, ending everything else first', async () => {
    // given
    const xml = model(
      `<startEvent id="s"/><parallelGateway id="g"/><userTask id="a"/><userTask id="b"/>${eventSubProcess('stop', conditional('over'), `<userTask id="tidy"/><endEvent id="te"/>${flowsOf('stopS>tidy', 'tidy>te')}`)}`,
      's>g',
      'g>a',
      'g>b',
    );
    // when
    const run = await play(xml, [{ complete: 'a', data: { over: true } }, { complete: 'tidy' }], { over: false });
    // then
    expect(run.completed).toEqual(['s', 'g', 'a', 'stopS', 'tidy', 'te', 'stop']);
    expect(run.lines.some(({ event, element }) => event === 'element-cancelled' && element === 'b')).toBe(true);
    expect(run.status).toBe('completed');
  });

  it('should open a case at a conditional start only while its condition holds', async () => {
    // given
    const xml = model(`<startEvent id="s"/><startEvent id="c">${conditional('n > 1')}</startEvent><task id="a"/>`, 's>a', 'c>a');
    // when
    const held = await play(xml, [{ start: 'c' }], { n: 2 });
    const not = await play(xml, [{ start: 'c' }], { n: 1 });
    const failed = await play(xml, [{ start: 'c' }]);
    // then
    expect(held.completed).toEqual(['c', 'a']);
    expect(not.lines).toEqual([]);
    expect(not.problem?.en).toContain('Expected the condition of the start event "c" to hold');
    expect(failed.problem?.en).toContain('expression "n > 1"');
  });

  it('should let chained conditions fire wave by wave until nothing changes', async () => {
    // given: a sets b's condition, b sets c's
    const script = (id: string, name: string) =>
      `<scriptTask id="${id}" scriptFormat="feel" bj:resultVariable="${name}"><script>true</script></scriptTask>`;
    const xml = model(
      `<startEvent id="s"/><parallelGateway id="g"/><userTask id="u"/>
       <intermediateCatchEvent id="c1">${conditional('one')}</intermediateCatchEvent>${script('set2', 'two')}
       <intermediateCatchEvent id="c2">${conditional('two')}</intermediateCatchEvent>${script('set3', 'three')}
       <intermediateCatchEvent id="c3">${conditional('three')}</intermediateCatchEvent>`,
      's>g',
      'g>u',
      'g>c3',
      'g>c2',
      'g>c1',
      'c1>set2',
      'c2>set3',
    );
    // when
    const run = await play(xml, [{ complete: 'u', data: { one: true } }], { one: false, two: false, three: false });
    // then
    expect(run.completed).toEqual(['s', 'g', 'u', 'c1', 'set2', 'c2', 'set3', 'c3']);
    expect(run.status).toBe('completed');
  });

  it('should look at every condition before the first fires', async () => {
    // given: both hold at the same moment, and what follows the first makes the second false
    const xml = model(
      `<startEvent id="s"/><userTask id="u"/>${boundary('b1', 'u', conditional('n = 1'), false)}${boundary('b2', 'u', conditional('n = 1'), false)}
       <scriptTask id="away" scriptFormat="feel" bj:resultVariable="n"><script>2</script></scriptTask><task id="x"/>`,
      's>u',
      'b1>away',
      'b2>x',
    );
    // when
    const run = await play(xml, [], { n: 1 });
    // then
    expect(run.completed).toEqual(['s', 'b1', 'b2', 'away', 'x']);
  });

  it('should keep a condition without a value as an incident on its event that stops nothing and goes once it has one', async () => {
    // given
    const xml = model(
      `<startEvent id="s"/><parallelGateway id="g"/><userTask id="u"/>${boundary('b', 'u', conditional('amount > 5'), false)}<intermediateCatchEvent id="c">${conditional('ready')}</intermediateCatchEvent><task id="x"/>`,
      's>g',
      'g>u',
      'g>c',
      'b>x',
    );
    // when
    const before = await play(xml, [], { ready: true });
    const after = await play(xml, [{ complete: 'u', data: { amount: 1 } }], { ready: true });
    const inside = await play(xml.replace('<task id="x"/>', '<userTask id="x"/>'), [{ complete: 'u', data: {} }], { ready: true });
    // then
    expect(before.completed).toEqual(['s', 'g', 'c']);
    expect(before.lines.filter(({ event }) => event === 'incident-raised')).toMatchObject([{ element: 'b', code: 'expression-failed' }]);
    expect(before.status).toBe('failed');
    expect(after.status).toBe('completed');
    expect(inside.status).toBe('completed');
    expect(after.lines.filter(({ event }) => event === 'incident-resolved')).toHaveLength(1);
  });

  it('should resolve the incident of a condition by itself once it can be evaluated, and fire', async () => {
    // given
    const xml = model(
      `<startEvent id="s"/><parallelGateway id="g"/><userTask id="u"/><userTask id="v"/>${boundary('b', 'v', conditional('amount > 5'))}<task id="x"/>`,
      's>g',
      'g>u',
      'g>v',
      'b>x',
    );
    // when
    const run = await play(xml, [{ complete: 'u', data: { amount: 7 } }]);
    // then
    expect(run.completed).toEqual(['s', 'g', 'u', 'b', 'x']);
    expect(run.status).toBe('completed');
  });

  it('should make conditions that change each other without end an incident, not an endless loop', async () => {
    // given: each firing performs an act, and an act turns the condition over
    const flip = (id: string, value: string) =>
      `<scriptTask id="${id}" scriptFormat="feel" bj:resultVariable="on"><script>${value}</script></scriptTask>`;
    const xml = model(
      `<startEvent id="s"/><userTask id="u"/>${boundary('b1', 'u', conditional('on'), false)}${boundary('b2', 'u', conditional('not(on)'), false)}${flip('off', 'false')}${flip('again', 'true')}`,
      's>u',
      'b1>off',
      'b2>again',
    );
    // when
    const run = await play(xml, [], { on: true });
    // then
    const budget = run.lines.filter(({ event, code }) => event === 'incident-raised' && code === 'step-budget');
    expect(run.status).toBe('failed');
    expect(budget.length).toBeGreaterThan(0);
    expect(budget.length).toBeLessThan(5);
    expect(run.completed.length).toBeLessThan(2 * limits.stepsPerCommand);
  });

  it('should bound a condition that its own firing turns over without any step between', async () => {
    // given: the boundary performs an act that makes the number of acts odd and even in turn
    const xml = model(
      `<startEvent id="s"/><userTask id="u"/>${boundary('b1', 'u', conditional('odd(count(case.acts))'), false).replace('<boundaryEvent', '<boundaryEvent bj:act="extend"')}${boundary('b2', 'u', conditional('even(count(case.acts))'), false).replace('<boundaryEvent', '<boundaryEvent bj:act="extend"')}`,
      's>u',
    );
    // when
    const run = await play(xml);
    const later = await play(xml, [{ complete: 'u' }]);
    // then
    expect(run.lines.filter(({ event }) => event === 'incident-raised')).toMatchObject([{ code: 'step-budget' }]);
    expect(run.completed.length).toBeLessThan(2 * limits.stepsPerCommand);
    expect(later.status).toBe('completed');
  });
});
