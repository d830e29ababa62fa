import type { Text } from '#engine/problem.ts';
import type { WholeBody } from './overlay/types.ts';
import type { PackHead, RolesFile } from './types.ts';
import { asAttribute, isElement, meant, readXmlParts, rootOf, writeXmlParts, type XmlElement } from './xml/tree.ts';

/** What a new pack is called (新模板包): its id is also that of its process. */
export interface NewPack {
  readonly id: string;
  readonly title: Text;
  readonly kind: PackHead['kind'];
}

const roles: RolesFile['roles'] = [
  { id: 'windowStaff', title: { zh: '窗口人员', en: 'Window staff' }, posts: ['window-staff'] },
  { id: 'handler', title: { zh: '承办人', en: 'Handler' }, posts: ['handler'] },
  { id: 'reviewer', title: { zh: '审核人', en: 'Reviewer' }, posts: ['window-supervisor'] },
  { id: 'approver', title: { zh: '批准人', en: 'Approver' }, posts: ['unit-leader'] },
];

/** Status shown in lists after each legal act, in the words every shipped pack uses. */
const statusOf: PackHead['statusOf'] = {
  receive: 'received',
  'request-supplement': 'supplement-pending',
  'receive-supplement': 'received',
  accept: 'accepted',
  grant: 'granted',
  refuse: 'refused',
  decline: 'declined',
  withdraw: 'withdrawn',
  deliver: 'delivered',
};

/** A process of one start event (空白流程), drawn, so that a canvas opens on it. */
export function blankProcess({ id, title }: Pick<NewPack, 'id' | 'title'>): string {
  const name = asAttribute(title.zh);
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:bj="http://banjian.gov.cn/schema/bpmn/1.0" id="definitions" targetNamespace="http://banjian.gov.cn/packs">
  <bpmn:process id="${id}" name="${name}" isExecutable="true">
    <bpmn:startEvent id="start" name="开始" />
  </bpmn:process>
  <bpmndi:BPMNDiagram id="diagram">
    <bpmndi:BPMNPlane id="plane" bpmnElement="${id}">
      <bpmndi:BPMNShape id="start_di" bpmnElement="start">
        <dc:Bounds x="180" y="160" width="36" height="36" />
        <bpmndi:BPMNLabel>
          <dc:Bounds x="181" y="203" width="34" height="14" />
        </bpmndi:BPMNLabel>
      </bpmndi:BPMNShape>
    </bpmndi:BPMNPlane>
  </bpmndi:BPMNDiagram>
</bpmn:definitions>
`;
}

/** A pack with an empty canvas (空白模板包): one start event, the usual roles, no forms, no limits. */
export function blankPack(pack: NewPack): WholeBody {
  const { id, kind, title } = pack;
  return {
    kind: 'whole',
    pack: {
      head: { id, kind, title, regimes: [], calls: [], process: 'process.bpmn', statusOf },
      bpmn: blankProcess(pack),
      forms: {},
      clocks: { clocks: [] },
      cards: null,
      roles: { roles },
      settings: { schema: { type: 'object', properties: {} }, values: {} },
      documents: {},
      texts: { zh: {}, en: {} },
      statusOf,
    },
    golden: { scenarios: {}, items: [] },
  };
}

/** A pack that begins as another one (复制模板包): the same parts and golden cases under another id and title, of this centre alone. */
export function copiedPack(of: WholeBody, { id, kind, title }: NewPack): WholeBody {
  const was = of.pack.head.id;
  const { extends: _extends, ...head } = of.pack.head;
  const renamed = (name: string): string => (name === was ? id : name);
  return {
    kind: 'whole',
    pack: { ...of.pack, head: { ...head, id, kind, title }, bpmn: renamedProcess(of.pack.bpmn, was, id) },
    golden: {
      scenarios: Object.fromEntries(
        Object.entries(of.golden.scenarios).map(([key, scenario]) => [
          key,
          scenario.settings
            ? { ...scenario, settings: Object.fromEntries(Object.entries(scenario.settings).map(([of, set]) => [renamed(of), set])) }
            : scenario,
        ]),
      ),
      items: of.golden.items.map(item => ({ ...item, pack: renamed(item.pack) })),
    },
  };
}

/** Attributes that speak of a process by its id. */
const naming: readonly string[] = ['processRef', 'bpmnElement'];

/** The text with another id of its process (流程改号), and everything else as it was. */
export function renamedProcess(bpmn: string, was: string, id: string): string {
  const parts = readXmlParts(bpmn);
  const isNamed = (element: XmlElement, attribute: string): boolean =>
    naming.includes(attribute) || (attribute === 'id' && element.name.replace(/^.*:/, '') === 'process');
  const elements = [rootOf(parts)];
  for (let element = elements.pop(); element !== undefined; element = elements.pop()) {
    for (const one of element.attributes) if (meant(one.raw) === was && isNamed(element, one.name)) one.raw = asAttribute(id);
    elements.push(...element.children.filter(isElement));
  }
  return writeXmlParts(parts);
}
