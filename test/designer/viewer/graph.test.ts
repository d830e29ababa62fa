import { describe, expect, it } from 'vitest';
import { type ModdleObject, readGraph, settleWaits } from '#designer/viewer/graph.ts';
import { marksFrom, type SeenEntry } from '#designer/viewer/marks.ts';
import { nextWords } from '#designer/viewer/Outline.tsx';
import { sayIn } from '#designer/viewer/messages/index.ts';
import { parseBpmn } from '#engine/bpmn/index.ts';
import { shipped } from '../../processes/shipped.ts';

async function graphOf(pack: string) {
  const { root } = await parseBpmn(shipped[pack]!.bpmn);
  return readGraph(root as unknown as ModdleObject)!;
}

describe('settleWaits', () => {
  it('should not show a boundary event that only lay in wait, and show it once it fired', async () => {
    // given
    const graph = await graphOf('promised');
    const head = (seq: number, events: SeenEntry['events']): SeenEntry => ({
      seq,
      recordedAt: seq,
      effectiveAt: seq,
      actor: { account: 'a', name: 'a' },
      events,
    });
    const entries = [
      head(1, [
        { type: 'scope-opened', parent: null, run: null, content: 'A', container: 'promised' },
        { type: 'element-entered', scope: '1.0', element: 'noticeOverdue', consumed: [] },
      ]),
      head(2, [
        { type: 'element-completed', scope: '1.0', run: '1.1', element: 'noticeOverdue' },
        { type: 'element-entered', scope: '1.0', element: 'noticeOverdue', consumed: [] },
      ]),
      head(3, [{ type: 'element-cancelled', scope: '1.0', run: '2.1', element: 'noticeOverdue' }]),
    ];
    // when
    const states = [1, 2, 3].map(seq => settleWaits(marksFrom(entries, seq).scopes['1.0']!, graph).steps.noticeOverdue!.state);
    // then
    expect(states).toEqual(['none', 'done', 'done']);
  });
});

describe('readGraph', () => {
  it('should list every flow node of the shipped packs once, the start first', async () => {
    for (const pack of ['extension', 'promised', 'supplement']) {
      // when
      const { steps } = await graphOf(pack);
      // then
      const nodes = shipped[pack]!.bpmn.match(/<bpmn:(\w+(Task|Event|Gateway)|callActivity|subProcess) id=/g)!.length;
      expect(new Set(steps.map(({ id }) => id)).size).toBe(nodes);
      expect(steps[0]!.kind).toBe('start');
    }
  });

  it('should know lane, kind, host of a boundary event and the roads out', async () => {
    // when
    const { steps } = await graphOf('promised');
    const step = (id: string) => steps.find(other => other.id === id)!;
    // then
    expect(step('handle')).toMatchObject({ kind: 'person', lane: '承办' });
    expect(step('noticeOverdue').attachedTo).toBe('check');
    expect(step('callSupplement').kind).toBe('call');
    expect(
      step('gwCheck')
        .next.map(({ target }) => target)
        .toSorted(),
    ).toEqual(['accept', 'callSupplement', 'decline']);
  });

  it('should tell the roads out with the words on them', async () => {
    // when
    const graph = await graphOf('promised');
    const words = nextWords(graph.steps.find(({ id }) => id === 'gwCheck')!, graph, sayIn('zh'));
    // then
    expect(words).toContain('接下来');
    expect(words).toContain('一次性告知与补正（需补正）');
  });

  it('should give null for definitions without a process', () => {
    expect(readGraph({ $type: 'bpmn:Definitions', rootElements: [] })).toBeNull();
  });
});
