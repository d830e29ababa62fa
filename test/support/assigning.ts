import { shippedPacks } from '#processes/disk.ts';
import { createReleases, type PreparedRelease } from '#processes/publish.ts';
import type { ServiceItem } from '#engine/cases/state.ts';

/** Item of the pack whose people are chosen, as the pages show it. */
export const assigningItem = 'assigning-item';

/** One field that may stay empty. */
const remark = {
  title: { zh: '办理记录', en: 'Remark' },
  schema: {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'object',
    title: '办理记录',
    'x-title-en': 'Remark',
    properties: { note: { 'x-id': 'f_remark_note', title: '备注', 'x-title-en': 'Note', type: 'string', maxLength: 200 } },
    additionalProperties: false,
  },
  ui: {},
};

const task = (id: string, name: string, assignment: string, flows: readonly [string, string]): string => `
    <bpmn:userTask id="${id}" name="${name}" bj:form="remark" bj:stage="handle">
      <bpmn:extensionElements><bj:assignment ${assignment} /></bpmn:extensionElements>
      <bpmn:incoming>${flows[0]}</bpmn:incoming><bpmn:outgoing>${flows[1]}</bpmn:outgoing>
    </bpmn:userTask>`;

const elements = ['start', 'first', 'second', 'inTurn', 'leastLoaded', 'linked', 'done'] as const;
const flows = elements.slice(1).map((target, place) => ({ id: `to_${target}`, source: elements[place]!, target }));

const shapes = elements.map((id, place) => {
  const [width, height] = id === 'start' || id === 'done' ? [36, 36] : [100, 80];
  return `<bpmndi:BPMNShape id="${id}_di" bpmnElement="${id}"><dc:Bounds x="${100 + place * 160}" y="${140 - height / 2}" width="${width}" height="${height}" /></bpmndi:BPMNShape>`;
});
const edges = flows.map(
  ({ id }, place) =>
    `<bpmndi:BPMNEdge id="${id}_di" bpmnElement="${id}"><di:waypoint x="${200 + place * 160}" y="140" /><di:waypoint x="${260 + place * 160}" y="140" /></bpmndi:BPMNEdge>`,
);

/**
 * A process whose people are found in many ways (办理人规则): the first step by who registers, the second by who does the first, then in turn, then who has
 * the least to do; then it opens a linked case of the item `links` and ends.
 */
const bpmnOf = (links: string): string => `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:bj="http://banjian.gov.cn/schema/bpmn/1.0" id="definitions" targetNamespace="http://banjian.gov.cn/packs">
  <bpmn:process id="assigning" name="指定办理人" isExecutable="true">
    <bpmn:startEvent id="start" name="接件登记" bj:act="receive"><bpmn:outgoing>to_first</bpmn:outgoing></bpmn:startEvent>${task(
      'first',
      '初审',
      'rule="choice" of="starter" role="handler"',
      ['to_first', 'to_second'],
    )}${task('second', '复核', 'rule="choice" of="previous" role="handler"', ['to_second', 'to_inTurn'])}${task(
      'inTurn',
      '轮流办理',
      'rule="role" role="handler" distribute="rotation"',
      ['to_inTurn', 'to_leastLoaded'],
    )}${task('leastLoaded', '归档', 'rule="role" role="handler" distribute="least-loaded"', ['to_leastLoaded', 'to_linked'])}
    <bpmn:serviceTask id="linked" name="发起关联办件">
      <bpmn:extensionElements>
        <bj:action type="start-case" item="${links}" relation="related">
          <bj:in source="= data.application.matter" target="matter" />
          <bj:in source="= data.application.facts" target="facts" />
          <bj:in source="= data.application.question" target="question" />
          <bj:in source="= data.application.address" target="address" />
          <bj:in source="= data.application.contactName" target="contactName" />
          <bj:in source="= data.application.contactMobile" target="contactMobile" />
          <bj:out source="= number" target="linkedNumber" />
        </bj:action>
      </bpmn:extensionElements>
      <bpmn:incoming>to_linked</bpmn:incoming><bpmn:outgoing>to_done</bpmn:outgoing>
    </bpmn:serviceTask>
    <bpmn:endEvent id="done" name="已答复" bj:act="reply"><bpmn:incoming>to_done</bpmn:incoming></bpmn:endEvent>
    ${flows.map(({ id, source, target }) => `<bpmn:sequenceFlow id="${id}" sourceRef="${source}" targetRef="${target}" />`).join('\n    ')}
  </bpmn:process>
  <bpmndi:BPMNDiagram id="diagram"><bpmndi:BPMNPlane id="plane" bpmnElement="assigning">${[...shapes, ...edges].join('')}</bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
</bpmn:definitions>
`;

/** A release of the process and its item, for the stream of a centre. */
export async function assigningRelease(
  publishedAt: number,
  links = 'fireworks-inquiry',
): Promise<{ readonly release: PreparedRelease; readonly item: ServiceItem }> {
  const { packs } = shippedPacks();
  const reply = packs.find(({ head }) => head.id === 'reply')!;
  const inquiry = reply.items.find(({ id }) => id === 'market-inquiry')!;
  const item: ServiceItem = {
    ...inquiry,
    ...{ id: assigningItem, pack: 'assigning', title: { zh: '指定办理人', en: 'Chosen people' }, code: 'ASSIGN000000000001' },
  };
  const head = { ...reply.head, id: 'assigning', calls: [] };
  const pack = { ...reply, head, bpmn: bpmnOf(links), forms: { ...reply.forms, remark }, items: [item], scenarios: {} };
  const { releases, problems } = await createReleases([...packs, pack], { author: 'test', publishedAt });
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new Error(errors.map(({ message }) => message.en).join('\n'));
  return { release: releases.find(({ manifest }) => manifest.pack === 'assigning')!, item };
}
