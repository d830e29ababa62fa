import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openModdle } from '#engine/bpmn/moddle.ts';
import { parseBpmn } from '#engine/bpmn/parse.ts';
import { readBpmn } from '#engine/bpmn/read.ts';

describe('openModdle', () => {
  it.each(['promised', 'supplement'])('should keep everything of %s through writing and reading', async pack => {
    // given
    const xml = readFileSync(`processes/packs/${pack}/process.bpmn`, 'utf8');
    const { root } = await parseBpmn(xml);
    // when
    const written = await openModdle().toXML(root, { format: true });
    // then
    expect(await readBpmn(written.xml)).toEqual(await readBpmn(xml));
    expect(written.xml).toContain('bj:assignment');
  });
});

describe('parseBpmn', () => {
  it('should give the tree even when elements in it are refused later', async () => {
    // given
    const xml = readFileSync('test/fixtures/promised.bpmn', 'utf8').replace('sourceRef="start"', 'sourceRef="gone"');
    // when
    const { root, problems } = await parseBpmn(xml);
    // then
    expect(root?.$type).toBe('bpmn:Definitions');
    expect(problems).toMatchObject([{ code: 'unresolved-reference', element: 'f1', message: { zh: '“f1” 引用了不存在的元素 “gone”。' } }]);
  });
});
