import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readBpmn } from '#engine/bpmn/read.ts';
import { lintProcess } from '#engine/lint/index.ts';
import { everything } from './everything.ts';

/** A small seeded generator (mulberry32): the same mutations on every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Change, insert, drop or double something in one or two places. */
function mutate(source: Buffer, random: () => number): string {
  let bytes = [...source];
  for (let count = 1 + Math.floor(random() * 2); count > 0; count -= 1) {
    const at = Math.floor(random() * bytes.length);
    const byte = random() < 0.9 ? 32 + Math.floor(random() * 95) : Math.floor(random() * 256);
    const kind = Math.floor(random() * 6);
    if (kind < 3) bytes[at] = byte;
    else if (kind === 3) bytes.splice(at, 1 + Math.floor(random() * 20));
    else if (kind === 4) bytes.splice(at, 0, byte);
    else bytes = [...bytes.slice(0, at), ...bytes.slice(Math.max(0, at - 40), at), ...bytes.slice(at)];
  }
  return Buffer.from(bytes).toString('utf8');
}

describe('readBpmn: byte mutations', () => {
  it('should begin with a model of every kind that has no fault', async () => {
    // when
    const { definition, problems } = await readBpmn(everything);
    // then
    expect(problems).toEqual([]);
    expect(lintProcess(definition!).filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(new Set(Object.values(definition!.elements).map(({ kind }) => kind)).size).toBeGreaterThan(15);
  });

  it.each([
    ['the promised file', readFileSync('test/fixtures/promised.bpmn')],
    ['the promised pack', readFileSync('processes/packs/promised/process.bpmn')],
    ['a model of every kind', Buffer.from(everything)],
  ])('should answer 500 mutations of %s with a definition or problems', async (_name, source) => {
    // given
    const random = seeded(20_260_213);
    const outcomes = { read: 0, refused: 0 };
    for (let index = 0; index < 500; index += 1) {
      const xml = mutate(source, random);
      // when
      const { definition, problems } = await readBpmn(xml);
      // then
      if (definition) {
        expect(lintProcess(definition)).toBeInstanceOf(Array);
        outcomes.read += 1;
      } else {
        expect(problems.some(({ severity }) => severity === 'error')).toBe(true);
        for (const { message } of problems) expect(message.zh.length * message.en.length).toBeGreaterThan(0);
        outcomes.refused += 1;
      }
    }
    expect(outcomes.read).toBeGreaterThan(5);
    expect(outcomes.refused).toBeGreaterThan(100);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});
