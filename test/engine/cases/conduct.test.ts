import { describe, expect, it } from 'vitest';
import type { CardRule, CardRules, Conduct } from '#engine/clocks/types.ts';
import { model } from '../execution/model.ts';
import { openCase, release } from './legal.ts';
import { lastCard, supervised } from './supervised.ts';

const watching = (...conducts: Conduct[]): CardRules => ({
  basis: 'promised',
  scope: ['case'],
  rules: conducts.map(
    (conduct): CardRule => ({
      id: conduct,
      level: 'yellow',
      when: { conduct },
      to: ['handler', 'supervision-office'],
      confirmed: true,
      points: 3,
    }),
  ),
});

describe('no reasons given', () => {
  it.each([
    ['neither form nor opinion says why', { result: 'refuse' }, ['no-reasons']],
    ['the form has only blanks', { result: 'refuse', reason: '  ' }, ['no-reasons']],
    ['the form says why', { result: 'refuse', reason: '场所不符合要求' }, []],
    ['it is granted', { result: 'grant' }, []],
  ])('should look at a refusal where %s', async (_, answers, expected) => {
    // given
    const one = await supervised({ cards: watching('no-reasons') });
    one.complete('handle');
    // when
    one.complete('approve', 'zhouwei', answers);
    // then
    expect(one.state().cards.map(({ cause }) => cause)).toEqual(expected);
  });

  it('should take the opinion of the task for the reason', async () => {
    // given
    const one = await supervised({ cards: watching('no-reasons') });
    one.complete('handle');
    const task = Object.values(one.state().tasks)[0]!;
    // when
    const answers = { result: 'refuse' };
    one.give('zhouwei', { type: 'complete-task', task: task.id, version: task.version, answers, opinion: '场所不符合要求' });
    // then
    expect(one.state().cards).toEqual([]);
  });

  it('should give the card to who refused, with its points, and tell the receivers', async () => {
    // given
    const one = await supervised({ cards: watching('no-reasons') });
    one.complete('handle');
    // when
    one.complete('approve', 'zhouwei', { result: 'refuse' });
    // then
    expect(lastCard(one)).toMatchObject({
      ...{ clock: 'conduct', run: 1, level: 'yellow', rule: 'no-reasons', cause: 'no-reasons', points: 3 },
      ...{ on: '2026-02-13', dueOn: '2026-02-13', holders: ['zhouwei'], to: ['person:zhouwei', 'supervision-office'] },
    });
    expect(one.events('job-requested').at(-1)!.private).toMatchObject({ input: { to: 'supervision-office', text: 'conduct-no-reasons' } });
    expect(one.state().phase).toBe('closed');
  });

  it('should look at a return too', async () => {
    // given
    const one = await supervised({ cards: watching('no-reasons') });
    const returned = (reason: string) => {
      one.complete('handle');
      const task = Object.values(one.state().tasks)[0]!;
      return one.give('zhouwei', { type: 'return-task', task: task.id, version: task.version, target: { to: 'previous' }, reason });
    };
    // when
    const refused = [returned('补充核查'), returned('')];
    // then
    expect(refused).toEqual([undefined, undefined]);
    expect(one.state().cards).toMatchObject([{ cause: 'no-reasons', holders: ['zhouwei'] }]);
  });
});

const chain = model(
  `<startEvent id="s"/><userTask id="a"/><userTask id="b"/><exclusiveGateway id="x" default="x_c"/><userTask id="aside"/><userTask id="c"/><endEvent id="e"/>`,
  's>a',
  'a>b',
  'b>x',
  'x>aside: n = 1',
  'x>c',
  'aside>c',
  'c>e',
);

