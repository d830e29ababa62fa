import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseXml, type XmlNode } from '#processes/canonical/xml.ts';
import { weave } from '#processes/xml/weave.ts';
import { besides, canonical, foreign, linesOf, type Moddle, modelOf } from '../../support/foreign.ts';
import { openModdle } from '#engine/bpmn/moddle.ts';

const files = Object.entries(foreign);

/** Changes the model of a text and weaves the change in. */
async function changed(source: string, change: (byId: Readonly<Record<string, Moddle>>, root: Moddle) => void) {
  const model = await modelOf(source);
  const before = await model.write();
  change(model.byId, model.root);
  const after = await model.write();
  return { before, after, woven: weave(source, before, after) };
}

/** What the text says to the vocabulary of a modeler, and nothing else of it. */
const modelled = async (xml: string) => canonical(await (await modelOf(xml)).write());

const isNamed = ({ $type }: Moddle) => /Task|Event$|Gateway|Process$|Participant|SequenceFlow|Activity/.test($type);

describe('weaving the changes of a modeler into the text it read', () => {
  it.each(files)('should leave %s as it was when nothing changed', async (_, source) => {
    const model = await modelOf(source);
    expect(weave(source, await model.write(), await model.write())).toBe(source);
  });

  it.each(files)('should change nothing of %s but the names that were changed', async (_, source) => {
    // given
    const { byId } = await modelOf(source);
    for (const id of Object.values(byId)
      .filter(isNamed)
      .map(one => one.id!)) {
      // when
      const { woven } = await changed(source, elements => elements[id]!.set('name', '改了 "名" & <字>'));
      // then
      const expected = canonical(source).split('\n');
      const now = canonical(woven).split('\n');
      const differing = now.filter((line, index) => line !== expected[index]);
      expect(now.length).toBe(expected.length);
      expect(differing).toHaveLength(1);
      expect(differing[0]).toContain(`id="${id}"`);
      expect(differing[0]).toContain('name="改了 \\"名\\" & <字>"');
    }
  });

  it.each(files)('should keep every line of %s that nobody touched', async (_, source) => {
    // given
    const { byId } = await modelOf(source);
    const id = Object.values(byId).find(isNamed)!.id!;
    // when
    const { woven } = await changed(source, elements => elements[id]!.set('name', '新名'));
    // then
    const [was, is] = [source.split('\n'), woven.split('\n')];
    expect(is.filter((line, index) => line !== was[index])).toHaveLength(1);
  });

  it.each(files)('should add a step with its shape to %s, and take it away again', async (_, source) => {
    // when
    const { before, after, woven } = await changed(source, (byId, root) => addTask(byId, root));
    // then
    expect(await modelled(woven)).toBe(await modelled(after));
    expect(linesLost(woven, source)).toHaveLength(source.includes('Plane') ? 5 : 3);
    expect(besides(woven)).toEqual(besides(source));
    expect(canonical(weave(woven, after, before))).toBe(canonical(source));
  });

  it.each(files)('should take any element of %s away with all it has, and keep the rest', async (_, source) => {
    // given
    const { byId } = await modelOf(source);
    const inFlow = Object.values(byId).filter(
      one => one.$parent && (one.$parent.get('flowElements') as Moddle[] | undefined)?.includes(one),
    );
    for (const { id } of inFlow) {
      // when
      const { after, woven } = await changed(source, elements => {
        const holder = elements[id!]!.$parent!;
        holder.set(
          'flowElements',
          (holder.get('flowElements') as Moddle[]).filter(one => one.id !== id),
        );
      });
      // then
      expect(await modelled(woven)).toBe(await modelled(after));
      const lost = linesLost(source, woven);
      expect(lost[0]).toContain(`id="${id}"`);
      expect(lost.length).toBe(subtreeLines(source, id!));
    }
  });

  it('should work changes into any file in any order, and lose nothing of what was not changed', async () => {
    const sequences = fc.array(fc.tuple(fc.nat(), fc.nat(5), fc.nat()), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...files), sequences, async ([, source], steps) => {
        // when
        const { before, after, woven } = await changed(source, (byId, root) => {
          for (const [index, [which, kind, other]] of steps.entries()) operate(byId, root, { which, kind, other, index });
        });
        // then
        expect(await modelled(woven)).toBe(await modelled(after));
        expect(sorted(weave(woven, after, before))).toEqual(sorted(source));
      }),
      { numRuns: 150, seed: 7 },
    );
  });
});

