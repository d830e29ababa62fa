import { describe, expect, it } from 'vitest';
import { boundary, defined, model } from '../model.ts';
import { stage } from '../stage.ts';

describe('receive task', () => {
  it('should wait for its message with its key and take its values', async () => {
    // given
    const task =
      '<receiveTask id="a" messageRef="paid" bj:correlation="= number"><extensionElements><bj:out source="= amount * 2" target="twice"/></extensionElements></receiveTask>';
    const run = await stage(model(`<startEvent id="s"/>${task}<userTask id="w"/>`, 's>a', 'a>w'), { number: 'N1' });
    // when
    const other = run.give({ type: 'deliver-message', name: 'paid', key: 'N2', payload: { amount: 1 } });
    run.give({ type: 'deliver-message', name: 'paid', key: 'N1', payload: { amount: 4 } });
    // then
    expect(other?.code).toBe('message-not-awaited');
    expect(run.variable('twice')).toBe(8);
    expect(run.open()).toEqual(['w']);
  });

  it('should be interrupted by its boundary event', async () => {
    // given
    const body = `<startEvent id="s"/><receiveTask id="a" messageRef="paid"/>${boundary('b', 'a', defined('signal', 'stop'))}<endEvent id="e"/><endEvent id="be"/>`;
    const run = await stage(model(body, 's>a', 'a>e', 'b>be'));
    // when
    run.give({ type: 'deliver-signal', name: 'stop', payload: {} });
    // then
    expect(run.completed()).toEqual(['s', 'b', 'be']);
    expect(run.state().phase).toBe('closed');
  });
});
