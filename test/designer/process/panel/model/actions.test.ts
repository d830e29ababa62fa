// @vitest-environment happy-dom
import { beforeAll, describe, expect, it } from 'vitest';
import { readAction, withActionRows, withActionSetting, withActionType } from '#designer/process/panel/model/actions.ts';
import {
  documentationOf,
  newTextKey,
  readNotices,
  withDocumentation,
  withNotice,
  withoutNotice,
} from '#designer/process/panel/model/notices.ts';
import { prepareCanvas } from '../../canvas.ts';
import { type Drawing, openDrawing, processOf } from '../open.ts';

const actionIn = async (drawing: Drawing) => (await drawing.compiled()).elements.accept!.action;

describe('actions of the system', () => {
  beforeAll(prepareCanvas);

  it('should be written with what each needs, and without what the one before needed', async () => {
    const drawing = await openDrawing(processOf('promised'));
    const task = drawing.subject('accept');
    const { factory } = drawing.editor;
    const type = (next: Parameters<typeof withActionType>[1]): void => drawing.apply('accept', withActionType(task, next, factory));
    const say = (name: string, value: string): void => drawing.apply('accept', withActionSetting(task, name, value, factory));

    // when, then
    type('issue-document');
    say('document', 'decision');
    expect(await actionIn(drawing)).toEqual({
      type: 'issue-document',
      properties: { document: { text: 'decision', feel: false } },
      out: [],
    });
    type('start-case');
    say('item', 'food-business-new');
    say('relation', 'continued-by');
    drawing.apply('accept', withActionRows(task, 'inputs', [{ source: '= data.application.shopName', target: 'shopName' }], factory));
    drawing.apply('accept', withActionRows(task, 'outputs', [{ source: '= number', target: 'otherNumber' }], factory));
    expect(await actionIn(drawing)).toEqual({
      type: 'start-case',
      properties: {
        item: { text: 'food-business-new', feel: false },
        relation: { text: 'continued-by', feel: false },
        shopName: { text: 'data.application.shopName', feel: true },
      },
      out: [{ source: { text: 'number', feel: true }, target: 'otherNumber' }],
    });
    expect(readAction(task)).toMatchObject({ type: 'start-case', outputs: [{ target: 'otherNumber' }] });
    type('issue-card');
    say('level', 'yellow');
    say('to', 'handler');
    say('reason', '超期未报');
    expect(await actionIn(drawing)).toEqual({
      type: 'issue-card',
      properties: {
        level: { text: 'yellow', feel: false },
        to: { text: 'handler', feel: false },
        reason: { text: '超期未报', feel: false },
      },
      out: [],
    });
    drawing.editor.destroy();
  });
});

describe('notices and notes', () => {
  beforeAll(prepareCanvas);

  it('should be added and taken away one by one', async () => {
    const drawing = await openDrawing(processOf('promised'));
    const task = drawing.subject('accept');
    const { factory } = drawing.editor;
    drawing.apply('accept', withNotice(task, { to: 'handler', text: 'accepted2' }, factory));
    expect((await drawing.compiled()).elements.accept!.notifies).toEqual([
      { to: 'applicant', text: 'accepted' },
      { to: 'handler', text: 'accepted2' },
    ]);

    // when the first goes
    drawing.apply('accept', withoutNotice(task, readNotices(task)[0]!.child, factory));

    // then the other stays, and everything else of the step
    const { notifies, issues, action } = (await drawing.compiled()).elements.accept!;
    expect(notifies).toEqual([{ to: 'handler', text: 'accepted2' }]);
    expect([issues, action?.type]).toEqual([[{ document: 'acceptance-notice' }], 'none']);
    drawing.editor.destroy();
  });

  it('should get a key no other words have', () => {
    const texts = { zh: { accept: '', accept2: '' }, en: { accept3: '' } };
    expect(newTextKey({ texts }, 'accept')).toBe('accept4');
    expect(newTextKey({ texts }, 'Activity_0x1')).toBe('Activity0x1');
  });

  it('should be a documentation that is written, changed and taken away', async () => {
    const drawing = await openDrawing(processOf('promised'));
    const task = drawing.subject('accept');
    const write = (words: string): void => drawing.apply('accept', withDocumentation(task, words, drawing.editor.factory));
    const before = await drawing.editor.saveXml();
    write('按 HS-12 办理');
    write('按 HS-12 第九条办理');
    expect(documentationOf(task)).toBe('按 HS-12 第九条办理');
    expect(await drawing.editor.saveXml()).toContain('<bpmn:documentation>按 HS-12 第九条办理</bpmn:documentation>');
    write('');
    expect(documentationOf(task)).toBe('');
    for (let step = 0; step < 3; step += 1) drawing.editor.history.undo();
    expect(await drawing.editor.saveXml()).toBe(before);
    drawing.editor.destroy();
  });
});