/** Everything said, without its order. */
const sorted = (xml: string) =>
  canonical(xml)
    .split('\n')
    .map(line => line.trim())
    .sort();

interface Change {
  readonly which: number;
  readonly kind: number;
  readonly other: number;
  readonly index: number;
}

interface Held {
  readonly one: Moddle;
  readonly byId: Readonly<Record<string, Moddle>>;
  readonly root: Moddle;
  readonly holders: readonly Moddle[];
}
const elementsOf = (holder: Moddle) => holder.get('flowElements') as Moddle[];

/** Changes that take nothing away: rename, add, move into another container, another order, an attribute, a bend of a flow. */
const operations: readonly ((held: Held, change: Change) => void)[] = [
  ({ one }, { index }) => one.set('name', `名${index}`),
  ({ byId, root }, { index }) => addTask(byId, root, `added${index}`),
  ({ one, holders }, { other }) => {
    const from = one.$parent;
    const to = holders[other % holders.length]!;
    if (!from || !holders.includes(from) || isIn(to, one)) return;
    const left = elementsOf(from).filter(child => child !== one);
    from.set('flowElements', left);
    elementsOf(to).push(one);
    one.$parent = to;
  },
  ({ holders }, { which, other }) => {
    const holder = holders[other % holders.length]!;
    const list = elementsOf(holder);
    const at = which % (list.length + 1);
    holder.set('flowElements', [...list.slice(at), ...list.slice(0, at)]);
  },
  ({ one }) => one.set('bj:act', 'accept'),
  ({ root }, { which, other, index }) => {
    const edge = planeElements(root).filter(({ $type }) => $type === 'bpmndi:BPMNEdge')[which % 3];
    const bend = openModdle().create('dc:Point', { x: other % 100, y: index }) as unknown as Moddle;
    if (edge) (edge.get('waypoint') as Moddle[]).splice(1, 0, bend);
  },
];

function operate(byId: Readonly<Record<string, Moddle>>, root: Moddle, change: Change): void {
  const named = Object.values(byId).filter(isNamed);
  const holders = Object.values(byId).filter(({ $type }) => /:(Process|SubProcess|Transaction)$/.test($type));
  operations[change.kind]!({ one: named[change.which % named.length]!, byId, root, holders }, change);
}

function isIn(one: Moddle, other: Moddle): boolean {
  for (let holder: Moddle | undefined = one; holder; holder = holder.$parent) if (holder === other) return true;
  return false;
}

const planeElements = (root: Moddle): Moddle[] =>
  (((root.get('diagrams') as Moddle[])[0]?.get('plane') as Moddle | undefined)?.get('planeElement') as Moddle[] | undefined) ?? [];

/** A step with our own attributes and a child of ours, as drawing one makes it. */
function addTask(byId: Readonly<Record<string, Moddle>>, root: Moddle, id = 'added'): void {
  const create = (type: string, attributes: Readonly<Record<string, unknown>>) =>
    openModdle().create(type, attributes) as unknown as Moddle;
  const holder = Object.values(byId).find(({ $type }) => $type === 'bpmn:Process')!;
  const assignment = create('bj:Assignment', { role: 'handler' });
  const extension = create('bpmn:ExtensionElements', { values: [assignment] });
  const task = create('bpmn:UserTask', { id, name: '新步骤', extensionElements: extension });
  task.set('bj:form', 'form');
  extension.$parent = task;
  task.$parent = holder;
  (holder.get('flowElements') as Moddle[]).push(task);
  const bounds = create('dc:Bounds', { x: 10, y: 10, width: 100, height: 80 });
  planeElements(root).push(create('bpmndi:BPMNShape', { id: `${id}_di`, bpmnElement: task, bounds }));
}

/** Lines of the canonical form that are gone. */
function linesLost(source: string, woven: string): string[] {
  const left = new Map<string, number>();
  for (const line of linesOf(woven)) left.set(line, (left.get(line) ?? 0) + 1);
  return linesOf(source).filter(line => {
    const count = left.get(line) ?? 0;
    if (count > 0) left.set(line, count - 1);
    return count === 0;
  });
}

/** How many lines an element and everything in it make. */
function subtreeLines(source: string, id: string): number {
  const find = (node: XmlNode): XmlNode | undefined => (node.attributes.id === id ? node : node.children.map(find).find(Boolean));
  const count = (node: XmlNode): number => 1 + node.children.reduce((sum, child) => sum + count(child), 0);
  return count(find(parseXml(source))!);
}
