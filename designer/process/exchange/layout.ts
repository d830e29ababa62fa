import { noScope, resolved, type Scope, scopeIn } from '#processes/xml/names.ts';
import { asAttribute, isElement, meant, readXmlParts, rootOf, writeXmlParts, type XmlElement } from '#processes/xml/tree.ts';

const model = 'http://www.omg.org/spec/BPMN/20100524/MODEL';
const di = 'http://www.omg.org/spec/BPMN/20100524/DI';

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
interface Found {
  readonly kind: string;
  readonly id: string;
  readonly of: Readonly<Record<string, string>>;
}

/** Pixels between steps of a row, and between rows. */
const step = { x: 150, y: 120 } as const;

/** true: nothing of the file is drawn (没有图形). */
export function isUndrawn(bpmn: string): boolean {
  return !children(rootOf(readXmlParts(bpmn)), noScope).some(({ name }) => name === `{${di}}BPMNDiagram`);
}

/** The text with a drawing (自动排图): steps from left to right by how far they are from the start, pools below each other. Everything else stays. */
export function withLayout(bpmn: string): string {
  const parts = readXmlParts(bpmn);
  const root = rootOf(parts);
  const top = children(root, noScope);
  const scope = scopeIn(root, noScope);
  const collaboration = top.find(({ name }) => name === `{${model}}collaboration`);
  const pools = collaboration ? foundIn(collaboration.element, scope).filter(({ kind }) => kind === 'participant') : [];
  const drawn: string[] = [];
  let y = 80;
  for (const { element, name } of top.filter(one => one.name === `{${model}}process`)) {
    if (name === '') continue;
    const placed = placeProcess(foundIn(element, scope), { x: pools.length > 0 ? 150 : 100, y: y + 40 });
    const pool = pools.find(({ of }) => of.processRef === idOf(element));
    if (pool) drawn.push(shape(pool.id, { x: 100, y, width: placed.width + 120, height: placed.height + 80 }, ' isHorizontal="true"'));
    drawn.push(...placed.drawn);
    y += placed.height + 140;
  }
  for (const pool of pools.filter(({ of }) => of.processRef === undefined)) {
    drawn.push(shape(pool.id, { x: 100, y, width: 600, height: 80 }, ' isHorizontal="true"'));
    y += 120;
  }
  const on = collaboration ? idOf(collaboration.element) : idOf(top.find(({ name }) => name === `{${model}}process`)?.element);
  if (on === undefined || drawn.length === 0) return bpmn;
  const diagram = readXmlParts(
    `<bpmndi:BPMNDiagram xmlns:bpmndi="${di}" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" id="${free(bpmn, 'diagram')}">\n    <bpmndi:BPMNPlane id="${free(bpmn, 'plane')}" bpmnElement="${asAttribute(on)}">\n      ${drawn.join('\n      ')}\n    </bpmndi:BPMNPlane>\n  </bpmndi:BPMNDiagram>`,
  );
  root.isShort = false;
  root.children.push({ kind: 'text', raw: '  ' }, ...diagram, { kind: 'text', raw: '\n' });
  return writeXmlParts(parts);
}

function free(bpmn: string, id: string): string {
  for (let number = 0; ; number++) {
    const name = number === 0 ? id : `${id}_${number}`;
    if (!bpmn.includes(`"${name}"`)) return name;
  }
}

function children(element: XmlElement, outer: Scope): { readonly element: XmlElement; readonly name: string }[] {
  const scope = scopeIn(element, outer);
  return element.children.filter(isElement).map(child => ({ element: child, name: resolved(child.name, scopeIn(child, scope), true) }));
}

const idOf = (element: XmlElement | undefined): string | undefined => {
  const found = element?.attributes.find(({ name }) => name === 'id');
  return found && meant(found.raw);
};

function foundIn(element: XmlElement, scope: Scope): Found[] {
  return children(element, scope).flatMap(({ element: child, name }) => {
    const id = idOf(child);
    if (id === undefined || !name.startsWith(`{${model}}`)) return [];
    const of = Object.fromEntries(child.attributes.map(one => [one.name, meant(one.raw)]));
    return [{ kind: name.slice(model.length + 2), id, of }];
  });
}

