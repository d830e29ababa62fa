import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { createModeler, type EditorElement, type ProcessEditor } from '#designer/process/createModeler.ts';
import type { Editable, Patch } from '#designer/process/properties.ts';
import type { Definition } from '#engine/bpmn/definition.ts';
import { readBpmn } from '#engine/bpmn/index.ts';

/** A shipped process on the real canvas, and what the engine makes of it (画布与编译). */
const packs = join(import.meta.dirname, '../../../../processes/packs');

/** The process of a shipped pack. */
export const processOf = (pack: string): string => readFileSync(join(packs, pack, 'process.bpmn'), 'utf8');

export interface Drawing {
  readonly editor: ProcessEditor;
  readonly at: (id: string) => EditorElement;
  readonly subject: (id: string) => Editable;
  /** Applies a change to an element, as the panel does. */
  readonly apply: (id: string, patch: Patch) => void;
  /** The process as the engine reads it; errors fail the test. */
  readonly compiled: () => Promise<Definition>;
}

/** Opens a process for drawing. */
export async function openDrawing(bpmn: string): Promise<Drawing> {
  const host = document.createElement('div');
  document.body.append(host);
  const editor = await createModeler(host, bpmn, 'zh');
  const at = (id: string): EditorElement => editor.find(id)!;
  return {
    editor,
    at,
    subject: id => at(id).businessObject,
    apply: (id, patch) => editor.apply(at(id), patch),
    compiled: async () => {
      const { definition, problems } = await readBpmn(await editor.saveXml());
      expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
      return definition!;
    },
  };
}

/** A small process in which every kind of element stands once; `inside` goes into the process. */
export const smallProcess = (inside: string, roots = ''): string => `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:bj="http://banjian.gov.cn/schema/bpmn/1.0" id="definitions" targetNamespace="http://banjian.gov.cn/packs">
  ${roots}
  <bpmn:process id="small" isExecutable="true">${inside}</bpmn:process>
  <bpmndi:BPMNDiagram id="diagram"><bpmndi:BPMNPlane id="plane" bpmnElement="small">
    ${shapesOf(inside)}
  </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
</bpmn:definitions>`;

/** A box for every node and a line for every flow; where they lie is of no matter here. */
function shapesOf(inside: string): string {
  const nodes = [...inside.matchAll(/<bpmn:(\w*(?:Task|Event|Gateway|Activity|SubProcess)) id="(\w+)"/g)];
  const flows = [...inside.matchAll(/<bpmn:sequenceFlow id="(\w+)"/g)];
  const shapes = nodes.map(
    ([, , id], index) =>
      `<bpmndi:BPMNShape id="${id}_di" bpmnElement="${id}"><dc:Bounds x="${100 + index * 150}" y="100" width="100" height="80" /></bpmndi:BPMNShape>`,
  );
  const edges = flows.map(
    ([, id]) =>
      `<bpmndi:BPMNEdge id="${id}_di" bpmnElement="${id}"><di:waypoint xmlns:di="http://www.omg.org/spec/DD/20100524/DI" x="0" y="0" /><di:waypoint xmlns:di="http://www.omg.org/spec/DD/20100524/DI" x="9" y="0" /></bpmndi:BPMNEdge>`,
  );
  return [...shapes, ...edges].join('\n');
}
