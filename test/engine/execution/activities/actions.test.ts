import { describe, expect, it } from 'vitest';
import { machine, type Session } from '#engine/simulation/index.ts';
import { giveCommand } from '#engine/simulation/session.ts';
import { playModel, step } from '../assignment/played.ts';
import { model, play } from '../model.ts';

const clerk = step('work', 'rule="person" people="zhang"');
const drawn = (action: string) =>
  model(
    `<startEvent id="s"/>${clerk}<serviceTask id="a" name="动作"><extensionElements>${action}</extensionElements></serviceTask>${step('b', 'rule="role" role="clerk"')}`,
    ...['s>work', 'work>a', 'a>b'],
  );
const played = async (action: string) => {
  const one = await playModel(drawn(action), { answers: { shop: '老街米粉店' } });
  one.complete('work', 'zhang');
  return one;
};
type Played = Awaited<ReturnType<typeof played>>;
const events = (one: Played, type: string) => one.session().entries.flatMap(entry => entry.events.filter(event => event.type === type));
const codes = (one: Played) => Object.values(one.state().incidents).map(({ code }) => code);

describe('a service task that opens a linked case (关联办件)', () => {
  const action = `<bj:action type="start-case" item="= &quot;food&quot;" relation="continued-by">
    <bj:in source="data.application.shop" target="shop"/><bj:out source="= number" target="other"/></bj:action>`;

  it('should wait for the job that opens it, with the item, the relation and the answers, and read its number', async () => {
    // given
    const one = await played(action);
    const [wait] = Object.values(one.state().waits);
    const requested = events(one, 'job-requested');
    // when
    giveCommand(one.session(), machine, { type: 'complete-job', job: wait!.id, output: { case: 'c-2', number: 'HS-2' } });
    // then
    expect(requested).toMatchObject([
      { job: 'start-case', wait: true, private: { input: { item: 'food', relation: 'continued-by', answers: { shop: '老街米粉店' } } } },
    ]);
    expect([one.asked('b'), Object.values(one.state().scopes)[0]?.vars]).toEqual(['clerk', { other: 'HS-2' }]);
  });

  it('should open a related case where nothing else is said', async () => {
    // when
    const one = await played('<bj:action type="start-case" item="food"/>');
    // then
    expect(events(one, 'job-requested')).toMatchObject([{ private: { input: { item: 'food', relation: 'related', answers: {} } } }]);
  });

  it.each([
    ['no item', '<bj:action type="start-case"/>', 'action-incomplete'],
    ['an unknown relation', '<bj:action type="start-case" item="food" relation="cousin"/>', 'action-wrong'],
  ])('should make %s an incident', async (_, wrong, code) => {
    expect(codes(await played(wrong))).toEqual([code]);
  });

  it('should be opened in name only where a process is played in memory', async () => {
    // given
    const xml = model(
      `<startEvent id="s"/><serviceTask id="a"><extensionElements><bj:action type="start-case" item="food"><bj:out source="= number" target="other"/></bj:action></extensionElements></serviceTask>
       <exclusiveGateway id="g" default="g_no"/><endEvent id="yes"/><endEvent id="no"/>`,
      ...['s>a', 'a>g', 'g>yes: other = "SIM-LINKED"', 'g>no'],
    );
    // when
    const run = await play(xml);
    // then
    expect([run.status, run.completed.at(-1)]).toEqual(['completed', 'yes']);
  });

  it('should stop where a process opens cases without end', async () => {
    // given
    const xml = model(
      `<startEvent id="s"/><exclusiveGateway id="g"/><serviceTask id="a"><extensionElements><bj:action type="start-case" item="food"/></extensionElements></serviceTask>`,
      ...['s>g', 'g>a', 'a>g'],
    );
    // when
    const run = await play(xml);
    // then
    expect([run.status, run.completed.filter(id => id === 'a').length]).toEqual(['waiting', 50]);
  });
});

describe('opening a case for another one', () => {
  it.each([
    [undefined, 'continues', { case: 'c-1' }],
    ['related', 'related', { case: 'c-1', relation: 'related' }],
  ] as const)('should tie them as %s and have the other one told', async (relation, tied, input) => {
    // given
    const one = await played('<bj:action type="none"/>');
    const { content } = one.state();
    const session: Session = { ...one.session(), state: null, entries: [] };
    const service = one.state().service;
    // when
    giveCommand(session, machine, {
      ...{ type: 'open-case', content, pack: 'test', releaseNumber: 1, intakeType: 'promised', service, window: null, answers: {} },
      ...{
        applicant: { kind: 'person', name: '吴大伟', idNumber: '1', phone: '1' },
        materials: [],
        queryCode: 'Q',
        numberPattern: 'HS-{seq4}',
      },
      origin: { case: 'c-1', number: 'HS-1', ...(relation && { relation }) },
    });
    // then
    expect(session.state).toMatchObject({ links: [{ relation: tied, case: 'c-1', number: 'HS-1' }] });
    const jobs = session.entries.flatMap(entry => entry.events);
    expect(jobs.find(({ type }) => type === 'job-requested')).toMatchObject({ job: 'link-case', private: { input } });
  });
});

describe('a service task that gives a card (流程发牌)', () => {
  const give = (attributes: string) => `<bj:action type="issue-card" level="yellow" reason="逾期未答复" ${attributes}/>`;

  it.each([
    ['who did the step before', '', ['zhang']],
    ['the handler', 'to="handler"', ['zhang']],
    ['people by their accounts', 'to="li nobody wu"', ['li', 'wu']],
    ['the unit leader of the item', 'to="unit-leader"', ['qian']],
    ['a role of the pack', 'to="clerk"', ['zhang', 'li']],
  ])('should give it to %s, tell them, and go on', async (_, to, holders) => {
    // when
    const one = await played(give(to));
    // then
    expect(one.state().cards).toMatchObject([{ clock: 'conduct', run: 1, level: 'yellow', rule: 'process', cause: 'manual', holders }]);
    expect(events(one, 'card-issued')).toMatchObject([{ private: { reason: '逾期未答复' } }]);
    expect(events(one, 'job-requested').length).toBe(holders.length);
    expect(one.asked('b')).toBe('clerk');
  });

  it('should raise a warning as a warning', async () => {
    // when
    const one = await played('<bj:action type="issue-card" level="= &quot;warning&quot;" reason="提醒" to="li"/>');
    // then
    expect(events(one, 'warning-raised')).toMatchObject([{ level: 'warning', holders: ['li'] }]);
  });

  it.each([
    ['a level nobody knows', '<bj:action type="issue-card" level="blue" reason="x"/>', 'action-wrong'],
    ['no level', '<bj:action type="issue-card" reason="x"/>', 'action-incomplete'],
    ['no reason', '<bj:action type="issue-card" level="red"/>', 'action-incomplete'],
    ['nobody who gets it', give('to="mayor"'), 'card-for-nobody'],
  ])('should make %s an incident', async (_, wrong, code) => {
    expect(codes(await played(wrong))).toEqual([code]);
  });
});