const isNode = ({ kind }: Found): boolean => /(^task|Task|Event|Gateway|[sS]ubProcess|transaction|callActivity)$/.test(kind);
const sizeOf = ({ kind }: Found): Pick<Box, 'width' | 'height'> => {
  if (kind.endsWith('Event')) return { width: 36, height: 36 };
  return kind.endsWith('Gateway') ? { width: 50, height: 50 } : { width: 100, height: 80 };
};

function placeProcess(found: readonly Found[], at: { readonly x: number; readonly y: number }) {
  const nodes = found.filter(one => isNode(one) && one.kind !== 'boundaryEvent');
  const flows = found.filter(({ kind }) => kind === 'sequenceFlow');
  const ranks = rankOf(nodes, flows, found);
  const rows = new Map<number, number>();
  const boxes = new Map<string, Box>();
  for (const node of nodes) {
    const rank = ranks.get(node.id) ?? 0;
    const row = rows.get(rank) ?? 0;
    rows.set(rank, row + 1);
    const { width, height } = sizeOf(node);
    boxes.set(node.id, { x: at.x + rank * step.x + (100 - width) / 2, y: at.y + row * step.y + (80 - height) / 2, width, height });
  }
  for (const [index, event] of found.filter(({ kind }) => kind === 'boundaryEvent').entries()) {
    const host = boxes.get(event.of.attachedToRef ?? '');
    if (host) boxes.set(event.id, { x: host.x + 10 + (index % 2) * 45, y: host.y + host.height - 18, width: 36, height: 36 });
  }
  const edges = flows.flatMap(({ id, of }) => {
    const [from, to] = [boxes.get(of.sourceRef ?? ''), boxes.get(of.targetRef ?? '')];
    return from && to ? [edge(id, from, to)] : [];
  });
  return {
    drawn: [...[...boxes].map(([id, box]) => shape(id, box)), ...edges],
    width: (Math.max(0, ...ranks.values()) + 1) * step.x,
    height: Math.max(1, ...rows.values()) * step.y,
  };
}

/** How many flows a step is from a start, loops left out: breadth first from what nothing leads to. */
function rankOf(nodes: readonly Found[], flows: readonly Found[], found: readonly Found[]): ReadonlyMap<string, number> {
  const hostOf = new Map(found.flatMap(({ id, of }) => (of.attachedToRef === undefined ? [] : [[id, of.attachedToRef] as const])));
  const from = (flow: Found): string => hostOf.get(flow.of.sourceRef ?? '') ?? flow.of.sourceRef ?? '';
  const reached = new Set(flows.map(({ of }) => of.targetRef));
  const ranks = new Map<string, number>(nodes.filter(({ id }) => !reached.has(id)).map(({ id }) => [id, 0]));
  if (ranks.size === 0 && nodes[0]) ranks.set(nodes[0].id, 0);
  const waiting = [...ranks.keys()];
  for (let id = waiting.shift(); id !== undefined; id = waiting.shift())
    for (const { of } of flows.filter(flow => from(flow) === id)) {
      if (of.targetRef === undefined || ranks.has(of.targetRef)) continue;
      ranks.set(of.targetRef, ranks.get(id)! + 1);
      waiting.push(of.targetRef);
    }
  return ranks;
}

function shape(id: string, { x, y, width, height }: Box, more = ''): string {
  const of = asAttribute(id);
  return `<bpmndi:BPMNShape id="${of}_di" bpmnElement="${of}"${more}><dc:Bounds x="${x}" y="${y}" width="${width}" height="${height}" /></bpmndi:BPMNShape>`;
}

function edge(id: string, from: Box, to: Box): string {
  const of = asAttribute(id);
  const [start, end] = [from.y + from.height / 2, to.y + to.height / 2];
  const [left, right] = [from.x + from.width, to.x];
  const middle = (left + right) / 2;
  const points = [
    [left, start],
    ...(start === end
      ? []
      : [
          [middle, start],
          [middle, end],
        ]),
    [right, end],
  ];
  const bends = points.map(([x, y]) => `<di:waypoint x="${x}" y="${y}" />`).join('');
  return `<bpmndi:BPMNEdge id="${of}_di" bpmnElement="${of}">${bends}</bpmndi:BPMNEdge>`;
}
