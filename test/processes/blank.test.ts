import { describe, expect, it } from 'vitest';
import { readBpmn } from '#engine/bpmn/read.ts';
import { blankPack, copiedPack, renamedProcess } from '#processes/blank.ts';
import { checkPack } from '#processes/check.ts';
import { readPack } from '#processes/read.ts';
import { filesOfPack } from '#processes/whole.ts';
import { shipped } from './shipped.ts';

const leave = { id: 'leave', title: { zh: '请假 <甲> & "乙"', en: 'Leave' }, kind: 'other' } as const;

describe('a blank pack', () => {
  it('should be read as a pack is, and lack nothing but the process that is to be drawn', async () => {
    // when
    const body = blankPack(leave);
    const { pack, problems } = readPack(filesOfPack({ ...body.pack, scenarios: {}, items: [] }));
    const found = await checkPack(pack!);
    // then
    expect(problems).toEqual([]);
    const errors = found.filter(({ severity }) => severity === 'error');
    expect(errors.map(({ code }) => code)).toContain('end-missing');
    expect(errors.filter(({ file, element }) => file !== 'process.bpmn' || element !== 'start')).toEqual([]);
  });

  it('should hold a process of one start event, called as the pack is', async () => {
    // when
    const { problems } = await readBpmn(blankPack(leave).pack.bpmn);
    // then
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(blankPack(leave).pack.bpmn).toContain('name="请假 &lt;甲&gt; &amp; &quot;乙&quot;"');
  });
});

describe('a copied pack', () => {
  it('should be as sound as the one it was copied from, under its own id', async () => {
    // given
    const { scenarios, items, ...parts } = shipped.promised!;
    // when
    const copy = copiedPack({ kind: 'whole', pack: parts, golden: { scenarios, items } }, leave);
    const found = await checkPack({ ...copy.pack, scenarios: copy.golden.scenarios, items: copy.golden.items }, shipped);
    // then
    expect(found.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(copy.pack.head).toMatchObject({ id: 'leave', title: leave.title, kind: 'other' });
    expect(copy.golden.items.map(({ pack }) => pack)).toEqual(items.map(() => 'leave'));
  });

  it('should rename the process and what speaks of it, nothing else', () => {
    // given
    const { bpmn } = shipped.promised!;
    // when
    const renamed = renamedProcess(bpmn, 'promised', 'leave');
    // then
    expect(renamed).toContain('<bpmn:process id="leave"');
    expect(renamedProcess(renamed, 'leave', 'promised')).toBe(bpmn);
  });
});
