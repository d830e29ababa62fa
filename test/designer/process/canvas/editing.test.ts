// @vitest-environment happy-dom
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { blankProcess } from '#processes/blank.ts';
import { pack, type Maker, unpack } from '#designer/process/clipboard/packing.ts';
import { createModeler, type ProcessEditor } from '#designer/process/createModeler.ts';
import type { Acts } from '#designer/process/editing/acts.ts';
import { placeBelow, placeInFlow } from '#designer/process/editing/places.ts';
import { actOf } from '#designer/process/keyboard/keys.ts';
import { listen, selectionWords } from '#designer/process/keyboard/said.ts';
import { neighbour, nextLine, readingOrder } from '#designer/process/keyboard/walk.ts';
import { boundaryKinds, kindById, kinds, labelOfKind } from '#designer/process/palette/catalogue.ts';
import type { Drawn, Registry } from '#designer/process/services.ts';
import { sayIn } from '#designer/ui/preferences.tsx';
import { readBpmn } from '#engine/bpmn/index.ts';
import { prepareCanvas } from '../canvas.ts';

/** What the canvas does without a pointer (键盘与清单编辑). */
const blank = blankProcess({ id: 'drawn', title: { zh: '画的流程', en: 'drawn' } });
const zoo = readFileSync(join(import.meta.dirname, '..', 'zoo.bpmn'), 'utf8');

async function open(bpmn = blank): Promise<ProcessEditor> {
  const host = document.createElement('div');
  document.body.append(host);
  return createModeler(host, bpmn, 'zh');
}
const acts = (editor: ProcessEditor): Acts => editor.service<Acts>('acts');
const drawn = (editor: ProcessEditor, id: string): Drawn => editor.find(id) as unknown as Drawn;
const named = (editor: ProcessEditor, element: Drawn, name: string): Drawn => {
  editor.rename(element as never, name);
  return element;
};
const all = (editor: ProcessEditor): readonly Drawn[] => editor.service<Registry>('elementRegistry').getAll();
/** A process of two steps behind the start, the second selected. */
async function twoSteps(): Promise<{ editor: ProcessEditor; first: Drawn; second: Drawn }> {
  const editor = await open();
  editor.select('start');
  const first = named(editor, acts(editor).add(kindById('user-task')), '受理');
  const second = named(editor, acts(editor).add(kindById('user-task')), '审核');
  return { editor, first, second };
}

