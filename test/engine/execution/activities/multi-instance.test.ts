import { describe, expect, it } from 'vitest';
import { cardinality, completion, instances, script } from '../drawing.ts';
import { boundary, defined, eventSubProcess, flowsOf, model } from '../model.ts';
import { stage } from '../stage.ts';

const around = (activity: string, ...more: string[]) => {
  const [body = '', ...flows] = more;
  return model(`<startEvent id="s"/>${activity}${body}<task id="after"/><endEvent id="e"/>`, 's>a', 'a>after', 'after>e', ...flows);
};
const count = (completed: readonly string[], id: string) => completed.filter(one => one === id).length;
const condition = (text: string) => `<condition xsi:type="tFormalExpression">${text.replaceAll('<', '&lt;')}</condition>`;
/** Multi-instance with a behaviour that throws an event defined at the root of the file. */
const throwing = (behaviour: 'None' | 'One', definition: string, inner = cardinality('3')) =>
  instances(inner, `behavior="${behaviour}" ${behaviour.toLowerCase()}BehaviorEventRef="${definition}"`);
const withRoot = (xml: string, root: string) => xml.replace('<process ', `${root}<process `);

describe('multi-instance events', () => {
  const signal = '<signalEventDefinition id="thrown" signalRef="done"/><signal id="done" name="done"/>';
  const caught = (interrupting: boolean) => [`${boundary('b', 'a', defined('signal', 'done'), interrupting)}<task id="told"/>`, 'b>told'];
  const drawn = (xml: string) => withRoot(xml.replace('<signal id="done" name="done"/>', ''), signal);

  it('should throw after every instance when the behaviour is none', async () => {
    // given
    const run = await stage(drawn(around(`<userTask id="a">${throwing('None', 'thrown')}</userTask>`, ...caught(false))));
    // when
    for (let n = 0; n < 3; n++) run.complete('a');
    // then
    expect(count(run.completed(), 'told')).toBe(3);
    expect(run.state().phase).toBe('closed');
  });

  it('should throw after the first instance only when the behaviour is one', async () => {
    // given
    const run = await stage(drawn(around(`<userTask id="a">${throwing('One', 'thrown')}</userTask>`, ...caught(false))));
    // when
    for (let n = 0; n < 3; n++) run.complete('a');
    // then
    expect(count(run.completed(), 'told')).toBe(1);
    expect(run.events('signal-sent')).toHaveLength(1);
  });

  it('should be interrupted as a whole by the event it throws, caught on its boundary', async () => {
    // given
    const run = await stage(drawn(around(`<userTask id="a">${throwing('One', 'thrown')}</userTask>`, ...caught(true))));
    // when
    run.complete('a');
    // then
    expect(run.completed().slice(-2)).toEqual(['b', 'told']);
    expect(run.events('task-cancelled')).toHaveLength(2);
    expect(run.state().phase).toBe('closed');
  });

  it('should throw where a condition over the counts holds when the behaviour is complex, also to an event sub-process around', async () => {
    // given
    const entry = (text: string, code: string) =>
      `<complexBehaviorDefinition id="c${code}">${condition(text)}<event xsi:type="tImplicitThrowEvent" id="ev${code}"><escalationEventDefinition id="ed${code}" escalationRef="${code}"/></event></complexBehaviorDefinition>`;
    const multi = instances(
      `${cardinality('3')}${entry('numberOfCompletedInstances = 2', 'half')}${entry('loopCounter = 3', 'last')}`,
      'behavior="Complex"',
    );
    const around2 = `<startEvent id="is"/><userTask id="a">${multi}</userTask>${flowsOf('is>a')}${eventSubProcess('h', defined('escalation', 'half'), `<task id="halfway"/>${flowsOf('hS>halfway')}`, false)}${eventSubProcess('l', defined('escalation', 'last'), `<task id="third"/>${flowsOf('lS>third')}`, false)}`;
    const run = await stage(model(`<startEvent id="s"/><subProcess id="sub">${around2}</subProcess><endEvent id="e"/>`, 's>sub', 'sub>e'));
    // when
    run.complete('a');
    const one = run.completed();
    run.complete('a');
    const two = run.completed();
    run.complete('a');
    // then
    expect([one.includes('halfway'), two.includes('halfway'), two.includes('third'), run.completed().includes('third')]).toEqual([
      false,
      true,
      false,
      true,
    ]);
    expect(run.state().phase).toBe('closed');
  });
});

