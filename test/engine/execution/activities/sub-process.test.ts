import { describe, expect, it } from 'vitest';
import { script } from '../drawing.ts';
import { flowsOf, model, play } from '../model.ts';
import { stage } from '../stage.ts';

describe('embedded sub-process', () => {
  it('should run a sub-process in a scope of its own and go on when its last token ends', async () => {
    // given
    const inner = `<startEvent id="is"/><parallelGateway id="ig"/><userTask id="ia"/><userTask id="ib"/><endEvent id="iae"/><endEvent id="ibe"/>${flowsOf('is>ig', 'ig>ia', 'ig>ib', 'ia>iae', 'ib>ibe')}`;
    const xml = model(`<startEvent id="s"/><subProcess id="sub">${inner}</subProcess><endEvent id="e"/>`, 's>sub', 'sub>e');
    // when
    const half = await play(xml, [{ complete: 'ib' }]);
    const whole = await play(xml, [{ complete: 'ib' }, { complete: 'ia' }]);
    // then
    expect(half.status).toBe('waiting');
    expect(half.completed).not.toContain('sub');
    expect(whole.completed.slice(-3)).toEqual(['iae', 'sub', 'e']);
    expect(whole.status).toBe('completed');
  });

  it('should have variables of its own by its mappings, pass on what is mapped out, and share the rest with the process', async () => {
    // given
    const mapped =
      '<extensionElements><bj:in source="= a + 1" target="own"/><bj:out source="= own * 10" target="out"/></extensionElements>';
    const inner = `<startEvent id="is"/>${script('i', 'own', 'own + 1')}${script('k', 'shared', '5')}${flowsOf('is>i', 'i>k')}`;
    // when
    const run = await stage(
      model(`<startEvent id="s"/><subProcess id="sub">${mapped}${inner}</subProcess><userTask id="w"/>`, 's>sub', 'sub>w'),
      { a: 1 },
    );
    // then
    expect([run.variable('out'), run.variable('shared'), run.variable('own')]).toEqual([30, 5, undefined]);
  });

  it('should declare its data objects as null variables of its own that end with it', async () => {
    // given
    const inner = `<dataObject id="d1" name="note"/><startEvent id="is"/>${script('look', 'before', 'note = null')}${script('set', 'note', '"inside"')}${script('copy', 'after', 'note')}${flowsOf('is>look', 'look>set', 'set>copy')}`;
    const body = `<dataObject id="d0" name="file"/><startEvent id="s"/><subProcess id="sub">${inner}</subProcess><userTask id="w"/>`;
    // when
    const run = await stage(model(body, 's>sub', 'sub>w'));
    // then
    expect([run.variable('before'), run.variable('after'), run.variable('note'), run.variable('file')]).toEqual([
      true,
      'inside',
      undefined,
      null,
    ]);
  });

  it('should not hide a variable the case was opened with behind a data object of the same name', async () => {
    // when
    const run = await stage(model('<dataObject id="d0" name="file"/><startEvent id="s"/><userTask id="w"/>', 's>w'), { file: 'given' });
    // then
    expect(run.variable('file')).toBe('given');
  });

  it('should run nested to any depth that may be drawn', async () => {
    // given
    const nest = (depth: number): string =>
      depth === 0
        ? '<userTask id="deep"/>'
        : `<subProcess id="n${depth}"><startEvent id="s${depth}"/>${nest(depth - 1)}${flowsOf(`s${depth}>${depth === 1 ? 'deep' : `n${depth - 1}`}`)}</subProcess>`;
    const run = await stage(model(`<startEvent id="s"/>${nest(15)}`, 's>n15'));
    // when
    run.complete('deep');
    // then
    expect(run.completed().slice(-2)).toEqual(['n14', 'n15']);
    expect(run.state().phase).toBe('closed');
  });
});
