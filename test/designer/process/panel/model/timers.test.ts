// @vitest-environment happy-dom
import { beforeAll, describe, expect, it } from 'vitest';
import { definitionOf, eventTypeOf, interruptionOf, withBody } from '#designer/process/panel/model/events.ts';
import { nameOfRoot, namesOfRoots, rootNamed } from '#designer/process/panel/model/roots.ts';
import {
  judgeTime,
  readRepeat,
  readSpan,
  readTimer,
  type TimerView,
  withTimer,
  writeRepeat,
  writeSpan,
} from '#designer/process/panel/model/timers.ts';
import type { Editable } from '#designer/process/properties.ts';
import { prepareCanvas } from '../../canvas.ts';
import { type Drawing, openDrawing, processOf, smallProcess } from '../open.ts';

const waiting = smallProcess(`
  <bpmn:startEvent id="start"><bpmn:outgoing>a</bpmn:outgoing></bpmn:startEvent>
  <bpmn:userTask id="work" bj:limit="3wd"><bpmn:incoming>a</bpmn:incoming></bpmn:userTask>
  <bpmn:boundaryEvent id="late" attachedToRef="work"><bpmn:timerEventDefinition id="lateTimer"><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">P1D</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent>
  <bpmn:boundaryEvent id="changed" attachedToRef="work" cancelActivity="false"><bpmn:conditionalEventDefinition id="changedWhen"><bpmn:condition xsi:type="bpmn:tFormalExpression">true</bpmn:condition></bpmn:conditionalEventDefinition></bpmn:boundaryEvent>
  <bpmn:sequenceFlow id="a" sourceRef="start" targetRef="work" />`);

const set = ({ apply, editor, subject }: Drawing, change: Partial<TimerView>): void =>
  apply('late', withTimer(definitionOf(subject('late'))!, change, editor.factory));
const eventIn = async (drawing: Drawing) => (await drawing.compiled()).elements.late!.event;

describe('timers in words', () => {
  beforeAll(prepareCanvas);

  it.each([
    ['P3D', { n: 3, unit: 'D' }],
    ['PT4H', { n: 4, unit: 'H' }],
    ['PT30M', { n: 30, unit: 'M' }],
  ] as const)('should read %s as so many units and write it again', (text, span) => {
    expect(readSpan(text)).toEqual(span);
    expect(writeSpan(span)).toBe(text);
  });

  it('should leave what says more to the text', () => {
    expect([readSpan('P1DT2H'), readSpan('P1M'), readSpan('= x'), readSpan('')]).toEqual([null, null, null, null]);
    expect(readRepeat('R3/PT1H')).toEqual({ times: 3, every: { n: 1, unit: 'H' } });
    expect(readRepeat('R/P1D')).toEqual({ times: null, every: { n: 1, unit: 'D' } });
    expect(writeRepeat({ times: null, every: { n: 2, unit: 'D' } })).toBe('R/P2D');
    expect([readRepeat('R3/P1D/2026-12-31T00:00:00'), readRepeat('P1D')]).toEqual([null, null]);
    expect(judgeTime('duration', '3 days')).toMatchObject({ ok: false });
    expect(judgeTime('cycle', 'R3/P1D')).toBeNull();
  });

  it('should be written as duration, moment, repetition or the limit of the step', async () => {
    const drawing = await openDrawing(waiting);

    // when, then
    set(drawing, { value: 'P2D', isWorking: true, stopsWithClock: true });
    expect(await eventIn(drawing)).toMatchObject({ kind: 'duration', value: { text: 'P2D' }, working: true, stopsWithClock: true });
    set(drawing, { kind: 'date', value: '2026-12-01T09:00:00', isWorking: false, stopsWithClock: false });
    expect(await eventIn(drawing)).toMatchObject({ kind: 'date', value: { text: '2026-12-01T09:00:00' }, working: false });
    set(drawing, { kind: 'cycle', value: 'R3/P1D' });
    expect(await eventIn(drawing)).toMatchObject({ kind: 'cycle', value: { text: 'R3/P1D' } });
    set(drawing, { kind: 'follows', value: '' });
    expect(await eventIn(drawing)).toMatchObject({ follows: 'limit', value: { text: '' } });
    expect(readTimer(definitionOf(drawing.subject('late'))!).kind).toBe('follows');
    set(drawing, { kind: 'duration', value: '= settings.wait' });
    expect(await eventIn(drawing)).toMatchObject({ kind: 'duration', value: { text: 'settings.wait', feel: true } });
    drawing.editor.destroy();
  });
});

describe('events', () => {
  beforeAll(prepareCanvas);

  it('should say what they are and whether they interrupt', async () => {
    const { subject, editor } = await openDrawing(waiting);
    expect(['start', 'late', 'changed'].map(id => eventTypeOf(subject(id)))).toEqual(['none', 'timer', 'conditional']);
    expect(interruptionOf(subject('late'))).toEqual({ name: 'cancelActivity', isOn: true });
    expect(interruptionOf(subject('changed'))).toEqual({ name: 'cancelActivity', isOn: false });
    expect(interruptionOf(subject('start'))).toBeNull();
    editor.destroy();
  });

  it('should write a condition', async () => {
    const drawing = await openDrawing(waiting);
    const definition = definitionOf(drawing.subject('changed'))!;
    drawing.apply('changed', withBody(definition, 'condition', 'data.work.done = true', drawing.editor.factory));
    expect((await drawing.compiled()).elements.changed!.event).toEqual({
      type: 'conditional',
      condition: { text: 'data.work.done = true', feel: true },
    });
    drawing.editor.destroy();
  });

  it('should take a message that is declared, and declare a new one once', async () => {
    const drawing = await openDrawing(processOf('promised'));
    const definition = definitionOf(drawing.subject('noticeOverdue'))!;
    const refer = (name: string): void =>
      drawing.apply('noticeOverdue', { target: definition, properties: { messageRef: rootNamed(drawing.editor, 'Message', name) } });
    const messages = namesOfRoots(drawing.editor, 'Message').length;

    // when
    refer('extension-requested');
    const known = namesOfRoots(drawing.editor, 'Message').length;
    refer('checked-again');
    refer('checked-again');

    // then
    expect(known).toBe(messages);
    expect(namesOfRoots(drawing.editor, 'Message').filter(name => name === 'checked-again')).toHaveLength(1);
    expect(nameOfRoot(definition.get('messageRef') as Editable, 'Message')).toBe('checked-again');
    expect((await drawing.compiled()).elements.noticeOverdue!.event).toMatchObject({ type: 'message', name: 'checked-again' });
    drawing.editor.destroy();
  });
});
