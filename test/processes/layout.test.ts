import { describe, expect, it } from 'vitest';
import { type DiagramEdge, type DiagramShape, overlap, readDiagram, touches } from './diagram.ts';
import { shipped } from './shipped.ts';

const diagrams = Object.values(shipped).map(pack => ({ id: pack.head.id, bpmn: pack.bpmn, ...readDiagram(pack.bpmn) }));
const inside = (outer: DiagramShape, inner: DiagramShape) =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height;
const middle = ({ x, width }: DiagramShape) => x + width / 2;
/** Flows that lead back on purpose: a return, a supplement or none of it, another round. */
const backwards = [
  'reviewReturn',
  'supplementBack',
  'handleAgain',
  'recheckAgain',
  'correctedBack',
  'decidedBack',
  'rejectionContinue',
  'rejectionLaterContinue',
  'laterNo',
  'laterBack',
  'answerReturned',
];

describe.each(diagrams)('layout of $id', ({ nodes, frames, lanes, edges, labels, elements, attached, flows }) => {
  const framed = new Set(frames.flatMap(({ members }) => members));
  it('should draw every element and every flow', () => {
    expect(nodes.map(({ id }) => id).sort()).toEqual([...elements].sort());
    expect(edges.map(({ id }) => id).sort()).toEqual([...flows].sort());
  });

  it('should keep shapes apart, boundary events on their host aside', () => {
    // given
    const boundary = new Set(attached);
    const boxes = [...nodes.filter(({ id }) => !framed.has(id)), ...frames];
    for (const { members } of frames)
      expect(
        apart(
          nodes.filter(({ id }) => members.includes(id)),
          boundary,
          10,
        ),
      ).toEqual([]);
    // then
    expect(apart(boxes, boundary, 20)).toEqual([]);
  });

  it('should draw every element inside its own lane or sub-process', () => {
    for (const place of [...lanes, ...frames])
      for (const id of place.members) expect([id, inside(place, [...nodes, ...frames].find(node => node.id === id)!)]).toEqual([id, true]);
    const drawn = [...elements.filter(id => !framed.has(id)), ...frames.map(({ id }) => id)];
    expect(lanes.flatMap(({ members }) => members).sort()).toEqual(drawn.sort());
  });

  it('should draw flows upright or level, and through no shape', () => {
    for (const edge of edges) {
      for (const [from, to] of segments(edge)) expect([edge.id, from.x === to.x || from.y === to.y]).toEqual([edge.id, true]);
      const boxes = framed.has(edge.source) ? nodes : [...nodes, ...frames];
      const others = boxes.filter(({ id }) => id !== edge.source && id !== edge.target && !attached.includes(id));
      const crossed = others.filter(shape => segments(edge).some(segment => touches(segment, shape)));
      expect([edge.id, crossed.map(({ id }) => id)]).toEqual([edge.id, []]);
    }
  });

  it('should end flows at the edges of their shapes', () => {
    for (const edge of edges) {
      const ends = [
        [edge.source, edge.points[0]!],
        [edge.target, edge.points.at(-1)!],
      ] as const;
      for (const [id, point] of ends)
        expect([edge.id, id, onBorder([...nodes, ...frames].find(node => node.id === id)!, point)]).toEqual([edge.id, id, true]);
    }
  });

  it('should run from left to right', () => {
    for (const edge of edges.filter(({ id }) => !backwards.includes(id))) {
      const [source, target] = [edge.source, edge.target].map(id => [...nodes, ...frames].find(node => node.id === id)!);
      expect([edge.id, middle(target!) >= middle(source!)]).toEqual([edge.id, true]);
    }
  });

  it('should place labels on no shape, no flow and no other label', () => {
    for (const label of labels) {
      expect([label.id, nodes.filter(node => overlap(node, label, 0)).map(({ id }) => id)]).toEqual([label.id, []]);
      expect([label.id, edges.filter(edge => segments(edge).some(segment => touches(segment, label))).map(({ id }) => id)]).toEqual([
        label.id,
        [],
      ]);
      expect([label.id, labels.filter(other => other !== label && overlap(other, label, 0)).map(({ id }) => id)]).toEqual([label.id, []]);
    }
  });

  it('should be readable whole at 1600 x 900', () => {
    const right = Math.max(...[...lanes, ...nodes].map(({ x, width }) => x + width));
    const bottom = Math.max(...[...lanes, ...nodes].map(({ y, height }) => y + height));
    const left = Math.min(...lanes.map(({ x }) => x));
    const top = Math.min(...lanes.map(({ y }) => y));
    expect(Math.min(1600 / (right - left), 900 / (bottom - top))).toBeGreaterThan(0.95);
  });
});

function segments({ points }: DiagramEdge) {
  return points.slice(1).map((point, index) => [points[index]!, point] as const);
}

function onBorder({ x, y, width, height }: DiagramShape, point: { x: number; y: number }): boolean {
  const onSide = (point.x === x || point.x === x + width) && point.y >= y && point.y <= y + height;
  const onEnd = (point.y === y || point.y === y + height) && point.x >= x && point.x <= x + width;
  return onSide || onEnd;
}

/** Pairs of boxes that come nearer than `gap`, boundary events left out. */
function apart(boxes: readonly DiagramShape[], boundary: ReadonlySet<string>, gap: number): string[] {
  const free = boxes.filter(({ id }) => !boundary.has(id));
  const pairs = free.flatMap((a, index) => free.slice(index + 1).map(b => [a, b] as const));
  return pairs.filter(([a, b]) => overlap(a, b, gap)).map(([a, b]) => `${a.id} ${b.id}`);
}