describe('what instances throw', () => {
  it.each(['message', 'signal'])('should carry in a %s what the instance sees of itself', async kind => {
    // given
    const correlation = kind === 'message' ? 'bj:correlation="= one"' : '';
    const root = `<${kind} id="done" name="done"/><${kind}EventDefinition id="thrown" ${kind}Ref="done" ${correlation}><extensionElements><bj:out source="= one * 2" target="twice"/></extensionElements></${kind}EventDefinition>`;
    const list = 'bj:collection="= [10, 20]" bj:elementVariable="one"';
    const multi = instances('', `${list} behavior="None" noneBehaviorEventRef="thrown"`);
    const run = await stage(withRoot(around(`<userTask id="a">${multi}</userTask>`), root));
    // when
    run.complete('a');
    run.complete('a');
    // then
    const sent = run.events('job-requested').map(event => event.private.input);
    const key = (one: number) => (kind === 'message' ? { key: String(one) } : {});
    expect(sent).toEqual([10, 20].map(one => ({ name: 'done', ...key(one), payload: { twice: one * 2 } })));
    expect(run.state().incidents).toEqual({});
  });
});

describe('multi-instance counts', () => {
  it('should tell instances, active, completed and terminated in the completion condition', async () => {
    // given
    const done = completion(
      'numberOfInstances = 4 and numberOfActiveInstances = 1 and numberOfCompletedInstances = 3 and numberOfTerminatedInstances = 0',
    );
    const run = await stage(around(`<userTask id="a">${instances(`${cardinality('4')}${done}`)}</userTask>`));
    // when
    for (let n = 0; n < 3; n++) run.complete('a');
    // then
    expect(run.events('task-cancelled')).toHaveLength(1);
    expect(run.state().phase).toBe('closed');
  });

  it.each(['', 'isSequential="true"'])('should count each level by itself when nested (%s)', async attributes => {
    // given: two outer instances with three inner ones each, which see their own counts
    const look = `<scriptTask id="look" scriptFormat="feel" bj:resultVariable="seen">${instances(cardinality('3'), attributes)}<script>concatenate(seen, [[numberOfInstances, loopCounter]])</script></scriptTask>`;
    const inner = `<startEvent id="is"/>${look}${script('outer', 'seen', 'concatenate(seen, [[numberOfInstances, loopCounter]])')}${flowsOf('is>look', 'look>outer')}`;
    const multi = instances(cardinality('2'), 'isSequential="true" bj:outputCollection="all" bj:outputElement="= seen"');
    const sub = `<subProcess id="a">${multi}${inner}</subProcess><userTask id="w"/>`;
    // when
    const run = await stage(
      model(`<startEvent id="s"/>${sub}`, 's>a', 'a>w')
        .replace(
          '<startEvent id="is"/>',
          '<dataObject id="seenData" name="seen"/><startEvent id="is"/><scriptTask id="init" scriptFormat="feel" bj:resultVariable="seen"><script>[]</script></scriptTask>',
        )
        .replace('sourceRef="is" targetRef="look"', 'sourceRef="is" targetRef="init"')
        .replace(
          '<sequenceFlow id="look_outer"',
          '<sequenceFlow id="init_look" sourceRef="init" targetRef="look"/><sequenceFlow id="look_outer"',
        ),
    );
    // then
    const inside = [
      [3, 1],
      [3, 2],
      [3, 3],
    ];
    expect(run.variable('all')).toEqual([
      [...inside, [2, 1]],
      [...inside, [2, 2]],
    ]);
  });

  it.each([
    ['scriptTask', 'scriptFormat="feel" bj:resultVariable="half"', '<script>one / 2</script>'],
    [
      'serviceTask',
      '',
      '<extensionElements><bj:action type="set-data"><bj:in source="= one / 2" target="half"/></bj:action></extensionElements>',
    ],
  ])('should keep what each instance of a %s gives, though all set one variable at once', async (kind, attributes, inner) => {
    // given
    const multi = (sequential: boolean) =>
      instances(
        '',
        `isSequential="${sequential}" bj:collection="= list" bj:elementVariable="one" bj:outputCollection="halves" bj:outputElement="= half"`,
      );
    const xml = (sequential: boolean) =>
      model(`<startEvent id="s"/><${kind} id="a" ${attributes}>${inner}${multi(sequential)}</${kind}><userTask id="w"/>`, 's>a', 'a>w');
    // when
    const [parallel, sequential] = [await stage(xml(false), { list: [2, 4, 6] }), await stage(xml(true), { list: [2, 4, 6] })];
    // then
    expect(parallel.variable('halves')).toEqual([1, 2, 3]);
    expect(sequential.variable('halves')).toEqual([1, 2, 3]);
  });

  it('should run a thousand instances at once and collect their output in order', async () => {
    // given
    const multi = instances(
      '',
      'bj:collection="= list" bj:elementVariable="one" bj:outputCollection="doubled" bj:outputElement="= one * 2"',
    );
    const list = Array.from({ length: 1_000 }, (_, i) => i);
    // when
    const run = await stage(model(`<startEvent id="s"/><task id="a">${multi}</task><userTask id="w"/>`, 's>a', 'a>w'), { list });
    // then
    expect(run.variable('doubled')).toEqual(list.map(i => i * 2));
  });

  it('should cancel the other 999 tasks when the condition holds after the first', async () => {
    // given
    const multi = instances(`${cardinality('1000')}${completion('numberOfCompletedInstances = 1')}`);
    const run = await stage(around(`<userTask id="a">${multi}</userTask>`));
    const open = run.open().length;
    // when
    run.complete('a');
    // then
    expect(open).toBe(1_000);
    expect(run.events('task-cancelled')).toHaveLength(999);
    expect(run.state().phase).toBe('closed');
  });

  it('should make more instances than the limit an incident, and an empty collection pass with an empty output', async () => {
    // given
    const multi = instances('', 'bj:collection="= list" bj:elementVariable="one" bj:outputCollection="out" bj:outputElement="= one"');
    const xml = model(`<startEvent id="s"/><task id="a">${multi}</task><userTask id="w"/>`, 's>a', 'a>w');
    // when
    const many = await stage(xml, { list: Array.from({ length: 1_001 }, (_, i) => i) });
    const none = await stage(xml, { list: [] });
    // then
    expect(Object.values(many.state().incidents)).toMatchObject([{ code: 'too-many-instances', element: 'a' }]);
    expect(none.variable('out')).toEqual([]);
  });
});

