import { describe, expect, it } from 'vitest';
import { model } from '../execution/model.ts';
import { openCase, release } from './legal.ts';

const waiting = model(
  '<startEvent id="start"/><intermediateCatchEvent id="registered"><messageEventDefinition messageRef="case-registered"/></intermediateCatchEvent><endEvent id="end"/>',
  'start>registered',
  'registered>end',
);

const opened = async () => openCase([await release(waiting)], '2026-03-02T09:00');

describe('a case that another takes up', () => {
  it('should go on when the other is registered', async () => {
    // given
    const one = await opened();
    // when
    const refused = one.give('wangfang', { type: 'link-case', relation: 'continued-by', other: 'case-2', number: 'HS-2' });
    // then
    expect(refused).toBeUndefined();
    expect(one.state()).toMatchObject({ phase: 'closed', links: [{ relation: 'continued-by', case: 'case-2', number: 'HS-2' }] });
  });

  it('should be tied only once, however often it is told', async () => {
    // given
    const one = await opened();
    one.give('wangfang', { type: 'link-case', relation: 'related', other: 'case-2', number: 'HS-2' });
    // when
    one.give('wangfang', { type: 'link-case', relation: 'related', other: 'case-2', number: 'HS-2' });
    // then
    expect(one.state().links).toHaveLength(1);
    expect(one.state().phase).toBe('running');
  });
});

describe('a case that another takes up while it is suspended', () => {
  it('should be told once it is resumed, and go on', async () => {
    // given
    const one = await opened();
    const link = () => one.give('wangfang', { type: 'link-case', relation: 'continued-by', other: 'case-2', number: 'HS-2' });
    one.give('huangmei', { type: 'suspend-case', reason: '核查' });
    // when
    const early = link();
    one.give('huangmei', { type: 'resume-case' });
    const late = link();
    // then
    expect([early?.code, late]).toEqual(['case-suspended', undefined]);
    expect(one.state()).toMatchObject({ phase: 'closed', links: [{ case: 'case-2' }] });
  });
});

describe('a rating', () => {
  it('should be given once, after the end', async () => {
    // given
    const one = await opened();
    const rate = () => one.give('wangfang', { type: 'rate-case', level: 4, channel: 'public', tags: ['quick'], comment: '很快' });
    // when
    const early = rate();
    one.give('wangfang', { type: 'link-case', relation: 'continued-by', other: 'case-2', number: 'HS-2' });
    const first = rate();
    const second = rate();
    // then
    expect([early?.code, first, second?.code]).toEqual(['rating-too-early', undefined, 'rated-already']);
    expect(one.state().rating).toMatchObject({ level: 4, channel: 'public' });
  });
});
