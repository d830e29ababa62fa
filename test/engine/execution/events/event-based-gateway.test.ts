import { describe, expect, it } from 'vitest';
import { conditional, defined, model, play, timer } from '../model.ts';

describe('event-based gateway', () => {
  const xml = model(
    `<startEvent id="s"/><parallelGateway id="f"/><userTask id="u"/><eventBasedGateway id="g"/>
     <intermediateCatchEvent id="c">${conditional('n > 1')}</intermediateCatchEvent><receiveTask id="r" messageRef="m"/>
     <intermediateCatchEvent id="t">${timer('timeDuration', 'P1D')}</intermediateCatchEvent><intermediateCatchEvent id="i">${defined('signal', 'go')}</intermediateCatchEvent>
     <task id="a"/><task id="b"/><task id="d"/><task id="e"/>`,
    's>f',
    'f>u',
    'f>g',
    'g>c',
    'g>r',
    'g>t',
    'g>i',
    'c>a',
    'r>b',
    't>d',
    'i>e',
  );

  it.each([
    [{ complete: 'u', data: { n: 2 } }, ['u', 'g', 'c', 'a']],
    [{ message: 'm' }, ['g', 'r', 'b']],
    [{ advance: 'P1D' }, ['g', 't', 'd']],
    [{ signal: 'go' }, ['g', 'i', 'e']],
  ] as const)('should take the first event that comes and give the others up: %j', async (step, path) => {
    // when
    const run = await play(xml, [step], { n: 0 });
    const late = await play(xml, [step, { message: 'm' }], { n: 0 });
    // then
    expect(run.completed).toEqual(['s', 'f', ...path]);
    expect(run.lines.filter(({ event }) => event === 'wait-cleared').length).toBeGreaterThanOrEqual(3);
    expect(late.status).toBe('failed');
  });

  it('should leave at once by a condition that holds already', async () => {
    // when
    const run = await play(xml, [], { n: 5 });
    // then
    expect(run.completed).toEqual(['s', 'f', 'g', 'c', 'a']);
  });
});
