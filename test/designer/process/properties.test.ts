// @vitest-environment happy-dom
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { createModeler, type EditorElement, type ProcessEditor } from '#designer/process/createModeler.ts';
import { kindOf } from '#designer/process/kinds.ts';
import { judgeCondition } from '#designer/process/panel/flow/FlowFields.tsx';
import {
  attributeOf,
  childOf,
  conditionOf,
  type Editable,
  issuesOf,
  readLimit,
  verbsOf,
  withChild,
  withCondition,
  withIssues,
  withoutChild,
} from '#designer/process/properties.ts';
import { readAssignment } from '#designer/process/panel/model/assignment.ts';
import { definitionOf } from '#designer/process/panel/model/events.ts';
import { readTimer, withTimer } from '#designer/process/panel/model/timers.ts';
import { readBpmn } from '#engine/bpmn/index.ts';
import { prepareCanvas } from './canvas.ts';

/** Reading and writing what our panel sets, on the real canvas, and what the engine makes of it (属性读写). */
const promised = readFileSync(join(import.meta.dirname, '../../../processes/packs/promised/process.bpmn'), 'utf8');
const zoo = readFileSync(join(import.meta.dirname, 'zoo.bpmn'), 'utf8');

async function open(bpmn = promised): Promise<ProcessEditor> {
  const host = document.createElement('div');
  document.body.append(host);
  return createModeler(host, bpmn, 'zh');
}

function at(editor: ProcessEditor, id: string): { readonly element: EditorElement; readonly subject: Editable } {
  const element = editor.find(id)!;
  return { element, subject: element.businessObject };
}

async function compiled(editor: ProcessEditor) {
  const { definition, problems } = await readBpmn(await editor.saveXml());
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  return definition!;
}

