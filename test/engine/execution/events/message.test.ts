import { describe, expect, it } from 'vitest';
import { model, play } from '../model.ts';

describe('message events', () => {
  const keyed = (id: string, key: string) =>
    `<intermediateCatchEvent id="${id}"><messageEventDefinition messageRef="paid" bj:correlation="= ${key}"/></intermediateCatchEvent>`;

  it('should be correlated by name and FEEL key', async () => {
    // given
    const xml = model(
      `<startEvent id="s"/><parallelGateway id="g"/>${keyed('m1', 'first')}${keyed('m2', 'second')}`,
      's>g',
      'g>m1',
      'g>m2',
    );
    const data = { first: 'A', second: 'B' };
    // when
    const second = await play(xml, [{ message: 'paid', key: 'B' }], data);
    const both = await play(
      xml,
      [
        { message: 'paid', key: 'B' },
        { message: 'paid', key: 'A' },
      ],
      data,
    );
    const neither = await play(xml, [{ message: 'paid', key: 'C' }], data);
    const keyless = await play(xml, [{ message: 'paid' }], data);
    // then
    expect(second.completed).toEqual(['s', 'g', 'm2']);
    expect(both.status).toBe('completed');
    expect([neither.status, keyless.status]).toEqual(['failed', 'failed']);
    expect(neither.problem?.en).toContain('Expected the case to wait for "paid"');
  });

  it('should take numbers as keys by their text, and go to the oldest of equal waits', async () => {
    // given
    const xml = model(`<startEvent id="s"/><parallelGateway id="g"/>${keyed('m1', '7')}${keyed('m2', '7')}`, 's>g', 'g>m1', 'g>m2');
    // when
    const run = await play(xml, [{ message: 'paid', key: '7' }]);
    // then
    expect(run.completed).toEqual(['s', 'g', 'm1']);
  });

  it('should make a key without a value an incident of the step that waits', async () => {
    // given
    const xml = model(`<startEvent id="s"/>${keyed('m1', 'missing')}`, 's>m1');
    // when
    const run = await play(xml);
    const mended = await play(xml, [
      { retry: 'm1', data: { missing: 'A' } },
      { message: 'paid', key: 'A' },
    ]);
    // then
    expect(run.lines.find(({ event }) => event === 'incident-raised')).toMatchObject({ code: 'expression-failed', element: 'm1' });
    expect(mended.status).toBe('completed');
  });
});
