import { describe, expect, it } from 'vitest';
import { model, play } from './model.ts';

const output = (from: string, target: string) =>
  `<dataOutputAssociation id="o${target}"><targetRef>${target}</targetRef><assignment><from xsi:type="tFormalExpression">${from}</from></assignment></dataOutputAssociation>`;

describe('data objects', () => {
  it('should be null until a task sets them as it completes', async () => {
    // given
    const xml = model(
      `<dataObject id="fee"/><startEvent id="s"/><exclusiveGateway id="g" default="g_no"/><manualTask id="t">${output('amount * 2', 'fee')}</manualTask>
       <exclusiveGateway id="h" default="h_no"/><endEvent id="yes"/><endEvent id="no"/>`,
      's>g',
      'g>t: fee = null',
      'g>no',
      't>h',
      'h>yes: fee = 6',
      'h>no',
    );
    // when
    const run = await play(xml, [], { amount: 3 });
    // then
    expect(run.completed).toEqual(['s', 'g', 't', 'h', 'yes']);
  });

  it('should be set by the answers of a person', async () => {
    // given
    const xml = model(
      `<dataObject id="d1"/><dataObjectReference id="r1" name="结论" dataObjectRef="d1"/><startEvent id="s"/><userTask id="t">${output('= decided', 'r1')}</userTask>
       <exclusiveGateway id="g" default="g_no"/><endEvent id="yes"/><endEvent id="no"/>`,
      's>t',
      't>g',
      'g>yes: 结论 = "通过"',
      'g>no',
    );
    // when
    const run = await play(xml, [{ complete: 't' }], { decided: '通过' });
    // then
    expect(run.completed.at(-1)).toBe('yes');
  });
});

describe('send task', () => {
  it('should send the message it refers to with its key and payload', async () => {
    // given
    const payload = '<extensionElements><bj:in source="= amount + 1" target="total"/></extensionElements>';
    const xml = model(
      `<startEvent id="s"/><sendTask id="t" messageRef="asked" bj:correlation="= amount">${payload}</sendTask><endEvent id="e"/>`,
      's>t',
      't>e',
    );
    // when
    const run = await play(xml, [], { amount: 4 });
    // then
    const sent = run.lines.find(({ event }) => event === 'message-sent');
    expect(sent).toMatchObject({ element: 't', name: 'asked' });
    expect(run.status).toBe('completed');
  });
});
