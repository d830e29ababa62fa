import { describe, expect, it } from 'vitest';
import { checkSteps } from '#engine/simulation/index.ts';
import { model, play, timer } from '../execution/model.ts';

describe('scripts', () => {
  const xml = model(
    `<startEvent id="s"/><userTask id="a" name="受理"/><boundaryEvent id="b" attachedToRef="a" cancelActivity="false">${timer('timeCycle', 'R/P1D')}</boundaryEvent><task id="r"/><endEvent id="e"/>`,
    's>a',
    'b>r',
    'a>e',
  );

  it('should put one event on a line with its element, and say how the run ended', async () => {
    // when
    const run = await play(xml, [{ complete: '受理', data: { ok: true } }]);
    // then
    expect(run.status).toBe('completed');
    expect(run.lines.filter(({ event }) => event === 'element-completed')).toMatchObject([
      { element: 's' },
      { element: 'a' },
      { element: 'e' },
    ]);
    expect(run.lines.at(-1)).toMatchObject({ event: 'case-closed', at: '2026-01-05 09:00' });
    expect(run.lines.find(({ event }) => event === 'variable-set')).toMatchObject({ name: 'ok', value: true });
  });

  it('should fire what falls due on the way in order of time, at its own moment', async () => {
    // when
    const run = await play(xml, [{ advance: 'P3DT1H' }]);
    // then
    expect(run.lines.filter(({ event }) => event === 'timer-fired').map(({ at }) => at)).toEqual([
      '2026-01-06 09:00',
      '2026-01-07 09:00',
      '2026-01-08 09:00',
    ]);
    expect(run.status).toBe('waiting');
  });

  it('should advance to a local moment, and never back', async () => {
    // when
    const run = await play(xml, [{ advance: '2026-01-06T12:00' }, { advance: '2026-01-01T00:00' }, { complete: 'a' }]);
    // then
    expect(run.lines.at(-1)?.at).toBe('2026-01-06 12:00');
  });

  it('should stop at too many firings instead of running for ever', async () => {
    // given: 20 years of daily reminders are 7,305 firings, 40 years more than the limit
    // when
    const run = await play(xml, [{ advance: 'P40Y' }]);
    // then
    expect(run.status).toBe('failed');
    expect(run.problem?.en).toContain('10000');
  });

  it('should start an activity of an open ad-hoc sub-process, and say when none is open', async () => {
    // given
    const adHoc = model('<startEvent id="s"/><adHocSubProcess id="h"><userTask id="one"/><userTask id="two"/></adHocSubProcess>', 's>h');
    // when
    const run = await play(adHoc, [{ activity: 'two' }]);
    const none = await play(xml, [{ activity: 'two' }]);
    // then
    expect(run.lines.filter(({ event }) => event === 'task-created').map(({ element }) => element)).toEqual(['two']);
    expect(none.problem?.en).toBe('Step 1: Expected an open ad-hoc sub-process with "two" in it, but there is none.');
  });

  it('should retry the incident of an element with variables set before, and say when it has none', async () => {
    // given
    const script = model(
      '<startEvent id="s"/><scriptTask id="x" scriptFormat="feel" bj:resultVariable="y"><script>n + 1</script></scriptTask>',
      's>x',
    );
    // when
    const run = await play(script, [{ retry: 'x', data: { n: 1 } }]);
    const again = await play(script, [{ retry: 'x' }]);
    const none = await play(xml, [{ retry: 'a' }]);
    // then
    expect(run.status).toBe('completed');
    expect(again.lines.filter(({ event }) => event === 'incident-raised')).toHaveLength(2);
    expect(none.problem?.en).toContain('Expected an open incident at "a"');
  });

  it.each([
    [{}, 'list'],
    [[1], 'Step 1'],
    [[{ complete: 'a' }, { complete: 'a', advance: 'P1D' }], 'Step 2'],
    [[{ jump: 'a' }], 'exactly one'],
    [[{ complete: '' }], 'text'],
    [[{ complete: 'a', data: [] }], 'data'],
    [[{ advance: 'tomorrow' }], 'advance'],
    [[{ complete: 'a' }, { start: 's' }], 'Step 2: expected start only in the first step'],
    [[{ message: 'm', key: 7 }], 'key'],
  ])('should refuse the steps %j', (steps, words) => {
    const checked = checkSteps(steps);
    expect(checked.ok).toBe(false);
    expect(!checked.ok && checked.message.en).toContain(words);
  });

  it('should take good steps as they are', () => {
    const steps = [
      { complete: 'a', data: { ok: true } },
      { advance: 'P1D' },
      { advance: '2026-03-02T09:00' },
      { message: 'm', key: 'A7' },
      { signal: 's' },
      { activity: 'a' },
      { retry: 'a', data: { n: 1 } },
    ];
    expect(checkSteps([{ start: 's' }, ...steps]).ok).toBe(true);
    expect(checkSteps(steps)).toEqual({ ok: true, steps });
  });
});
