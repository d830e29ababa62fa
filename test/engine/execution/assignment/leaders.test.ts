import { describe, expect, it } from 'vitest';
import { leadersAbove } from '#engine/execution/assignment/leaders.ts';
import { away, centreOf, everybody, staffWithout } from './centre.ts';
import { playSteps, step } from './played.ts';

describe('leadersAbove (上级领导链)', () => {
  it.each<[string, string, string | undefined, string[]]>([
    ['a unit', 'market', undefined, ['unit-leader@market', 'unit-leader@town', 'government-head@*']],
    ['a clerk', 'market', 'li', ['unit-leader@market', 'unit-leader@town', 'government-head@*']],
    ['the leader of a unit', 'market', 'qian', ['unit-leader@town', 'government-head@*']],
    ['the leader above', 'town', 'zhou', ['government-head@*']],
    ['the head of the government', 'town', 'zheng', []],
    ['a unit nobody knows', 'nowhere', undefined, ['government-head@*']],
  ])('should find the leaders of %s', (_, unit, account, expected) => {
    expect(leadersAbove(centreOf(everybody), unit, account)).toEqual(expected);
  });

  it('should follow the chain the centre has of its own, and in it who is in charge of the unit', () => {
    // given
    const staff = { ...everybody, he: ['deputy-head@town'], ke: ['section-chief@market'] };
    const own = { leaders: ['section-chief', 'unit-leader', 'deputy-head', 'government-head'] };
    // then
    expect(leadersAbove(centreOf(staff, own), 'market')).toEqual([
      ...['section-chief@market', 'unit-leader@market', 'deputy-head@town', 'government-head@*'],
    ]);
  });

  it('should take the topmost leader wherever the post is held, others only where they are in charge', () => {
    // given
    const staff = { ...staffWithout('zheng'), zheng: ['government-head@hall'], he: ['deputy-head@hall'] };
    // then
    expect(leadersAbove(centreOf(staff, { leaders: ['unit-leader', 'deputy-head', 'government-head'] }), 'market').slice(2)).toEqual([
      'government-head',
    ]);
  });

  it('should end where the units go round in a circle, and where the chain is empty', () => {
    // given
    const { units, ...rest } = centreOf(everybody);
    const circle = { ...rest, units: units.map(unit => (unit.id === 'town' ? { ...unit, parent: 'market' } : unit)) };
    // then
    expect(leadersAbove(circle, 'market')).toEqual(['unit-leader@market', 'unit-leader@town', 'government-head@*']);
    expect(leadersAbove({ ...circle, leaders: [] }, 'market')).toEqual([]);
  });

  it('should name a person once who leads on several levels', () => {
    expect(
      leadersAbove(
        centreOf({ ...staffWithout('zhou', 'zheng'), qian: ['unit-leader@market', 'unit-leader@town', 'government-head'] }),
        'market',
      ),
    ).toEqual(['unit-leader@market']);
  });
});

describe('several leaders one after the other (连续多级审批)', () => {
  const order = '<bj:countersign mode="order"/>';
  const signing = (one: Awaited<ReturnType<typeof playSteps>>) => one.task('a').seats?.map(({ account }) => account);

  it('should ask the leaders of every level up to it, the nearest first', async () => {
    // when
    const one = await playSteps([step('a', 'rule="leader" of="unit" levels="3"', '', order)]);
    // then
    expect([signing(one), one.asked('a')]).toEqual([['qian', 'zhou', 'zheng'], 'person:qian']);
    expect(one.task('a').why).toContain('逐级至第 3 级领导');
  });

  it('should start above who did the step before, and ask who stands in for a leader who is away', async () => {
    // given
    const one = await playSteps(
      [step('before', 'rule="person" people="qian"'), step('a', 'rule="leader" of="previous" step="before" levels="2"', '', order)],
      { organisation: centreOf(everybody, { absences: [away('zhou', 'sun')] }) },
    );
    // when
    one.complete('before', 'qian');
    // then
    expect(signing(one)).toEqual(['sun', 'zheng']);
    expect(one.task('a').why).toContain('zhou 不在岗期间由 sun 代签（AB岗）');
  });

  it('should not ask a leader who did a step that does not go with it', async () => {
    // given
    const one = await playSteps([
      step('before', 'rule="person" people="qian"'),
      step('a', 'rule="leader" of="unit" levels="2" notBy="before"', '', order),
    ]);
    // when
    one.complete('before', 'qian');
    // then
    expect([signing(one), one.task('a').why]).toEqual([['zhou'], expect.stringContaining('qian 已办理不相容环节')]);
  });
});
