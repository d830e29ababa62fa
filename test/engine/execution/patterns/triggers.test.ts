import { describe, expect, it } from 'vitest';
import { conditional, defined, eventSubProcess, flowsOf, model } from '../model.ts';
import { drawn, ends, script, send, start, users } from './drawn.ts';

describe('triggers', () => {
  it('should lose a trigger nobody waits for at that moment (WCP-23)', async () => {
    // given
    const body = `${start}${users('a', 'after')}<intermediateCatchEvent id="rung">${defined('signal', 'bell')}</intermediateCatchEvent>${ends('e')}`;
    const play = await drawn(model(body, 's>a', 'a>rung', 'rung>after', 'after>e'));
    const ring = () => play.give({ type: 'deliver-signal', name: 'bell', payload: {} });
    // when: too early, then in time
    ring();
    play.complete('a');
    expect(play.open()).toEqual([]);
    ring();
    // then
    expect(play.open()).toEqual(['after']);
  });

  it('should keep a trigger until an activity is ready for it (WCP-24)', async () => {
    // given: an event sub-process takes the message whenever it comes and keeps it as data
    const noting = script('note', 'paid', 'true') + ends('noted') + flowsOf('keepS>note', 'note>noted');
    const kept = eventSubProcess('keep', defined('message', 'paid'), noting, false);
    const body = `${start}${users('a', 'after')}<intermediateCatchEvent id="ready">${conditional('paid')}</intermediateCatchEvent>${ends('e')}${kept}`;
    const play = await drawn(model(body, 's>a', 'a>ready', 'ready>after', 'after>e'), { paid: false });
    // when
    send(play, 'paid');
    expect(play.open()).toEqual(['a']);
    play.complete('a');
    // then
    expect(play.open()).toEqual(['after']);
  });
});
