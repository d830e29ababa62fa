// @vitest-environment happy-dom
import { beforeAll, describe, expect, it } from 'vitest';
import { type AssignmentView, readAssignment, withAssignment } from '#designer/process/panel/model/assignment.ts';
import { childOf } from '#designer/process/properties.ts';
import { prepareCanvas } from '../../canvas.ts';
import { type Drawing, openDrawing, processOf, smallProcess } from '../open.ts';

const open = (): Promise<Drawing> => openDrawing(processOf('promised'));
const set = ({ apply, editor, subject }: Drawing, change: Partial<AssignmentView>): void =>
  apply('review', withAssignment(subject('review'), change, editor.factory));
const assignmentIn = async (drawing: Drawing) => (await drawing.compiled()).elements.review!.assignment;

const usual = { distribute: 'claim', whenEmpty: 'administrator', whenApplicant: 'self', whenRepeated: 'ask', notBy: [] };

/** Every rule as the panel sets it, and what the engine reads. */
const table: readonly (readonly [string, Partial<AssignmentView>, object])[] = [
  ['role of the centre', { rule: 'role', role: 'approver', reach: 'centre' }, { rule: 'role', role: 'approver', reach: 'centre' }],
  ["role of the item's unit", { rule: 'role', role: 'handler', reach: 'unit' }, { rule: 'role', role: 'handler', reach: 'unit' }],
  ['role of the window', { rule: 'role', role: 'handler', reach: 'window' }, { rule: 'role', role: 'handler', reach: 'window' }],
  [
    'role of a named unit',
    { rule: 'role', role: 'handler', reach: 'named', unit: 'health' },
    { rule: 'role', role: 'handler', reach: 'centre', unit: { text: 'health', feel: false } },
  ],
  [
    'role of a unit an expression gives',
    { rule: 'role', role: '= settings.lead', reach: 'feel', unit: '= branch.unit' },
    { rule: 'role', role: '= settings.lead', reach: 'centre', unit: { text: 'branch.unit', feel: true } },
  ],
  ['who did a step', { rule: 'previous', step: 'handle' }, { rule: 'previous', step: 'handle' }],
  [
    'people by name',
    { rule: 'person', people: ['liqiang', 'chenjing'] },
    { rule: 'person', people: { text: 'liqiang chenjing', feel: false } },
  ],
  [
    'people by expression',
    { rule: 'person', people: '= case.openedBy' },
    { rule: 'person', people: { text: 'case.openedBy', feel: true } },
  ],
  ['leaders of the starter', { rule: 'leader', of: 'starter', levels: 2 }, { rule: 'leader', of: 'starter', levels: 2 }],
  [
    'leaders of who did a step',
    { rule: 'leader', of: 'previous', step: 'handle', levels: 1 },
    { rule: 'leader', of: 'previous', step: 'handle', levels: 1 },
  ],
  ["leaders of the item's unit", { rule: 'leader', of: 'unit', levels: 3 }, { rule: 'leader', of: 'unit', levels: 3 }],
  ['chosen by the starter', { rule: 'choice', of: 'starter', role: 'handler' }, { rule: 'choice', of: 'starter', role: 'handler' }],
  ['chosen at a step', { rule: 'choice', of: 'previous', step: 'handle' }, { rule: 'choice', of: 'previous', step: 'handle' }],
  ['people of a field', { rule: 'field', field: 'handle.helper' }, { rule: 'field', field: 'handle.helper' }],
  [
    'units of a field',
    { rule: 'field', field: 'handle.units', role: 'handler' },
    { rule: 'field', field: 'handle.units', role: 'handler' },
  ],
];

describe('who does a step', () => {
  beforeAll(prepareCanvas);

  it.each(table)('should write %s so that the engine reads it, and read it back', async (_, change, expected) => {
    // given a step that names everything a rule may need
    const drawing = await open();

    // when
    set(drawing, { role: undefined, reach: 'centre', unit: undefined, ...change });

    // then
    expect(await assignmentIn(drawing)).toEqual({ ...usual, ...expected });
    expect(readAssignment(drawing.subject('review'))).toMatchObject(change);
    drawing.editor.destroy();
  });

  it('should write the policies, and leave usual ones unsaid', async () => {
    const drawing = await open();

    // when
    set(drawing, {
      distribute: 'rotation',
      whenEmpty: 'role',
      whenEmptyRole: 'approver',
      whenApplicant: 'leader',
      whenRepeated: 'pass',
      notBy: ['check', 'handle'],
    });

    // then
    expect(await assignmentIn(drawing)).toMatchObject({
      distribute: 'rotation',
      whenEmpty: 'role',
      whenEmptyRole: 'approver',
      whenApplicant: 'leader',
      whenRepeated: 'pass',
      notBy: ['check', 'handle'],
    });
    set(drawing, { distribute: 'claim', whenEmpty: 'administrator', whenApplicant: 'self', whenRepeated: 'ask', notBy: [] });
    const child = childOf(drawing.subject('review'), 'bj:Assignment')!;
    expect(['distribute', 'whenEmptyRole', 'whenApplicant', 'whenRepeated', 'notBy'].map(name => child.get(name))).toEqual(
      Array(5).fill(undefined),
    );
    drawing.editor.destroy();
  });

  it('should take away what only another rule needs, in one step of undo', async () => {
    const drawing = await open();
    set(drawing, { rule: 'leader', of: 'previous', step: 'handle', levels: 4 });
    const before = await drawing.editor.saveXml();

    // when
    set(drawing, { rule: 'role', role: 'approver' });

    // then
    const child = childOf(drawing.subject('review'), 'bj:Assignment')!;
    expect(['of', 'step', 'levels'].map(name => child.get(name))).toEqual([undefined, undefined, undefined]);
    drawing.editor.history.undo();
    expect(await drawing.editor.saveXml()).toBe(before);
    drawing.editor.destroy();
  });

  it('should read what older models write in the role', async () => {
    const step = (id: string, assignment: string) =>
      `<bpmn:userTask id="${id}"><bpmn:extensionElements><bj:assignment ${assignment} /></bpmn:extensionElements></bpmn:userTask>`;
    const { subject, editor } = await openDrawing(
      smallProcess(
        step('a', 'rule="previous" role="b"') +
          step('b', 'rule="person" role="= case.openedBy"') +
          step('c', 'role="x" unit="= service.unit"'),
      ),
    );

    // then
    expect(readAssignment(subject('a'))).toMatchObject({ rule: 'previous', step: 'b', role: undefined });
    expect(readAssignment(subject('b'))).toMatchObject({ rule: 'person', people: '= case.openedBy' });
    expect(readAssignment(subject('c'))).toMatchObject({ rule: 'role', role: 'x', reach: 'unit' });
    editor.destroy();
  });
});
