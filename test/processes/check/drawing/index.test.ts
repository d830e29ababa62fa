import { describe, expect, it } from 'vitest';
import type { PackFiles } from '#processes/types.ts';
import { filesOf, withBpmn } from '../../shipped.ts';
import { codesIn, problemsIn } from '../changed.ts';

const promised = filesOf('promised');
const drawn = (from: string | RegExp, to: string, files = promised) => withBpmn(files, from, to);

describe('checkShapes', () => {
  it.each<[string, PackFiles, string]>([
    [
      'two equal flows',
      drawn(
        '<bpmn:sequenceFlow id="toHandle"',
        '<bpmn:sequenceFlow id="toHandleToo" sourceRef="accept" targetRef="handle" /><bpmn:sequenceFlow id="toHandle"',
        drawn(
          '<bpmn:outgoing>toHandle</bpmn:outgoing>',
          '<bpmn:outgoing>toHandle</bpmn:outgoing><bpmn:outgoing>toHandleToo</bpmn:outgoing>',
        ),
      ),
      'error flow-twice accept',
    ],
    [
      'a message nothing sends or waits for',
      drawn(
        '<bpmn:message id="messageDeemedAccepted"',
        '<bpmn:message id="messageIdle" name="idle" /><bpmn:message id="messageDeemedAccepted"',
      ),
      'warning definition-unused messageIdle',
    ],
    [
      'a step without a shape',
      drawn(/<bpmndi:BPMNShape [^>]*bpmnElement="review"[\s\S]*?<\/bpmndi:BPMNShape>/, ''),
      'warning shape-missing review',
    ],
    [
      'shapes on top of each other',
      drawn(
        /(bpmnElement="review"[^>]*>\s*<dc:Bounds )x="[^"]*" y="[^"]*"/,
        `$1${/bpmnElement="handle"[^>]*>\s*<dc:Bounds (x="[^"]*" y="[^"]*")/.exec(promised['process.bpmn']!)![1]}`,
      ),
      'warning shapes-overlap review',
    ],
  ])('should find %s', async (_name, files, expected) => {
    expect(await codesIn(files)).toContain(expected);
  });

  it('should speak in words of ours, in both languages', async () => {
    const files = drawn(/<bpmndi:BPMNShape [^>]*bpmnElement="review"[\s\S]*?<\/bpmndi:BPMNShape>/, '');
    const [found] = (await problemsIn(files)).filter(({ code }) => code === 'shape-missing');
    expect(found!.message).toEqual({
      zh: '“审核” (review) 没有画在图上，办件会走到看不见的地方，请重新画出或删除。',
      en: '"审核" (review) has no shape, so a case goes where nobody sees it; draw it anew or delete it.',
    });
  });
});
