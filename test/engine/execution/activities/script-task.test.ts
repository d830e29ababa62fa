import { describe, expect, it } from 'vitest';
import { model, play } from '../model.ts';
import { script } from '../drawing.ts';
import { stage } from '../stage.ts';

describe('script task', () => {
  it('should evaluate a script task as FEEL into its result variable', async () => {
    // given
    const xml = model(
      '<startEvent id="s"/><scriptTask id="a" bj:resultVariable="total" scriptFormat="feel"><script>amount * 2</script></scriptTask><exclusiveGateway id="g" default="g_no"/><endEvent id="yes"/><endEvent id="no"/>',
      's>a',
      'a>g',
      'g>yes: total = 14',
      'g>no',
    );
    // when
    const run = await play(xml, [], { amount: 7 });
    // then
    expect(run.completed).toEqual(['s', 'a', 'g', 'yes']);
  });

  it('should raise an incident when a script reads an unknown name, and keep the token there', async () => {
    // given
    const xml = model(
      '<startEvent id="s"/><scriptTask id="a" scriptFormat="feel" bj:resultVariable="x"><script>missing + 1</script></scriptTask><endEvent id="e"/>',
      's>a',
      'a>e',
    );
    // when
    const run = await play(xml);
    // then
    expect(run.status).toBe('failed');
    expect(run.problem?.en).toContain('missing');
    expect(run.completed).toEqual(['s']);
  });

  it('should pass a value on in any variable that FEEL can hold, a context and a list included', async () => {
    // given
    const xml = model(
      `<startEvent id="s"/>${script('a', 'made', '{ list: [1, "二"], inner: { x: null } }')}<userTask id="w"/>`,
      's>a',
      'a>w',
    );
    // when
    const run = await stage(xml);
    // then
    expect(run.variable('made')).toEqual({ list: [1, '二'], inner: { x: null } });
  });
});
