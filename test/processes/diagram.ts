import { parseXml, type XmlNode } from '#processes/canonical/xml.ts';

/** A box of the diagram, in its own units. */
export interface DiagramShape {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
/** An expanded sub-process with the elements drawn in it. */
export interface DiagramFrame extends DiagramShape {
  readonly members: readonly string[];
}
export interface DiagramLane extends DiagramShape {
  readonly members: readonly string[];
}
interface Point {
  readonly x: number;
  readonly y: number;
}
export interface DiagramEdge {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  readonly points: readonly Point[];
}

const local = (node: XmlNode) => node.name.replace(/^.*\}/, '');
const all = (node: XmlNode): XmlNode[] => [node, ...node.children.flatMap(all)];
const numbers = ({ attributes }: XmlNode) => Object.fromEntries(Object.entries(attributes).map(([key, value]) => [key, Number(value)]));
const boundsOf = (node: XmlNode, id: string): DiagramShape => ({
  id,
  ...(numbers(node.children.find(child => local(child) === 'Bounds')!) as unknown as Omit<DiagramShape, 'id'>),
});

/** Shapes, lanes, edges and labels of a BPMN file, and the ids that ought to be drawn. */
export function readDiagram(xml: string) {
  const nodes = all(parseXml(xml));
  const byId = new Map(nodes.map(node => [node.attributes.id, node]));
  const shapes = nodes.filter(node => local(node) === 'BPMNShape');
  const drawnEdges = nodes.filter(node => local(node) === 'BPMNEdge');
  const kindOf = (node: XmlNode) => local(byId.get(node.attributes.bpmnElement)!);
  const isLane = (node: XmlNode) => kindOf(node) === 'lane';
  const isFrame = (node: XmlNode) => kindOf(node) === 'subProcess';
  const isElement = (node: XmlNode) => /(Task|Event|Gateway|callActivity)$/.test(local(node)) && node.attributes.id !== undefined;
  const edges = drawnEdges.map((node): DiagramEdge => {
    const id = node.attributes.bpmnElement!;
    const { sourceRef, targetRef } = byId.get(id)!.attributes;
    return {
      id,
      source: sourceRef!,
      target: targetRef!,
      points: node.children.filter(child => local(child) === 'waypoint').map(point => numbers(point) as unknown as Point),
    };
  });
  const labelled = [...shapes, ...drawnEdges].flatMap(node =>
    node.children.filter(child => local(child) === 'BPMNLabel').map(label => boundsOf(label, `${node.attributes.bpmnElement}`)),
  );
  return {
    nodes: shapes.filter(node => !isLane(node) && !isFrame(node)).map(node => boundsOf(node, node.attributes.bpmnElement!)),
    frames: shapes.filter(isFrame).map((node): DiagramFrame => {
      const id = node.attributes.bpmnElement!;
      const members = byId.get(id)!.children.filter(isElement);
      return { ...boundsOf(node, id), members: members.map(child => child.attributes.id!) };
    }),
    lanes: shapes.filter(isLane).map((node): DiagramLane => {
      const id = node.attributes.bpmnElement!;
      return {
        ...boundsOf(node, id),
        members: byId
          .get(id)!
          .children.filter(child => local(child) === 'flowNodeRef')
          .map(({ text }) => text.trim()),
      };
    }),
    edges,
    labels: labelled,
    elements: nodes.filter(isElement).map(node => node.attributes.id!),
    attached: nodes.filter(node => local(node) === 'boundaryEvent').map(node => node.attributes.id!),
    flows: nodes.filter(node => local(node) === 'sequenceFlow').map(node => node.attributes.id!),
  };
}

/** Whether two boxes come nearer than `gap`. */
export function overlap(a: DiagramShape, b: DiagramShape, gap: number): boolean {
  return a.x < b.x + b.width + gap && b.x < a.x + a.width + gap && a.y < b.y + b.height + gap && b.y < a.y + a.height + gap;
}

/** Whether an upright or level line goes through a box. */
export function touches([from, to]: readonly [Point, Point], box: DiagramShape): boolean {
  const line = {
    id: '',
    x: Math.min(from.x, to.x),
    y: Math.min(from.y, to.y),
    width: Math.abs(from.x - to.x),
    height: Math.abs(from.y - to.y),
  };
  return overlap(line, box, 0);
}
