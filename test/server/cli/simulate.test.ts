import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { banjian, createFolder, root } from './support.ts';

const folder = createFolder();
afterAll(folder.remove);

interface Report {
  readonly ok: boolean;
  readonly packs: {
    pack: string;
    ok: boolean;
    cases: { id: string; ok: boolean }[];
    coverage: { ends: { total: number; covered: number } };
  }[];
}

describe('banjian simulate', () => {
  it('should run every shipped pack green, with what it covers', () => {
    // when
    const { status, json } = banjian('simulate', '--all', '--json');
    const report = json[0] as unknown as Report;
    // then
    expect(report.packs.flatMap(({ pack, cases }) => cases.filter(({ ok }) => !ok).map(({ id }) => `${pack} ${id}`))).toEqual([]);
    expect(report.packs.map(({ pack }) => pack)).toEqual(expect.arrayContaining(['extension', 'promised', 'supplement']));
    expect(report.packs.every(({ coverage: { ends } }) => ends.covered === ends.total)).toBe(true);
    expect({ status, ok: report.ok }).toEqual({ status: 0, ok: true });
  });

  it('should print one pack in words', () => {
    // when
    const { status, out } = banjian('simulate', 'supplement', '--verbose');
    // then
    expect(status).toBe(0);
    expect(out).toContain('✓ 通过  complete  一次补齐');
    expect(out).toContain('结束事件 end events: 3/3 (100 %)');
    expect(out).toContain('副作用 effect: notify applicant supplement-requested');
  });

  it('should be red and end with 1 where a golden case of a folder comes out otherwise', () => {
    // given
    const copy = join(folder.path, 'supplement');
    cpSync(join(root, 'processes', 'packs', 'supplement'), copy, { recursive: true });
    const file = join(copy, 'scenarios', 'complete.json');
    writeFileSync(file, readFileSync(file, 'utf8').replace('"phase": "closed"', '"phase": "running"'));
    // when
    const { status, out } = banjian('simulate', copy);
    // then
    expect(status).toBe(1);
    expect(out).toContain('✗ 不符  complete');
    expect(out).toContain('阶段应为 "running"，但为 "closed"。');
  });

  it.each([[['simulate']], [['simulate', '--all', 'supplement']], [['simulate', 'no-such-pack']]])('should refuse %j', args => {
    // when
    const { status, err } = banjian(...args);
    // then
    expect(status).toBe(2);
    expect(err).toMatch(/Expected/);
  });
});