describe('a step skipped', () => {
  const opened = async () =>
    openCase([await release(chain, { clocks: [], cards: watching('step-skipped'), roles: {} })], '2026-03-02T09:00');
  const jump = (one: Awaited<ReturnType<typeof opened>>, to: string) => {
    const { scope, run } = Object.values(one.state().tasks)[0]!;
    return one.give('huangmei', { type: 'jump-token', scope, run, to, reason: '系统切换' });
  };

  it.each([
    ['to the next step: the one it stood at was not done', 'b', 1],
    ['over a step', 'c', 1],
    ['over everything', 'e', 1],
  ])('should see a jump %s', async (_, to, cards) => {
    // given
    const one = await opened();
    // when
    const refused = jump(one, to);
    // then
    expect(refused).toBeUndefined();
    expect(one.state().cards).toHaveLength(cards);
    expect(lastCard(one)).toMatchObject({ cause: 'step-skipped', holders: ['huangmei'] });
  });

  it('should see none in a jump back, nor in one that passes only a step beside the way', async () => {
    // given: a and b are done, the token stands at c or beside it
    const one = await opened();
    one.complete('a');
    one.complete('b', 'liqiang', { n: 1 });
    const beside = jump(one, 'c');
    // when
    const back = jump(one, 'a');
    // then
    expect([beside, back]).toEqual([undefined, undefined]);
    expect(one.state().cards).toEqual([]);
  });

  it('should see a step for people that is passed by skipping its incident', async () => {
    // given: nobody can be found for the step
    const xml = chain.replace(
      '<userTask id="b"/>',
      '<userTask id="b"><extensionElements><bj:assignment rule="role" role="nobody" whenEmpty="incident"/></extensionElements></userTask>',
    );
    const one = openCase([await release(xml, { clocks: [], cards: watching('step-skipped'), roles: {} })], '2026-03-02T09:00');
    one.complete('a');
    const incident = Object.keys(one.state().incidents)[0]!;
    // when
    const refused = one.give('huangmei', { type: 'resolve-incident', incident, action: 'skip' });
    // then
    expect(refused).toBeUndefined();
    expect(one.state().cards).toMatchObject([{ cause: 'step-skipped', holders: ['huangmei'] }]);
  });
});

describe('a step whose incident is mended', () => {
  const mended = async (step: string, flow: string, values: Record<string, unknown>) => {
    const xml = model(`<startEvent id="s"/><userTask id="a"/>${step}<userTask id="c"/>`, 's>a', 'a>b', flow);
    const one = openCase([await release(xml, { clocks: [], cards: watching('step-skipped'), roles: {} })], '2026-03-02T09:00');
    one.complete('a');
    if (Object.values(one.state().tasks).some(({ element }) => element === 'b')) one.complete('b');
    const [incident] = Object.values(one.state().incidents);
    const refused = one.give('huangmei', { type: 'resolve-incident', incident: incident!.id, action: 'resolve', values });
    expect(refused).toBeUndefined();
    expect(Object.values(one.state().tasks).map(({ element }) => element)).toEqual(['c']);
    return { incident, cards: one.state().cards };
  };

  it('should be passed over by nobody when it was done and only what follows had stopped', async () => {
    // when
    const { incident, cards } = await mended('<userTask id="b"/>', 'b>c: amount > 1', { amount: 2 });
    // then
    expect(incident).toMatchObject({ element: 'b', phase: 'complete' });
    expect(cards).toEqual([]);
  });

  it('should be passed over by nobody when it passes by itself once it is mended', async () => {
    // given: nobody is to do it, which the step says passes
    const step =
      '<userTask id="b"><extensionElements><bj:assignment rule="person" people="= who" whenEmpty="pass"/></extensionElements></userTask>';
    // when
    const { incident, cards } = await mended(step, 'b>c', { who: [] });
    // then
    expect(incident).toMatchObject({ element: 'b', phase: 'enter' });
    expect(cards).toEqual([]);
  });
});

