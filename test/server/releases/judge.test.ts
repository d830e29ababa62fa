import { describe, expect, it } from 'vitest';
import type { Judgement } from '#processes/judge.ts';
import type { Parts } from '#processes/overlay/parts.ts';
import { judgeAside } from '#server/releases/judge.ts';
import { partsOf } from '../../processes/overlay/parts.ts';

const extension = partsOf('extension');
const judgement = (pack: Parts): Judgement => ({
  pack: 'extension',
  body: { kind: 'whole', pack, golden: { scenarios: {}, items: [] } },
  others: {},
  calls: {},
  released: extension,
  layers: [],
  own: { centre: 'heshan', title: { zh: '赫山', en: 'Heshan' } },
  itemLayers: [],
  units: [],
});
const deep = `<bpmn:extensionElements>${'<x:a xmlns:x="urn:x">'.repeat(9_000)}${'</x:a>'.repeat(9_000)}</bpmn:extensionElements>`;

describe('judgeAside', () => {
  it('should judge several drafts at once, each for itself', async () => {
    // when
    const [same, other] = await Promise.all([
      judgeAside(judgement(extension)),
      judgeAside(judgement({ ...extension, texts: { ...extension.texts, zh: {} } })),
    ]);
    // then
    expect(same.differences).toEqual([]);
    expect(same.content).toMatch(/^[0-9a-f]{64}$/);
    expect(other.differences.length).toBeGreaterThan(0);
    expect(other.content).toBeNull();
  });

  it('should refuse what nests without end, and go on with the next', async () => {
    // given
    const bpmn = extension.bpmn.replace(/(<bpmn:startEvent [^>]*>)/, `$1${deep}`);
    // when
    const heavy = await judgeAside(judgement({ ...extension, bpmn })).then(
      ({ content }) => (content === null ? 'not sound' : 'sound'),
      (error: { problem?: { code: string } }) => error.problem?.code,
    );
    const next = await judgeAside(judgement(extension));
    // then
    expect(heavy).toBe('draft-too-heavy');
    expect(next.content).not.toBeNull();
  });
});