describe('properties of elements', () => {
  beforeAll(prepareCanvas);

  it('should read what a pack says of a step', async () => {
    // given
    const editor = await open();
    const { subject } = at(editor, 'review');

    // then
    expect(kindOf(subject)).toBe('userTask');
    expect([attributeOf(subject, 'form'), attributeOf(subject, 'stage'), attributeOf(subject, 'limit')]).toEqual([
      'review',
      'review',
      undefined,
    ]);
    expect(readAssignment(subject)).toMatchObject({
      rule: 'role',
      role: 'reviewer',
      reach: 'unit',
      whenEmpty: 'administrator',
      isDrawn: true,
    });
    expect(verbsOf(subject)).toEqual({
      allow: ['transfer', 'delegate', 'add-signer', 'remove-signer', 'return', 'take-back', 'circulate'],
      opinion: 'none',
    });
    expect(issuesOf(at(editor, 'accept').subject)).toEqual(['acceptance-notice']);
    expect(conditionOf(at(editor, 'checkDecline').subject)).toBe('data.check.result = "decline"');
    editor.destroy();
  });

  it('should write form, limit, act, role, verbs and documents so that the engine reads them', async () => {
    // given
    const editor = await open();
    const { element, subject } = at(editor, 'review');

    // when
    editor.rename(element, '复核');
    editor.apply(element, { target: subject, properties: { 'bj:limit': '2wd', 'bj:stage': 'approve' } });
    editor.apply(element, withChild(subject, 'bj:Assignment', { role: 'approver', unit: undefined }, editor.factory));
    editor.apply(element, withChild(subject, 'bj:Verbs', { allow: 'return', opinion: 'required' }, editor.factory));
    editor.apply(element, withIssues(subject, ['acceptance-notice'], editor.factory));

    // then
    const found = (await compiled(editor)).elements.review!;
    expect(found).toMatchObject({
      name: '复核',
      form: 'review',
      limit: { text: '2wd', feel: false },
      stage: 'approve',
      opinion: 'required',
      verbs: ['return'],
    });
    expect(found.assignment).toMatchObject({ rule: 'role', role: 'approver', reach: 'centre', whenEmpty: 'administrator' });
    expect(found.issues).toEqual([{ document: 'acceptance-notice' }]);
    editor.destroy();
  });

  it('should undo each change in one step and leave no trace', async () => {
    // given
    const editor = await open();
    const { element, subject } = at(editor, 'checkAccept');
    const before = await editor.saveXml();

    // when
    editor.apply(element, withCondition(subject, 'data.check.result = "accept"', editor.factory));
    const changed = await editor.saveXml();
    editor.history.undo();

    // then
    expect(changed).toContain('data.check.result = "accept"');
    expect(await editor.saveXml()).toBe(before);
    expect(editor.history.canUndo()).toBe(false);
    expect(editor.history.canRedo()).toBe(true);
    editor.destroy();
  });

  it('should make the extension elements of a bare step, in one step of undo', async () => {
    // given
    const editor = await open(zoo);
    const { element, subject } = at(editor, 'userTask1');
    const before = await editor.saveXml();

    // when
    editor.apply(
      element,
      withChild(subject, 'bj:Assignment', { rule: 'role', role: 'handler', whenEmpty: 'administrator' }, editor.factory),
    );

    // then
    expect(readAssignment(subject)).toMatchObject({ role: 'handler', isDrawn: true });
    expect(await editor.saveXml()).toContain('<bj:assignment rule="role" role="handler" whenEmpty="administrator"');
    editor.apply(element, withoutChild(subject, 'bj:Assignment', editor.factory));
    expect(childOf(subject, 'bj:Assignment')).toBeUndefined();
    editor.history.undo();
    editor.history.undo();
    expect(await editor.saveXml()).toBe(before);
    editor.destroy();
  });

  it('should keep the condition of a document that stays, and drop what is taken away', async () => {
    // given
    const editor = await open();
    const { element, subject } = at(editor, 'accept');
    editor.apply(element, { target: childOf(subject, 'bj:Issue')!, properties: { when: '= true' } });

    // when
    editor.apply(element, withIssues(subject, ['decision', 'acceptance-notice'], editor.factory));

    // then
    const { issues } = (await compiled(editor)).elements.accept!;
    expect(issues).toEqual([{ document: 'acceptance-notice', when: { text: 'true', feel: true } }, { document: 'decision' }]);
    editor.apply(element, withIssues(subject, [], editor.factory));
    expect((await compiled(editor)).elements.accept!.issues).toEqual([]);
    editor.destroy();
  });

  it('should set and take away the condition of a flow', async () => {
    // given
    const editor = await open();
    const { element, subject } = at(editor, 'checkDecline');

    // when
    editor.apply(element, withCondition(subject, ' data.check.result = "other" ', editor.factory));
    const changed = (await compiled(editor)).flows.checkDecline!.condition;
    editor.apply(element, withCondition(subject, '', editor.factory));

    // then
    expect(changed).toEqual({ text: 'data.check.result = "other"', feel: true });
    expect(conditionOf(subject)).toBe('');
    editor.destroy();
  });

  it('should set the duration of a timer', async () => {
    // given
    const editor = await open(zoo);
    const { element, subject } = at(editor, 'boundary1');
    const definition = definitionOf(subject)!;

    // when
    editor.apply(element, withTimer(definition, { kind: 'duration', value: 'P3D', isWorking: true }, editor.factory));

    // then
    expect(readTimer(definition)).toEqual({ kind: 'duration', value: 'P3D', isWorking: true, stopsWithClock: false });
    expect(await editor.saveXml()).toContain('bj:calendar="working"');
    editor.destroy();
  });

  it("should make new tasks people's tasks, but leave a change of type alone", async () => {
    // given
    const editor = await open();
    const shapes = editor.service<{ createShape(attributes: object): EditorElement }>('elementFactory');
    const replace = editor.service<{ replaceElement(element: EditorElement, target: object): EditorElement }>('bpmnReplace');

    // when
    const drawn = shapes.createShape({ type: 'bpmn:Task' });
    const replaced = replace.replaceElement(editor.find('review')!, { type: 'bpmn:Task' });

    // then
    expect(drawn.businessObject.$type).toBe('bpmn:UserTask');
    expect(replaced.businessObject.$type).toBe('bpmn:Task');
    editor.destroy();
  });

  it('should say what is wrong with a condition while it is typed', () => {
    expect(judgeCondition('')).toBeNull();
    expect(judgeCondition('data.check.result = "accept"')).toBeNull();
    expect(judgeCondition('data.check.result = ')).not.toBeNull();
  });

  it('should read limits as numbers and units', () => {
    expect(readLimit('3wd')).toEqual({ n: 3, unit: 'wd' });
    expect(readLimit('30min')).toEqual({ n: 30, unit: 'min' });
    expect([readLimit(undefined), readLimit('0wd'), readLimit('3 days')]).toEqual([null, null, null]);
  });
});
