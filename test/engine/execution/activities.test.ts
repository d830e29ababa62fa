import { describe, expect, it } from 'vitest';
import { flowsOf, model, play } from './model.ts';

describe('activities', () => {
  it('should pass through abstract, manual, service and send tasks without an action, and report each', async () => {
    // given
    const xml = model(
      '<startEvent id="s"/><task id="a"/><manualTask id="b"/><serviceTask id="c"/><sendTask id="d"/><endEvent id="e"/>',
      's>a',
      'a>b',
      'b>c',
      'c>d',
      'd>e',
    );
    // when
    const run = await play(xml);
    // then
    expect(run.completed).toEqual(['s', 'a', 'b', 'c', 'd', 'e']);
    expect(run.status).toBe('completed');
  });

  it('should wait at a user task and complete it by id or by name', async () => {
    // given
    const xml = model(
      '<startEvent id="s"/><userTask id="a" name="受理"/><userTask id="b" name="审核"/><endEvent id="e"/>',
      's>a',
      'a>b',
      'b>e',
    );
    // when
    const waiting = await play(xml);
    const byName = await play(xml, [{ complete: 'a' }, { complete: '审核' }]);
    // then
    expect(waiting.status).toBe('waiting');
    expect(byName.status).toBe('completed');
    expect(byName.completed).toEqual(['s', 'a', 'b', 'e']);
  });

  it('should fail clearly when a step names a task that is not open', async () => {
    // given
    const xml = model('<startEvent id="s"/><userTask id="a"/><endEvent id="e"/>', 's>a', 'a>e');
    // when
    const run = await play(xml, [{ complete: 'nothing' }]);
    // then
    expect(run.status).toBe('failed');
    expect(run.problem?.en).toContain('Expected an open task "nothing", but only these are: a');
    expect(run.problem?.zh).toContain('第 1 步');
  });

  it('should evaluate a script task as FEEL into its result variable', async () => {
    // given
    const xml = model(
      '<startEvent id="s"/><scriptTask id="a" bj:resultVariable="total" scriptFormat="feel"><script>amount * 2</script></scriptTask><exclusiveGateway id="g" default="g_no"/><endEvent id="yes"/><endEvent id="no"/>',
      's>a',
      'a>g',
      'g>yes: total = 14',
      'g>no',
    );
    // when
    const run = await play(xml, [], { amount: 7 });
    // then
    expect(run.completed).toEqual(['s', 'a', 'g', 'yes']);
  });

  it('should raise an incident when a script reads an unknown name, and keep the token there', async () => {
    // given
    const xml = model(
      '<startEvent id="s"/><scriptTask id="a" scriptFormat="feel" bj:resultVariable="x"><script>missing + 1</script></scriptTask><endEvent id="e"/>',
      's>a',
      'a>e',
    );
    // when
    const run = await play(xml);
    // then
    expect(run.status).toBe('failed');
    expect(run.problem?.en).toContain('missing');
    expect(run.completed).toEqual(['s']);
  });

  it('should set variables by a set-data action', async () => {
    // given
    const action =
      '<extensionElements><bj:action type="set-data"><bj:in source="amount + 1" target="next"/></bj:action></extensionElements>';
    const xml = model(
      `<startEvent id="s"/><serviceTask id="a">${action}</serviceTask><exclusiveGateway id="g" default="g_no"/><endEvent id="yes"/><endEvent id="no"/>`,
      's>a',
      'a>g',
      'g>yes: next = 3',
      'g>no',
    );
    // when
    const run = await play(xml, [], { amount: 2 });
    // then
    expect(run.completed).toContain('yes');
  });

  it('should run a sub-process in a scope of its own and go on when its last token ends', async () => {
    // given
    const inner = `<startEvent id="is"/><parallelGateway id="ig"/><userTask id="ia"/><userTask id="ib"/><endEvent id="iae"/><endEvent id="ibe"/>${flowsOf('is>ig', 'ig>ia', 'ig>ib', 'ia>iae', 'ib>ibe')}`;
    const xml = model(`<startEvent id="s"/><subProcess id="sub">${inner}</subProcess><endEvent id="e"/>`, 's>sub', 'sub>e');
    // when
    const half = await play(xml, [{ complete: 'ib' }]);
    const whole = await play(xml, [{ complete: 'ib' }, { complete: 'ia' }]);
    // then
    expect(half.status).toBe('waiting');
    expect(half.completed).not.toContain('sub');
    expect(whole.completed.slice(-3)).toEqual(['iae', 'sub', 'e']);
    expect(whole.status).toBe('completed');
  });

  it('should run an activity without an incoming flow when no start event is drawn, and split without a gateway', async () => {
    // given
    const xml = model('<task id="a"/><task id="b"/><task id="c"/>', 'a>b', 'a>c');
    // when
    const run = await play(xml);
    // then
    expect([...run.completed].sort()).toEqual(['a', 'b', 'c']);
    expect(run.status).toBe('completed');
  });

  it('should take only the conditional flows that hold out of a task, and the default one when none does', async () => {
    // given
    const xml = model(
      '<startEvent id="s"/><task id="a" default="a_z"/><task id="x"/><task id="y"/><task id="z"/>',
      's>a',
      'a>x: n > 1',
      'a>y: n > 2',
      'a>z',
    );
    // when
    const [two, three, one] = [await play(xml, [], { n: 2 }), await play(xml, [], { n: 3 }), await play(xml, [], { n: 1 })];
    // then
    expect(two.completed).toEqual(['s', 'a', 'x']);
    expect(three.completed).toEqual(['s', 'a', 'x', 'y']);
    expect(one.completed).toEqual(['s', 'a', 'z']);
  });

  it('should raise an incident for a call whose release does not know the name', async () => {
    // given
    const xml = model('<startEvent id="s"/><callActivity id="c" calledElement="other"/><endEvent id="e"/>', 's>c', 'c>e');
    // when
    const run = await play(xml);
    // then
    expect(run.status).toBe('failed');
    expect(run.lines.find(({ event }) => event === 'incident-raised')).toMatchObject({ element: 'c', code: 'call-unknown' });
  });

  it('should stop a straight-through loop with an incident instead of hanging', async () => {
    // given
    const xml = model('<startEvent id="s"/><task id="a"/><task id="b"/>', 's>a', 'a>b', 'b>a');
    // when
    const run = await play(xml);
    // then
    expect(run.status).toBe('failed');
    expect(run.lines.find(({ event }) => event === 'incident-raised')).toMatchObject({ code: 'step-budget' });
    expect(run.lines.length).toBeLessThan(3_100);
  });

  it('should run a chain of 900 automatic tasks without recursion', async () => {
    // given
    const ids = Array.from({ length: 900 }, (_, i) => `t${i}`);
    const xml = model(ids.map(id => `<task id="${id}"/>`).join(''), ...ids.slice(1).map((id, i) => `${ids[i]}>${id}`));
    // when
    const run = await play(xml);
    // then
    expect(run.completed).toEqual(ids);
    expect(run.status).toBe('completed');
  });
});
