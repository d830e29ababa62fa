// @vitest-environment happy-dom
import { beforeAll, describe, expect, it } from 'vitest';
import { type LoopView, readLoop, withLoop } from '#designer/process/panel/model/loops.ts';
import { readMappings, withMappings } from '#designer/process/panel/model/mappings.ts';
import { prepareCanvas } from '../../canvas.ts';
import { type Drawing, openDrawing, processOf } from '../open.ts';

const repeat = ({ apply, editor, subject }: Drawing, change: Partial<LoopView>): void =>
  apply('review', withLoop(subject('review'), change, editor.factory));

describe('repetition of an activity', () => {
  beforeAll(prepareCanvas);

  it('should go through a list at once or in turn', async () => {
    const drawing = await openDrawing(processOf('promised'));
    const before = await drawing.editor.saveXml();

    // when
    repeat(drawing, {
      repeat: 'parallel',
      collection: '= service.branches',
      elementVariable: 'branch',
      completion: 'numberOfCompletedInstances > 1',
      outputCollection: 'opinions',
      outputElement: '= outcome',
    });

    // then
    const expected = {
      sequential: false,
      collection: { text: 'service.branches', feel: true },
      elementVariable: 'branch',
      completion: { text: 'numberOfCompletedInstances > 1', feel: true },
      outputCollection: 'opinions',
      outputElement: { text: 'outcome', feel: true },
    };
    expect((await drawing.compiled()).elements.review!.multi).toMatchObject(expected);
    repeat(drawing, { repeat: 'sequential' });
    expect((await drawing.compiled()).elements.review!.multi).toMatchObject({ ...expected, sequential: true });
    drawing.editor.history.undo();
    drawing.editor.history.undo();
    expect(await drawing.editor.saveXml()).toBe(before);
    drawing.editor.destroy();
  });

  it('should take a number in the place of a list', async () => {
    const drawing = await openDrawing(processOf('promised'));
    repeat(drawing, { repeat: 'parallel', collection: '= data.check.items' });

    // when
    repeat(drawing, { by: 'number', cardinality: '3' });

    // then
    const { multi } = (await drawing.compiled()).elements.review!;
    expect(multi).toMatchObject({ cardinality: { text: '3', feel: false } });
    expect(multi).not.toHaveProperty('collection');
    expect(readLoop(drawing.subject('review'))).toMatchObject({ by: 'number', cardinality: '3', collection: '' });
    drawing.editor.destroy();
  });

  it('should repeat while a condition holds, and be done once again', async () => {
    const drawing = await openDrawing(processOf('promised'));

    // when
    repeat(drawing, { repeat: 'loop', condition: 'data.review.result = "return"', maximum: 5, testBefore: true });

    // then
    expect((await drawing.compiled()).elements.review!.loop).toEqual({
      testBefore: true,
      condition: { text: 'data.review.result = "return"', feel: true },
      maximum: 5,
    });
    repeat(drawing, { repeat: 'once' });
    expect(readLoop(drawing.subject('review')).repeat).toBe('once');
    expect((await drawing.compiled()).elements.review).not.toHaveProperty('loop');
    drawing.editor.destroy();
  });

  it('should read what the joint pack draws', async () => {
    const { editor, subject, compiled } = await openDrawing(processOf('joint'));
    const branches = Object.values((await compiled()).elements).find(({ multi }) => multi)!;
    expect(readLoop(subject(branches.id))).toMatchObject({ repeat: 'parallel', by: 'collection', elementVariable: 'branch' });
    editor.destroy();
  });
});

describe('values that cross', () => {
  beforeAll(prepareCanvas);

  it('should be added, changed and taken away row by row', async () => {
    const drawing = await openDrawing(processOf('promised'));
    const call = drawing.subject('callSupplement');
    expect(readMappings(call, 'bj:Out')).toEqual([{ source: '= outcome', target: 'supplementOutcome' }]);

    // when
    const rows = [...readMappings(call, 'bj:Out'), { source: '= reason', target: 'why' }];
    drawing.apply('callSupplement', withMappings(call, 'bj:Out', rows, drawing.editor.factory));
    drawing.apply(
      'callSupplement',
      withMappings(call, 'bj:In', [{ source: '= data.check.result', target: 'result' }], drawing.editor.factory),
    );

    // then
    const read = (await drawing.compiled()).elements.callSupplement!;
    expect(read.out.map(({ target }) => target)).toEqual(['supplementOutcome', 'why']);
    expect(read.in).toEqual([{ source: { text: 'data.check.result', feel: true }, target: 'result' }]);
    drawing.apply('callSupplement', withMappings(call, 'bj:In', [], drawing.editor.factory));
    expect((await drawing.compiled()).elements.callSupplement!.in).toEqual([]);
    drawing.editor.destroy();
  });
});
