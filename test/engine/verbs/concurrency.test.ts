import { describe, expect, it } from 'vitest';
import type { Level } from '#engine/verbs/concurrency.ts';
import { levelOf } from '#engine/verbs/concurrency.ts';
import { compile, defined, eventSubProcess, flowsOf, model } from '../execution/model.ts';
import { user } from './moves.ts';

const users = (...ids: string[]) => ids.map(id => user(id)).join('');
const levelIn = async (body: string, ...flows: string[]): Promise<Level> =>
  levelOf(await compile(model(`<startEvent id="s"/>${body}`, ...flows)), 'p');
const pairs = ({ together }: Level, ...names: string[]) =>
  names.flatMap((a, n) => names.slice(n).flatMap(b => (together(a, b) ? [a === b ? `${a} twice` : `${a} ${b}`] : [])));

describe('places that can be marked together (并行关系)', () => {
  it('should be those of different parallel branches, flows that wait at the join among them', async () => {
    const level = await levelIn(
      `${users('a', 'x', 'y', 'b')}<parallelGateway id="g"/><parallelGateway id="j"/>`,
      ...['s>a', 'a>g', 'g>x', 'g>y', 'x>j', 'y>j', 'j>b'],
    );
    expect(pairs(level, 'a', 'x', 'y', 'x_j', 'y_j', 'b')).toEqual(['x y', 'x y_j', 'y x_j', 'x_j y_j']);
    expect([level.leads('a', 'b'), level.leads('b', 'a'), level.leads('x', 'y')]).toEqual([true, false, false]);
  });

  it('should not be those of a choice, also in a loop around a split', async () => {
    const level = await levelIn(
      `${users('x', 'y', 'z', 'b')}<exclusiveGateway id="m"/><parallelGateway id="g"/><parallelGateway id="j"/><exclusiveGateway id="k" default="k_b"/>`,
      ...['s>m', 'm>g', 'g>x', 'g>y', 'x>j', 'y>j', 'j>k', 'k>m: again', 'k>z: other', 'k>b'],
    );
    expect(pairs(level, 'x', 'y', 'z', 'b')).toEqual(['x y']);
    expect(level.leads('x', 'y')).toBe(true);
  });

  it('should see through inclusive joins, and a join that a loop comes back to', async () => {
    const level = await levelIn(
      `${users('x', 'y', 'b', 'z')}<parallelGateway id="f"/><inclusiveGateway id="g"/><inclusiveGateway id="j"/><exclusiveGateway id="k" default="k_e"/><endEvent id="e"/>`,
      ...['s>f', 'f>z', 'f>g', 'g>x: true', 'g>y: true', 'x>j', 'y>j', 'j>b', 'b>k', 'k>j: again', 'k>e'],
    );
    expect(pairs(level, 'x', 'y', 'b', 'z')).toEqual(['x y', 'x z', 'y z', 'b z']);
  });

  it('should know activities left by two flows, several starts, links, and tokens that meet again', async () => {
    const level = await levelIn(
      `<startEvent id="t"/>${users('a', 'x', 'y', 'm', 'q')}<intermediateThrowEvent id="out">${defined('link', 'L')}</intermediateThrowEvent><intermediateCatchEvent id="in">${defined('link', 'L')}</intermediateCatchEvent>`,
      ...['s>a', 'a>x', 'a>y', 'x>m', 'y>m', 't>out', 'in>q'],
    );
    expect(pairs(level, 'a', 'x', 'y', 'm', 'q')).toEqual(['a q', 'x y', 'x m', 'x q', 'y m', 'y q', 'm twice', 'm q']);
  });

  it('should tell boundary events that interrupt from those that do not, and event sub-processes alike', async () => {
    const signal = defined('signal', 'go');
    const level = await levelIn(
      `${users('a', 'stopped', 'beside')}<boundaryEvent id="b1" attachedToRef="a">${signal}</boundaryEvent><boundaryEvent id="b2" attachedToRef="a" cancelActivity="false">${signal}</boundaryEvent>
       ${eventSubProcess('e1', signal, user('u1') + flowsOf('e1S>u1'))}${eventSubProcess('e2', signal, user('u2') + flowsOf('e2S>u2'), false)}`,
      ...['s>a', 'b1>stopped', 'b2>beside'],
    );
    expect(level.together('a', 'stopped')).toBe(false);
    expect([level.together('a', 'beside'), level.together('beside', 'beside'), level.together('stopped', 'beside')]).toEqual([
      true,
      true,
      true,
    ]);
    expect([level.together('a', 'e1'), level.together('a', 'e2')]).toEqual([false, true]);
  });

  it('should let the activities of an ad-hoc sub-process stand beside each other', async () => {
    const definition = await compile(
      model(`<startEvent id="s"/><adHocSubProcess id="free">${users('x', 'y')}</adHocSubProcess>`, 's>free'),
    );
    expect(pairs(levelOf(definition, 'free'), 'x', 'y')).toEqual(['x twice', 'x y', 'y twice']);
  });

  it('should be worked out once for a definition', async () => {
    const definition = await compile(model(`<startEvent id="s"/>${users('a')}`, 's>a'));
    expect(levelOf(definition, 'p')).toBe(levelOf(definition, 'p'));
  });
});
