import { describe, expect, it } from 'vitest';
import { defined, flowsOf, model, play } from '../model.ts';

const thrown = (id: string, name: string) => `<intermediateThrowEvent id="${id}">${defined('link', name)}</intermediateThrowEvent>`;
const caught = (id: string, name: string) => `<intermediateCatchEvent id="${id}">${defined('link', name)}</intermediateCatchEvent>`;

describe('link events', () => {
  it('should go on at the catch of the same name, from every throw', async () => {
    // given
    const xml = model(
      `<startEvent id="s"/><parallelGateway id="g"/>${thrown('t1', 'x')}${thrown('t2', 'x')}${thrown('t3', 'y')}${caught('cx', 'x')}${caught('cy', 'y')}<task id="a"/><task id="b"/>`,
      's>g',
      'g>t1',
      'g>t2',
      'g>t3',
      'cx>a',
      'cy>b',
    );
    // when
    const run = await play(xml);
    // then
    expect([...run.completed].sort()).toEqual(['a', 'a', 'b', 'cx', 'cx', 'cy', 'g', 's', 't1', 't2', 't3']);
    expect(run.status).toBe('completed');
  });

  it('should keep to its level: a sub-process has its own links of the same name', async () => {
    // given
    const inner = `<startEvent id="is"/>${thrown('it', 'x')}${caught('ic', 'x')}<task id="ia"/>${flowsOf('is>it', 'ic>ia')}`;
    const xml = model(
      `<startEvent id="s"/><subProcess id="sub">${inner}</subProcess>${thrown('t', 'x')}${caught('c', 'x')}<task id="a"/>`,
      's>sub',
      'sub>t',
      'c>a',
    );
    // when
    const run = await play(xml);
    // then
    expect(run.completed).toEqual(['s', 'is', 'it', 'ic', 'ia', 'sub', 't', 'c', 'a']);
  });

  it('should let an inclusive join wait for a token that still comes through a link', async () => {
    // given
    const xml = model(
      `<startEvent id="s"/><inclusiveGateway id="g"/><userTask id="u"/>${thrown('t', 'x')}${caught('c', 'x')}<task id="a"/><inclusiveGateway id="j"/><task id="after"/>`,
      's>g',
      'g>u: true',
      'g>a: true',
      'u>t',
      'c>j',
      'a>j',
      'j>after',
    );
    // when
    const waiting = await play(xml);
    const run = await play(xml, [{ complete: 'u' }]);
    // then
    expect(waiting.completed).not.toContain('after');
    expect(run.completed.filter(id => id === 'after')).toHaveLength(1);
  });

  it('should make a loop of links without a wait an incident', async () => {
    // given
    const xml = model(`<startEvent id="s"/>${caught('c', 'x')}<exclusiveGateway id="m"/>${thrown('t', 'x')}`, 's>m', 'c>m', 'm>t');
    // when
    const run = await play(xml);
    // then
    expect(run.lines.find(({ event }) => event === 'incident-raised')).toMatchObject({ code: 'step-budget' });
    expect(run.status).toBe('failed');
  });
});