describe('multi-instance of every sort', () => {
  const inside = `<startEvent id="is"/><userTask id="do"/>${flowsOf('is>do')}`;
  const kinds = ['subProcess', 'transaction', 'callActivity'] as const;
  const cases = kinds.flatMap(kind => [true, false].map(sequential => ({ kind, sequential })));

  it.each(cases)('should run $kind instances, sequential: $sequential', async ({ kind, sequential }) => {
    // given
    const multi = instances(
      '',
      `isSequential="${sequential}" bj:collection="= [1, 2]" bj:elementVariable="one" bj:outputCollection="out" bj:outputElement="= one"`,
    );
    const attributes = kind === 'callActivity' ? 'calledElement="other"' : '';
    const xml = around(
      `<${kind} id="a" ${attributes}>${multi}${kind === 'callActivity' ? '' : inside}</${kind}><userTask id="w"/>`,
    ).replace('targetRef="after"', 'targetRef="w"');
    const called = model('<startEvent id="is"/><userTask id="do"/>', 'is>do');
    const run = await stage(xml, {}, { other: called });
    // when
    const open = run.open().length;
    run.complete('do');
    run.complete('do');
    // then
    expect(open).toBe(sequential ? 1 : 2);
    expect(run.variable('out')).toEqual([1, 2]);
    expect(run.open()).toEqual(['w']);
  });

  it('should give the outputs of completed instances alone, where others that were done at once are cancelled', async () => {
    // given
    const multi = instances(
      `${cardinality('3')}${completion('numberOfCompletedInstances = 2')}`,
      'bj:outputCollection="out" bj:outputElement="= loopCounter"',
    );
    // when
    const run = await stage(model(`<startEvent id="s"/><task id="a">${multi}</task><userTask id="w"/>`, 's>a', 'a>w'));
    // then
    expect(run.events('element-cancelled').map(({ element }) => element)).toEqual(['a']);
    expect(run.variable('out')).toEqual([1, 2]);
  });
});
