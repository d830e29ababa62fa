import { describe, expect, it } from 'vitest';
import { flowsOf, model, play } from './model.ts';

const loop = (attributes: string, inner = '') =>
  `<multiInstanceLoopCharacteristics ${attributes}>${inner}</multiInstanceLoopCharacteristics>`;
const cardinality = (text: string) => `<loopCardinality xsi:type="tFormalExpression">${text}</loopCardinality>`;
const completion = (text: string) => `<completionCondition xsi:type="tFormalExpression">${text}</completionCondition>`;
const task = (characteristics: string) =>
  model(
    `<startEvent id="s"/><userTask id="a">${characteristics}</userTask><task id="after"/><endEvent id="e"/>`,
    's>a',
    'a>after',
    'after>e',
  );

describe('multi-instance', () => {
  it('should open all instances at once when parallel and go on after the last', async () => {
    // given
    const xml = task(loop('', cardinality('3')));
    // when
    const two = await play(xml, [{ complete: 'a' }, { complete: 'a' }]);
    const all = await play(xml, [{ complete: 'a' }, { complete: 'a' }, { complete: 'a' }]);
    // then
    expect(two.lines.filter(({ event }) => event === 'task-created')).toHaveLength(3);
    expect(two.completed).not.toContain('after');
    expect(all.completed.filter(id => id === 'after')).toHaveLength(1);
    expect(all.status).toBe('completed');
  });

  it('should open one instance after the other when sequential', async () => {
    // given
    const xml = task(loop('isSequential="true"', cardinality('n')));
    // when
    const one = await play(xml, [{ complete: 'a' }], { n: 3 });
    const all = await play(xml, [{ complete: 'a' }, { complete: 'a' }, { complete: 'a' }], { n: 3 });
    // then
    expect(one.lines.filter(({ event }) => event === 'task-created')).toHaveLength(2);
    expect(all.status).toBe('completed');
  });

  it('should pass over an activity with no instances', async () => {
    // given
    const xml = task(loop('bj:collection="= people" bj:elementVariable="person"'));
    // when
    const run = await play(xml, [], { people: [] });
    // then
    expect(run.completed).toEqual(['s', 'a', 'after', 'e']);
  });

  it('should stop when the completion condition holds and cancel the rest', async () => {
    // given
    const xml = task(loop('', `${cardinality('3')}${completion('numberOfCompletedInstances >= 2')}`));
    // when
    const run = await play(xml, [{ complete: 'a' }, { complete: 'a' }]);
    // then
    expect(run.lines.filter(({ event }) => event === 'task-cancelled')).toHaveLength(1);
    expect(run.status).toBe('completed');
  });

  it('should give each instance its element and collect outputs in order', async () => {
    // given
    const inner = `<startEvent id="is"/><scriptTask id="double" scriptFormat="feel" bj:resultVariable="twice"><script>n * 2 + loopCounter</script></scriptTask><endEvent id="ie"/>${flowsOf('is>double', 'double>ie')}`;
    const multi = loop('bj:collection="= numbers" bj:elementVariable="n" bj:outputCollection="results" bj:outputElement="= twice"');
    const xml = model(
      `<startEvent id="s"/><subProcess id="sub">${multi}${inner}</subProcess><exclusiveGateway id="g" default="g_no"/><endEvent id="yes"/><endEvent id="no"/>`,
      's>sub',
      'sub>g',
      'g>yes: results = [11, 22, 33]',
      'g>no',
    );
    // when
    const run = await play(xml, [], { numbers: [5, 10, 15] });
    // then
    expect(run.completed.at(-1)).toBe('yes');
    expect(run.completed.filter(id => id === 'double')).toHaveLength(3);
  });

  it.each(['"x"', 'null', '-1', '1.5', '1001'])('should make %s instances an incident', async value => {
    // given
    const xml = task(loop('', cardinality(`= ${value}`)));
    // when
    const run = await play(xml);
    // then
    expect(run.status).toBe('failed');
    expect(run.completed).toEqual(['s']);
  });

  it('should open sixty parallel instances, not fifty', async () => {
    // given
    const xml = task(loop('', cardinality('60')));
    // when
    const run = await play(
      xml,
      Array.from({ length: 60 }, () => ({ complete: 'a' })),
    );
    // then
    expect(run.status).toBe('completed');
  });
});
