import { differencesOf } from '#processes/diff.ts';
import { shippedPacks } from '#processes/disk.ts';
import type { Parts } from '#processes/overlay/parts.ts';
import { type Figure, middle } from './measure.ts';

const stretches = 66;
const elements = stretches * 3 + 2;

/** What comparing two releases takes whose processes have 200 elements (对比), with forms, clocks and texts of a shipped pack. */
export function comparingFigures(): Figure[] {
  const { scenarios: _scenarios, items: _items, ...pack } = shippedPacks().packs.find(({ head }) => head.id === 'promised')!;
  const before: Parts = { ...pack, bpmn: diagram('') };
  const texts = { ...pack.texts, zh: Object.fromEntries(Object.entries(pack.texts.zh).map(([key, text]) => [key, `${text}！`])) };
  const after: Parts = { ...pack, bpmn: diagram('（改）'), texts };
  const times: number[] = [];
  let found = 0;
  for (let run = 0; run < 8; run += 1) {
    const began = performance.now();
    found = differencesOf(before, after).length;
    times.push(performance.now() - began);
  }
  return [
    {
      name: `difference of two releases of ${elements} elements, every person's step renamed`,
      value: Math.round(middle(times.slice(1))),
      unit: 'ms',
      note: `${found} differences in words; median of 7`,
      target: { most: 500 },
    },
  ];
}

/** Stretches of a step, a choice and the way back, one after the other. */
function diagram(suffix: string): string {
  const nodes = Array.from(
    { length: stretches },
    (_, n) =>
      `<bpmn:userTask id="a${n}" name="承办 ${n}${suffix}" bj:stage="handle"><bpmn:extensionElements><bj:assignment rule="role" role="handler"/></bpmn:extensionElements></bpmn:userTask>` +
      `<bpmn:exclusiveGateway id="g${n}" default="d${n}"/><bpmn:serviceTask id="s${n}" name="登记 ${n}"/>` +
      `<bpmn:sequenceFlow id="d${n}" sourceRef="g${n}" targetRef="s${n}"/><bpmn:sequenceFlow id="f${n}" sourceRef="a${n}" targetRef="g${n}"/>` +
      `<bpmn:sequenceFlow id="b${n}" sourceRef="g${n}" targetRef="a${n}"><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">= data.handle.result = "again"</bpmn:conditionExpression></bpmn:sequenceFlow>` +
      `<bpmn:sequenceFlow id="n${n}" sourceRef="s${n}" targetRef="${n + 1 < stretches ? `a${n + 1}` : 'end'}"/>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:bj="http://banjian.gov.cn/schema/bpmn/1.0" id="definitions" targetNamespace="http://banjian.gov.cn/packs">
<bpmn:process id="promised" isExecutable="true"><bpmn:startEvent id="start"/><bpmn:sequenceFlow id="first" sourceRef="start" targetRef="a0"/>${nodes.join('')}<bpmn:endEvent id="end"/></bpmn:process></bpmn:definitions>`;
}
