import { describe, expect, it } from 'vitest';
import { readLocal } from '#engine/calendar/dates.ts';
import type { Case } from '../cases/legal.ts';
import { openCase, release } from '../cases/legal.ts';
import { model } from '../execution/model.ts';
import { done, give, giveBack, openLine, openModel, taskAt, user } from './moves.ts';

describe('urging (催办)', () => {
  const urge = (one: Case, account = 'wangfang') => give(one, account, { type: 'urge-case', text: '请尽快' });

  it('should be heard once a working day from each sender, whatever the state of the case', async () => {
    // given: 2026-03-06 is a Friday
    const one = await openLine();
    one.at('2026-03-06T09:00');
    const before = one.state().tasks;
    // then
    expect([urge(one), urge(one), urge(one, 'liqiang')]).toEqual([undefined, 'urged-today', undefined]);
    one.at('2026-03-07T09:00');
    expect(urge(one)).toBe('urged-today');
    one.at('2026-03-08T23:00');
    expect(urge(one)).toBe('urged-today');
    one.at('2026-03-09T08:00');
    expect(urge(one)).toBeUndefined();
    expect([one.state().urges.find(({ by }) => by === 'wangfang')?.times, one.state().tasks]).toEqual([2, before]);
  });

  it('should tell when one urged last, and how often', async () => {
    const one = await openLine();
    urge(one);
    const rejection = one.give('wangfang', { type: 'urge-case', text: 'x' });
    expect(rejection).toMatchObject({ code: 'urged-today', details: { times: 1, at: one.session.now } });
  });

  it('should reach the leader of the unit too from the third time on', async () => {
    const one = await openLine();
    for (const account of ['wangfang', 'liqiang', 'liuyang']) urge(one, account);
    expect(one.events('case-urged').map(({ to }) => to)).toEqual([['anyone'], ['anyone'], ['anyone', 'unit-leader@market-supervision']]);
    expect(one.events('job-requested')).toHaveLength(4);
  });

  it('should not urge a suspended case, nor one that waits for no person', async () => {
    const [one, two] = [
      await openLine(),
      await openModel(
        '<startEvent id="s"/><intermediateCatchEvent id="m"><signalEventDefinition signalRef="go"/></intermediateCatchEvent>',
        ['s>m'],
      ),
    ];
    give(one, 'huangmei', { type: 'suspend-case', reason: '核查' });
    expect([urge(one), urge(two)]).toEqual(['case-suspended', 'nobody-to-urge']);
  });
});

