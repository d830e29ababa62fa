/** The text of a drawing, changed by its parts (图形改写): files of one shape, those the packs are written in. */

/** A sequence flow as written. */
export interface FlowText {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  readonly condition: string | null;
  readonly text: string;
}

/** A flow node as written: its start tag, and its whole text. */
export interface NodeText {
  readonly id: string;
  readonly kind: string;
  readonly tag: string;
  readonly text: string;
}

/** The sequence flows of a drawing. */
export function flowsIn(xml: string): FlowText[] {
  return [...xml.matchAll(/<bpmn:sequenceFlow ([^>]*?)(?:\/>|>([\s\S]*?)<\/bpmn:sequenceFlow>)/g)].map(([text, attributes = '', inner]) => {
    const of = (name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1] ?? '';
    const condition =
      inner === undefined ? null : (/<bpmn:conditionExpression[^>]*>([\s\S]*?)<\/bpmn:conditionExpression>/.exec(inner)?.[1] ?? null);
    return { id: of('id'), source: of('sourceRef'), target: of('targetRef'), condition, text };
  });
}

/** The flow nodes of a drawing that are no sub-process, by kinds. */
export function nodesIn(xml: string, ...kinds: readonly string[]): NodeText[] {
  return kinds.flatMap(kind =>
    [...xml.matchAll(new RegExp(`<bpmn:${kind} ([^>]*?)(/>|>[\\s\\S]*?</bpmn:${kind}>)`, 'g'))].map(([text, attributes = '']) => ({
      id: /\bid="([^"]*)"/.exec(attributes)?.[1] ?? '',
      kind,
      tag: text.slice(0, text.indexOf('>') + 1),
      text,
    })),
  );
}

/** Replace a text that must be there. */
export function replaced(xml: string, from: string, to: string): string {
  if (!xml.includes(from)) throw new Error(`Expected the drawing to contain ${from}.`);
  return xml.replace(from, () => to);
}

/** Take a sequence flow out, with what is drawn of it and what speaks of it. */
export function withoutFlow(xml: string, { id, text }: FlowText): string {
  return replaced(xml, text, '')
    .replaceAll(`<bpmn:incoming>${id}</bpmn:incoming>`, '')
    .replaceAll(`<bpmn:outgoing>${id}</bpmn:outgoing>`, '')
    .replaceAll(` default="${id}"`, '')
    .replace(new RegExp(`<bpmndi:BPMNEdge [^>]*bpmnElement="${id}"[^>]*(?:/>|>[\\s\\S]*?</bpmndi:BPMNEdge>)`), '');
}

/** Take a flow node out with its flows. */
export function withoutNode(xml: string, node: NodeText): string {
  const bare = flowsIn(xml)
    .filter(({ source, target }) => source === node.id || target === node.id)
    .reduce((text, flow) => withoutFlow(text, flow), xml);
  const now = nodesIn(bare, node.kind).find(({ id }) => id === node.id)!;
  return replaced(bare, now.text, '')
    .replaceAll(`<bpmn:flowNodeRef>${node.id}</bpmn:flowNodeRef>`, '')
    .replace(new RegExp(`<bpmndi:BPMNShape [^>]*bpmnElement="${node.id}"[^>]*(?:/>|>[\\s\\S]*?</bpmndi:BPMNShape>)`), '');
}

/** Lead a flow to another element. */
export function ledTo(xml: string, flow: FlowText, target: string): string {
  return replaced(xml, flow.text, flow.text.replace(`targetRef="${flow.target}"`, `targetRef="${target}"`)).replace(
    `<bpmn:incoming>${flow.id}</bpmn:incoming>`,
    '',
  );
}

/** Put text before a flow, on its level: elements and flows of a drawing that has no picture of them. */
export function beside(xml: string, flow: FlowText, text: string): string {
  return replaced(xml, flow.text, `${text}${flow.text}`);
}

/** Change the start tag of a node. */
export function retagged(xml: string, { tag }: NodeText, change: (tag: string) => string): string {
  const next = change(tag);
  if (next === tag) throw new Error(`Expected ${tag} to change.`);
  return replaced(xml, tag, next);
}