describe('editing without a pointer', () => {
  beforeAll(prepareCanvas);
  beforeEach(() => localStorage.clear());

  it('should put a step behind the selected one, joined to it and selected', async () => {
    // when
    const { editor, first, second } = await twoSteps();

    // then
    expect(first.incoming?.[0]?.source?.id).toBe('start');
    expect(second.incoming?.[0]?.source).toBe(first);
    expect(second.x).toBeGreaterThan(first.x + first.width);
    expect(editor.selected()?.id).toBe(second.id);
    editor.destroy();
  });

  it('should put a step into the selected line, make room for it, and take it away again as one step of undo', async () => {
    // given
    const { editor, first, second } = await twoSteps();
    const before = second.x;
    acts(editor).select(first.outgoing![0]!);

    // when
    const between = acts(editor).add(kindById('service-task'));

    // then
    expect(first.outgoing?.map(({ target }) => target?.id)).toEqual([between.id]);
    expect(between.outgoing?.map(({ target }) => target?.id)).toEqual([second.id]);
    expect(between.x).toBeGreaterThan(first.x + first.width);
    expect(second.x).toBeGreaterThan(between.x + between.width);
    editor.history.undo();
    expect(editor.find(between.id)).toBeUndefined();
    expect(second.x).toBe(before);
    expect(first.outgoing?.map(({ target }) => target?.id)).toEqual([second.id]);
    editor.destroy();
  });

  it('should offer for a line only what a flow may lead to, and draw it', async () => {
    // given
    const { editor, first, second } = await twoSteps();

    // when
    const targets = acts(editor).targetsOf(second);
    const line = acts(editor).connect(second, first);

    // then
    expect(targets.map(({ id }) => id)).toEqual([first.id]);
    expect(line.type).toBe('bpmn:SequenceFlow');
    expect(acts(editor).targetsOf(second)).toEqual([]);
    editor.destroy();
  });

  it('should begin a sub-process with a start event in it, and a pool around everything', async () => {
    // given
    const { editor, second } = await twoSteps();

    // when
    const sub = acts(editor).add(kindById('expanded-subprocess'));
    acts(editor).select(null);
    const pool = acts(editor).add(kindById('expanded-pool'));

    // then
    expect(sub.children?.map(({ type }) => type)).toContain('bpmn:StartEvent');
    expect(pool.x).toBeLessThan(drawn(editor, 'start').x);
    expect(pool.x + pool.width).toBeGreaterThan(sub.x + sub.width);
    expect(drawn(editor, second.id).parent?.id).toBe(pool.id);
    editor.destroy();
  });

  it('should draw only kinds that the engine reads', async () => {
    for (const kind of kinds.filter(({ id }) => id !== 'expanded-pool')) {
      // given
      const editor = await open();

      // when
      const made = acts(editor).add(kind);
      const reading = await readBpmn(await editor.saveXml());

      // then
      expect(made.type, kind.id).toBe(kind.make.type);
      const problems = 'problems' in reading ? (reading.problems as readonly { code: string }[]) : [];
      expect(
        problems.map(({ code }) => code).filter(code => /unsupported|unknown-element|not-executable/.test(code)),
        kind.id,
      ).toEqual([]);
      editor.destroy();
    }
  }, 60_000);

  it('should call every kind by its own name', async () => {
    // given
    const editor = await open();
    editor.select('start');
    const host = acts(editor).add(kindById('user-task'));

    // when
    const events = boundaryKinds.map(kind => [kind.label, labelOfKind(acts(editor).attach(host, kind))]);

    // then
    for (const [wanted, told] of events) expect(told).toBe(wanted);
    expect(labelOfKind(host)).toBe('User task');
    editor.destroy();
  });

  it('should walk the elements in the order they are read, and the lines of a step', async () => {
    // given
    const { editor, first, second } = await twoSteps();
    const order = readingOrder(editor.definitions(), all(editor));
    const line = first.outgoing![0]!;

    // then
    expect(order.map(({ id }) => id)).toEqual(['start', first.id, second.id]);
    expect(neighbour(order, null, 1)?.id).toBe('start');
    expect(neighbour(order, second, 1)?.id).toBe('start');
    expect(neighbour(order, line, 1)).toBe(second);
    expect(neighbour(order, line, -1)).toBe(first);
    expect(nextLine(first)).toBe(line);
    expect(nextLine(line)).toBe(first.incoming![0]);
    editor.destroy();
  });

  it('should say what was done and what is selected, as one sentence', async () => {
    // given
    const { editor, first } = await twoSteps();
    const heard: string[] = [];
    const { promise, resolve } = Promise.withResolvers<void>();
    const stop = listen(editor, sayIn('zh'), words => {
      heard.push(words);
      resolve();
    });

    // when
    acts(editor).remove([acts(editor).selected()!]);
    await promise;
    stop();

    // then
    expect(heard).toEqual(['已删除审核（人工环节）。没有选中元素']);
    expect(selectionWords([first], element => acts(editor).nameOf(element), sayIn('en'))).toMatch(/^Selected 受理/);
    editor.destroy();
  });

  it('should set colours as BPMN in Color says', async () => {
    // given
    const { editor, second } = await twoSteps();
    const menu = editor.service<{
      _getProviders(id: string): readonly { getPopupMenuEntries(target: unknown): Record<string, { action(): void }> }[];
    }>('popupMenu');
    const [provider] = menu._getProviders('bjd-colour');

    // then
    expect(Object.keys(provider!.getPopupMenuEntries([second]))).toContain('amber');
    expect(provider!.getPopupMenuEntries(editor.root())).toEqual({});
    editor.destroy();
  });

  it('should paste into another process what was copied in this one, with all that was set on it', async () => {
    // given
    const { editor, second } = await twoSteps();
    editor.service<{ updateProperties(element: Drawn, properties: object): void }>('modeling').updateProperties(second, {
      'bj:form': 'review',
    });
    editor.service<{ copy(elements: readonly Drawn[]): void }>('copyPaste').copy([second]);
    editor.destroy();
    const other = await open();

    // when
    other.service<{ paste(): void }>('pasting').paste();

    // then
    const pasted = all(other).find(({ type }) => type === 'bpmn:UserTask')!;
    expect(pasted.businessObject.get('name')).toBe('审核');
    expect(pasted.businessObject.get('bj:form')).toBe('review');
    expect(other.selected()?.id).toBe(pasted.id);
    expect(await other.saveXml()).toContain('bj:form="review"');
    other.destroy();
  });

  it('should paste nothing where nothing of ours was copied', async () => {
    // given
    const editor = await open();
    localStorage.setItem('banjian.designer.clipboard', 'something else');
    const before = all(editor).length;

    // when
    editor.service<{ paste(): void }>('pasting').paste();

    // then
    expect(all(editor)).toHaveLength(before);
    editor.destroy();
  });

  it('should keep the namespace of foreign elements on the clipboard', async () => {
    // given
    const editor = await open(zoo);
    const moddle = editor.service<Maker>('moddle');
    const foreign = moddle.createAny('vendor:setting', 'http://vendor.example/1', { key: 'a' });

    // when
    const read = unpack(pack({ 0: [{ foreign }] }), moddle) as { 0: readonly { foreign: typeof foreign & { key: string } }[] };

    // then
    expect(read[0][0]!.foreign.$type).toBe('vendor:setting');
    expect(read[0][0]!.foreign.key).toBe('a');
    expect((read[0][0]!.foreign as unknown as { $descriptor: { ns: { uri: string } } }).$descriptor.ns.uri).toBe('http://vendor.example/1');
    editor.destroy();
  });
});