describe('copies and circulations (抄送、传阅)', () => {
  const send = (one: Case, kind: 'copy' | 'circulation', to: string[], account = 'liqiang') =>
    give(one, account, { type: 'circulate-case', kind, to, text: '请阅' });
  const idOf = (one: Case, to: string) => one.state().circulations.find(sent => sent.to === to)?.id ?? 'none';

  it('should send each person one copy of a case, and never block', async () => {
    const one = await openLine();
    expect(send(one, 'copy', ['zhaomin', 'zhouwei', 'zhaomin'])).toBeUndefined();
    expect(send(one, 'copy', ['zhaomin'])).toBe('already-circulated');
    send(one, 'copy', ['zhaomin', 'liuyang']);
    expect(one.events('case-circulated').map(({ to }) => to)).toEqual([['zhaomin', 'zhouwei'], ['liuyang']]);
    expect(new Set(one.state().circulations.map(({ id }) => id)).size).toBe(3);
    done(one, 'a', 'b', 'c');
    expect(one.state().phase).toBe('closed');
  });

  it('should refuse strangers, nobody, and oneself', async () => {
    const one = await openLine();
    expect([send(one, 'copy', ['nobody']), send(one, 'copy', []), send(one, 'copy', ['liqiang'])]).toEqual([
      'receiver-unknown',
      'receiver-wrong',
      'receiver-wrong',
    ]);
  });

  it('should be read once, by its receiver, also when the case is suspended or closed', async () => {
    const one = await openLine();
    send(one, 'copy', ['zhaomin', 'zhouwei']);
    const read = (account: string, to: string) => give(one, account, { type: 'read-circulation', circulation: idOf(one, to) });
    expect([read('liqiang', 'zhaomin'), read('zhaomin', 'nobody')]).toEqual(['circulation-not-yours', 'circulation-not-found']);
    give(one, 'huangmei', { type: 'suspend-case', reason: '核查' });
    expect(read('zhaomin', 'zhaomin')).toBeUndefined();
    const at = one.session.now;
    one.session.now += 1000;
    give(one, 'huangmei', { type: 'resume-case' });
    read('zhaomin', 'zhaomin');
    done(one, 'a', 'b', 'c');
    expect(read('zhouwei', 'zhouwei')).toBeUndefined();
    expect(one.state().circulations.map(({ readAt }) => readAt)).toEqual([at, one.session.now]);
  });

  it('should take one answer to a circulation, none to a copy, and none once the case is closed', async () => {
    const one = await openLine();
    send(one, 'copy', ['zhouwei']);
    send(one, 'circulation', ['zhaomin', 'liuyang']);
    const answer = (account: string) => give(one, account, { type: 'answer-circulation', circulation: idOf(one, account), text: '已阅' });
    expect([answer('zhouwei'), answer('zhaomin'), answer('zhaomin')]).toEqual([
      'circulation-needs-no-answer',
      undefined,
      'circulation-needs-no-answer',
    ]);
    expect(one.state().circulations.find(({ to }) => to === 'zhaomin')).toMatchObject({
      readAt: one.session.now,
      answeredAt: one.session.now,
    });
    expect([send(one, 'circulation', ['liuyang']), send(one, 'circulation', ['zhaomin', 'zhouwei'])]).toEqual([
      'already-circulated',
      undefined,
    ]);
    done(one, 'a', 'b', 'c');
    expect(answer('liuyang')).toBe('case-closed');
  });

  it('should be revoked by its sender while it is unread', async () => {
    const one = await openLine();
    send(one, 'copy', ['zhaomin', 'zhouwei']);
    const revoke = (account: string, to: string) => give(one, account, { type: 'revoke-circulation', circulation: idOf(one, to) });
    give(one, 'zhaomin', { type: 'read-circulation', circulation: idOf(one, 'zhaomin') });
    expect([revoke('zhouwei', 'zhouwei'), revoke('liqiang', 'zhaomin'), revoke('liqiang', 'zhouwei')]).toEqual([
      'circulation-not-yours',
      'circulation-read-already',
      undefined,
    ]);
    expect(one.state().circulations.map(({ to }) => to)).toEqual(['zhaomin']);
  });

  it('should stay when the case is returned', async () => {
    const one = await openLine();
    done(one, 'a');
    send(one, 'circulation', ['zhouwei']);
    giveBack(one, 'b', 'a');
    expect(one.state().circulations).toMatchObject([{ to: 'zhouwei' }]);
  });

  it('should be offered by the step of who handles the case', async () => {
    const one = await openLine({ a: 'allow="return"' });
    expect(send(one, 'copy', ['zhaomin'])).toBe('verb-not-offered');
    done(one, 'a');
    expect(send(one, 'copy', ['zhaomin'])).toBeUndefined();
  });
});

