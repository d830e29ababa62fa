import { describe, expect, it } from 'vitest';
import { defined, flowsOf, model, play, timer } from '../model.ts';

const starts = `<startEvent id="plain"/><startEvent id="m">${defined('message', 'applied').replace('/>', '><extensionElements><bj:out source="= amount * 2" target="twice"/></extensionElements></messageEventDefinition>')}</startEvent>
  <startEvent id="sig">${defined('signal', 'go')}</startEvent><startEvent id="t">${timer('timeCycle', 'R/P1D')}</startEvent><task id="a"/>`;
const each = ['plain>a', 'm>a', 'sig>a', 't>a'];

describe('start events', () => {
  it('should open at the plain start when none is named', async () => {
    // when
    const run = await play(model(starts, ...each));
    // then
    expect(run.completed).toEqual(['plain', 'a']);
  });

  it.each(['plain', 'm', 'sig', 't'])('should open at the start that is named: %s', async start => {
    // when
    const run = await play(model(starts, ...each), [{ start, data: { amount: 4 } }]);
    // then
    expect(run.completed).toEqual([start, 'a']);
    expect(run.lines.filter(({ event }) => event === 'variable-set').map(({ name, value }) => [name, value])).toEqual(
      start === 'm' ? [['twice', 8]] : [],
    );
  });

  it('should refuse a start that is none, and a payload its mapping cannot read', async () => {
    // when
    const [unknown, inner, unreadable] = [
      await play(model(starts, ...each), [{ start: 'nowhere' }]),
      await play(model(starts, ...each), [{ start: 'a' }]),
      await play(model(starts, ...each), [{ start: 'm' }]),
    ];
    // then
    expect([unknown, inner, unreadable].map(({ lines }) => lines)).toEqual([[], [], []]);
    expect(inner.problem?.en).toBe('Expected the process to start with one of plain, m, sig, t, but it was "a".');
    expect(unreadable.problem?.en).toContain('amount * 2');
  });

  it('should take the opening for the trigger where only a triggered start is drawn', async () => {
    // when
    const run = await play(model(`<startEvent id="m">${defined('message', 'applied')}</startEvent><task id="a"/>`, 'm>a'));
    // then
    expect(run.completed).toEqual(['m', 'a']);
  });

  it('should start by an instantiating receive task whose message is the opening', async () => {
    // given
    const xml = model(
      '<startEvent id="s"/><receiveTask id="r" instantiate="true" messageRef="applied"/><task id="a"/><task id="b"/>',
      's>b',
      'r>a',
    );
    // when
    const run = await play(xml, [{ start: 'r' }]);
    const plain = await play(xml);
    // then
    expect(run.completed).toEqual(['r', 'a']);
    expect(plain.completed).toEqual(['s', 'b']);
  });

  const gateway = (type: string) =>
    model(
      `<eventBasedGateway id="g" instantiate="true" eventGatewayType="${type}"/><intermediateCatchEvent id="m1">${defined('message', 'one')}</intermediateCatchEvent>
       <intermediateCatchEvent id="m2">${defined('message', 'two')}</intermediateCatchEvent><receiveTask id="m3" messageRef="three"/><task id="a"/><task id="b"/><task id="c"/>`,
      'g>m1',
      'g>m2',
      'g>m3',
      'm1>a',
      'm2>b',
      'm3>c',
    );

  it('should start by one event of an instantiating gateway, the others given up', async () => {
    // when
    const run = await play(gateway('Exclusive'), [{ start: 'm2' }]);
    const later = await play(gateway('Exclusive'), [{ start: 'g' }, { message: 'three' }]);
    // then
    expect(run.completed).toEqual(['g', 'm2', 'b']);
    expect(run.status).toBe('completed');
    expect(later.completed).toEqual(['g', 'm3', 'c']);
  });

  it('should wait for every event of a parallel instantiating gateway, each going on as it comes', async () => {
    // when
    const one = await play(gateway('Parallel'), [{ start: 'm2' }]);
    const all = await play(gateway('Parallel'), [{ start: 'm2' }, { message: 'three' }, { message: 'one' }]);
    const again = await play(gateway('Parallel'), [{ start: 'm2' }, { message: 'two' }]);
    // then
    expect(one.completed).toEqual(['m2', 'b']);
    expect(one.status).toBe('waiting');
    expect(all.completed).toEqual(['m2', 'b', 'm3', 'c', 'g', 'm1', 'a']);
    expect(all.status).toBe('completed');
    expect(again.status).toBe('failed');
  });

  it('should arm the event sub-processes of the process before it starts', async () => {
    // given
    const esp = `<subProcess id="esp" triggeredByEvent="true"><startEvent id="es">${defined('signal', 'go')}</startEvent><task id="et"/>${flowsOf('es>et')}</subProcess>`;
    const xml = model(
      `<startEvent id="s"/><intermediateThrowEvent id="t">${defined('signal', 'go')}</intermediateThrowEvent>${esp}`,
      's>t',
    );
    // when
    const run = await play(xml);
    // then
    expect(run.completed).toEqual(['s', 'es', 'et', 'esp']);
    expect(run.status).toBe('completed');
  });
});