describe('keys and places', () => {
  const pressed = (key: string, more: KeyboardEventInit = {}): KeyboardEvent =>
    ({ key, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, ...more }) as KeyboardEvent;

  it('should leave keys with Ctrl and Alt to the browser and bpmn-js', () => {
    expect(actOf(pressed('a'))).toBe('add');
    expect(actOf(pressed('A'))).toBe('add');
    expect(actOf(pressed('a', { ctrlKey: true }))).toBeNull();
    expect(actOf(pressed('ArrowLeft'))).toBeNull();
    expect(actOf(pressed('J', { shiftKey: true }))).toBe('next');
    expect(actOf(pressed('F10', { shiftKey: true }))).toBe('more');
    expect(actOf(pressed('F10'))).toBeNull();
    expect(actOf(pressed('?', { shiftKey: true }))).toBe('help');
  });

  it('should place what belongs to nothing below everything drawn', () => {
    const one = { x: 10, y: 20, width: 100, height: 80 } as Drawn;
    expect(placeBelow([one], { width: 100, height: 80 }, { x: 0, y: 0 })).toEqual({ x: 60, y: 190 });
    expect(placeBelow([], { width: 100, height: 80 }, { x: 7, y: 9 })).toEqual({ x: 7, y: 9 });
  });

  it('should push what stands behind a line only as far as needed', () => {
    const source = { x: 0, y: 0, width: 100, height: 80 } as Drawn;
    const near = {
      source,
      target: { x: 150, y: 0 },
      waypoints: [
        { x: 100, y: 40 },
        { x: 150, y: 40 },
      ],
    } as unknown as Drawn;
    const far = {
      source,
      target: { x: 400, y: 0 },
      waypoints: [
        { x: 100, y: 40 },
        { x: 400, y: 40 },
      ],
    } as unknown as Drawn;
    expect(placeInFlow(near, 100)).toEqual({ position: { x: 200, y: 40 }, push: 150, from: 149 });
    expect(placeInFlow(far, 100)).toEqual({ position: { x: 250, y: 40 }, push: 0, from: 399 });
  });
});