describe('late entry (补录)', () => {
  const openLegal = async () => {
    const xml = model(`<startEvent id="s" bj:act="receive"/>${user('a', '', 'bj:act="accept"')}${user('b')}`, 's>a', 'a>b');
    const one = openCase([await release(xml, { roles: {} })], '2026-03-02T09:00');
    one.at('2026-03-05T10:00');
    return one;
  };
  const complete = (one: Case, account: string, effectiveAt: string, reason?: string) => {
    const { id, version } = taskAt(one, 'a');
    const late = { effectiveAt: readLocal(effectiveAt)!, ...(reason === undefined ? {} : { reason }) };
    return give(one, account, { type: 'complete-task', task: id, version, answers: {}, ...late });
  };

  it('should record an earlier legal moment first, and have clocks count from it', async () => {
    const one = await openLegal();
    expect(complete(one, 'huangmei', '2026-03-03T09:00', '纸质件补录')).toBeUndefined();
    expect(one.session.entries.at(-1)?.events[0]).toEqual({
      type: 'late-entry-noted',
      effectiveAt: readLocal('2026-03-03T09:00'),
      by: 'huangmei',
      private: { reason: '纸质件补录' },
    });
    expect(one.state()).toMatchObject({ late: true, clocks: { promised: { startOn: '2026-03-03', dueOn: '2026-03-10' } } });
    expect(one.state().acts.at(-1)).toMatchObject({ act: 'accept', at: readLocal('2026-03-03T09:00') });
    expect(one.state().trail.at(-1)).toMatchObject({ at: one.session.now, effectiveAt: readLocal('2026-03-03T09:00') });
  });

  it('should need an administrator, a reason, and a moment not before the last act', async () => {
    const one = await openLegal();
    expect([
      complete(one, 'liqiang', '2026-03-03T09:00', '补录'),
      complete(one, 'huangmei', '2026-03-03T09:00'),
      complete(one, 'huangmei', '2026-03-03T09:00', '  '),
      complete(one, 'huangmei', '2026-03-02T08:59', '补录'),
      complete(one, 'huangmei', '2026-03-02T09:00', '补录'),
    ]).toEqual(['late-entry-forbidden', 'reason-missing', 'reason-missing', 'late-entry-too-early', undefined]);
  });

  it('should find the act of a step entered late when it is returned', async () => {
    const one = await openLegal();
    complete(one, 'huangmei', '2026-03-03T09:00', '补录');
    expect(giveBack(one, 'b', 'a')).toBe('acts-between');
  });

  it('should find a decision entered late, of a moment before the step that is returned to was done', async () => {
    // given
    const xml = model(
      `<startEvent id="s" bj:act="receive"/>${user('a')}${user('b', '', 'bj:act="grant"')}${user('c')}`,
      's>a',
      'a>b',
      'b>c',
    );
    const one = openCase([await release(xml, { roles: {} })], '2026-03-02T09:00');
    one.at('2026-03-05T10:00');
    done(one, 'a');
    const { id, version } = taskAt(one, 'b');
    const late = { effectiveAt: readLocal('2026-03-04T09:00')!, reason: '纸质件补录' };
    give(one, 'huangmei', { type: 'complete-task', task: id, version, answers: {}, ...late });
    // when
    const refused = giveBack(one, 'c', 'a', { acts: 'keep' });
    // then
    expect(refused).toBe('return-over-decision');
  });

  it('should open a case late, and not mark what the machine does or what is entered at once', async () => {
    const [one, two] = [await openLegal(), await openLegal()];
    const { content } = one.state();
    const opening = {
      content,
      pack: 'test',
      releaseNumber: 1,
      intakeType: 'promised',
      service: one.state().service,
      window: null,
    } as const;
    const late = { effectiveAt: readLocal('2026-03-03T09:00')!, reason: '系统停机' };
    one.session.state = null;
    one.session.entries.length = 0;
    const applicant = { kind: 'person', name: '甲', idNumber: '1', phone: '1' } as const;
    const refused = openLate(one, {
      type: 'open-case',
      ...opening,
      ...{ applicant, answers: {}, materials: [], queryCode: 'Q', numberPattern: 'N-{seq4}' },
      ...late,
    });
    expect(refused).toBeUndefined();
    expect(one.session.entries[0]?.events.slice(0, 2).map(({ type }) => type)).toEqual(['case-opened', 'late-entry-noted']);
    expect(one.state()).toMatchObject({ late: true, openedAt: late.effectiveAt });
    expect(give(two, 'system', { type: 'deliver-signal', name: 'go', payload: {}, effectiveAt: late.effectiveAt })).toBe(
      'signal-not-awaited',
    );
    expect(complete(two, 'liqiang', '2026-03-05T10:00')).toBeUndefined();
    expect(two.state().late).toBeUndefined();
  });

  const openLate = (one: Case, body: Parameters<Case['give']>[1]) => one.give('huangmei', body)?.code;
});