describe('a superior not urged', () => {
  const forwarded = async (settings: Record<string, unknown>) => {
    const one = await supervised({ cards: watching('no-urging'), settings });
    one.complete('handle');
    one.complete('approve', 'zhouwei', { result: 'forward' });
    return one;
  };

  it('should give a card when the time of the pack for urging is over, once', async () => {
    // given
    const one = await forwarded({ urgeSuperiorWithin: 3 });
    // when
    one.at('2026-02-25T16:59');
    const before = one.state().cards.length;
    one.at('2026-03-20T10:00');
    // then: 02-14 and 02-24, 02-25 are the three working days
    expect(before).toBe(0);
    expect(one.state().cards).toMatchObject([{ clock: 'urging', cause: 'no-urging', on: '2026-02-25', dueOn: '2026-02-25' }]);
  });

  it('should begin anew with every urging, and end with the answer', async () => {
    // given
    const one = await forwarded({ urgeSuperiorWithin: 3 });
    one.at('2026-02-25T10:00');
    const urged = one.give('wangfang', { type: 'urge-case', text: '请尽快批复' });
    one.at('2026-02-27T10:00');
    // when
    one.give('zhouwei', { type: 'deliver-message', name: 'answered', key: null, payload: {} });
    one.at('2026-04-01T10:00');
    // then
    expect([urged, one.state().clocks.urging]).toMatchObject([undefined, { run: 2, status: 'stopped' }]);
    expect(one.events('case-urged')).toMatchObject([{ to: ['unit-leader@market-supervision'] }]);
    expect(one.state().cards).toEqual([]);
  });

  it('should take a drawn task of urging for it, and not what its holder is told', async () => {
    // given: forwarded on 02-13; the task is done over and over until the answer comes
    const assigned = '<extensionElements><bj:assignment rule="role" role="handler" unit="= service.unit"/></extensionElements>';
    const drawn = model(
      `<startEvent id="s" bj:act="receive"/><serviceTask id="forward" bj:act="forward"/><userTask id="urge" bj:act="urge-superior">${assigned}</userTask>
       <boundaryEvent id="result" attachedToRef="urge" bj:act="superior-answer"><messageEventDefinition messageRef="answered"/></boundaryEvent>
       <serviceTask id="grant" bj:act="grant"/><endEvent id="e" bj:act="close"/>`,
      's>forward',
      'forward>urge',
      'urge>urge',
      'result>grant',
      'grant>e',
    );
    const one = openCase([await release(drawn, { cards: watching('no-urging'), settings: { urgeSuperiorWithin: 3 } })], '2026-02-13T10:00');
    one.at('2026-02-24T10:00');
    // when
    const told = one.give('liuyang', { type: 'urge-case', text: '请联系上级' });
    const before = one.state().clocks.urging;
    const urged = one.complete('urge');
    // then
    expect([told, urged]).toEqual([undefined, undefined]);
    expect(before).toMatchObject({ run: 1, dueOn: '2026-02-25' });
    expect(one.state().clocks.urging).toMatchObject({ run: 2, dueOn: '2026-02-27' });
    one.at('2026-03-02T10:00');
    expect(one.state().cards).toMatchObject([{ clock: 'urging', run: 2, cause: 'no-urging', on: '2026-02-27' }]);
    one.give('liqiang', { type: 'deliver-message', name: 'answered', key: null, payload: {} });
    expect([one.state().phase, one.state().clocks.urging?.status]).toEqual(['closed', 'stopped']);
  });

  it('should not watch where the pack sets no time for it', async () => {
    // given
    const one = await forwarded({});
    // when
    one.at('2026-04-01T10:00');
    // then
    expect([one.state().cards, one.state().clocks.urging]).toEqual([[], undefined]);
  });
});

describe('the letter of a card', () => {
  const withLetter = (placeholders: string[]) => ({
    cards: {
      basis: 'promised',
      scope: ['case'] as const,
      rules: [
        {
          id: 'red',
          level: 'red',
          when: { afterDue: 1, unit: 'working-day', at: 'close' },
          to: ['handler'],
          confirmed: true,
          letter: 'card-letter',
          points: 10,
        } as const,
      ],
    },
    documents: { 'card-letter': { title: { zh: '督办函', en: 'Letter' }, numberPattern: '督〔{year}〕{seq4}号', placeholders } },
  });

  it('should be issued with the card and named by it', async () => {
    // given
    const one = await supervised(withLetter(['supervision.text', 'supervision.to', 'supervision.dueOn']));
    // when
    one.at('2026-03-02T10:00');
    // then
    const [document] = one.state().documents;
    expect(document).toMatchObject({
      number: '督〔2026〕0001号',
      values: { 'supervision.text': '红牌', 'supervision.dueOn': '2026-02-27' },
    });
    expect(lastCard(one)).toMatchObject({ level: 'red', letter: document!.id, points: 10 });
  });

  it('should leave an incident where it cannot be issued, and the card stands without it', async () => {
    // given
    const one = await supervised(withLetter(['data.nothing.here + 1']));
    // when
    one.at('2026-03-02T10:00');
    // then
    expect(lastCard(one)).toMatchObject({ level: 'red', points: 10 });
    expect(lastCard(one)).not.toHaveProperty('letter');
    expect(Object.values(one.state().incidents)).toMatchObject([{ code: 'document-value-missing' }]);
    one.at('2026-03-20T10:00');
    expect(one.state().cards).toHaveLength(1);
  });
});
