import { describe, expect, it } from 'vitest';
import type { Absence } from '#engine/cases/context.ts';
import { distributionsOf } from '#engine/execution/assignment/distribute.ts';
import { compile, model } from '../model.ts';
import { away, centreOf, everybody } from './centre.ts';
import { playModel, playSteps, step } from './played.ts';

const clerks = 'rule="role" role="clerk"';

describe('who stands in (AB岗)', () => {
  const played = (absences: readonly Absence[], assignment = 'rule="person" people="zhang"') =>
    playSteps([step('a', assignment)], { organisation: centreOf(everybody, { absences }) });
  const past = { ...away('zhang', 'tang'), until: 1 };

  it.each<[string, readonly Absence[], string]>([
    ['nobody is away any more', [past], 'person:zhang'],
    ['one is away', [away('zhang', 'tang')], 'person:zhang person:tang'],
    ['the other is away too', [away('zhang', 'tang'), away('tang', 'chen')], 'person:zhang person:chen'],
    ['both stand in for each other', [away('zhang', 'tang'), away('tang', 'zhang')], 'person:zhang'],
    ['the other holds no post', [away('zhang', 'nobody')], 'person:zhang'],
  ])('should ask, where %s, %s', async (_, absences, asked) => {
    expect((await played(absences)).asked('a')).toBe(asked);
  });

  it('should say who stands in for whom, and let them do it', async () => {
    // given
    const one = await played([away('zhang', 'tang')]);
    const { why } = one.task('a');
    // when
    const refused = one.complete('a', 'tang');
    // then
    expect([why, refused, one.state().phase]).toEqual(['流程指定的人员；zhang 不在岗期间由 tang 代办（AB岗）', undefined, 'closed']);
  });

  it('should not add somebody who is asked already, nor who may not do the step', async () => {
    // given
    const both = await played([away('zhang', 'li')], 'rule="person" people="zhang li"');
    const applicant = await played([away('zhang', 'wang')], 'rule="person" people="zhang" whenApplicant="leader"');
    // then
    expect([both.asked('a'), applicant.asked('a')]).toEqual(['person:zhang person:li', 'person:zhang']);
  });

  it('should give what would go to the one in turn to the next who is there', async () => {
    // given
    const all = Object.keys(everybody).filter(account => ['zhang', 'li', 'wu', 'feng'].includes(account));
    const nobodyThere = all.map(account => away(account, 'tang'));
    const [some, none] = [
      await played([away('feng', 'tang'), away('li', 'tang')], `${clerks} distribute="rotation"`),
      await played(nobodyThere, `${clerks} distribute="rotation"`),
    ];
    // then
    expect([some.asked('a'), none.asked('a')]).toEqual(['person:wu', 'person:feng person:tang']);
  });
});

describe('one of several gets it (分派)', () => {
  const many = (distribute: string) =>
    model(
      `<startEvent id="s"/><userTask id="a"><extensionElements><bj:assignment ${clerks} distribute="${distribute}"/></extensionElements>
       <multiInstanceLoopCharacteristics><loopCardinality>6</loopCardinality></multiInstanceLoopCharacteristics></userTask>`,
      's>a',
    );
  const askedOf = async (distribute: string, more: object) =>
    Object.values((await playModel(many(distribute), more)).state().tasks).map(({ candidates }) => candidates.join(' ').slice(7));

  it('should go round, also within one command and over cases', async () => {
    expect(await askedOf('rotation', {})).toEqual(['feng', 'li', 'wu', 'zhang', 'feng', 'li']);
    expect(await askedOf('rotation', { turns: { 'test/a': 'wu' } })).toEqual(['zhang', 'feng', 'li', 'wu', 'zhang', 'feng']);
    expect(await askedOf('rotation', { turns: { 'test/a': 'xu', 'test/b': 'wu' } })).toEqual([
      'zhang',
      'feng',
      'li',
      'wu',
      'zhang',
      'feng',
    ]);
  });

  it('should give to who has the fewest, counting what it has just given', async () => {
    expect(await askedOf('least-loaded', {})).toEqual(['feng', 'li', 'wu', 'zhang', 'feng', 'li']);
    expect(await askedOf('least-loaded', { load: { feng: 2, li: 1, wu: 9 } })).toEqual(['zhang', 'li', 'zhang', 'feng', 'li', 'zhang']);
  });

  it('should tell the turn in the event, and the load in words', async () => {
    // given
    const turn = await playSteps([step('a', `${clerks} unit="market" distribute="rotation"`)]);
    const load = await playSteps([step('a', `${clerks} unit="market" distribute="least-loaded"`)], { load: { li: 4, zhang: 3 } });
    const created = turn.session().entries.flatMap(({ events }) => events.filter(({ type }) => type === 'task-created'));
    // then
    expect(created).toMatchObject([{ turn: 'test/a@market', candidates: ['person:li'] }]);
    expect(turn.task('a')).not.toHaveProperty('turn');
    expect([turn.task('a').why, load.task('a').why]).toEqual([
      '角色 clerk：岗位 clerk，单位 market；轮流分派：li',
      '角色 clerk：岗位 clerk，单位 market；待办最少者：zhang（3 件）',
    ]);
  });

  it('should no more count what the same command has taken away', async () => {
    // given: li holds the step before, which counts for nothing once it is done
    const one = await playSteps([
      step('before', 'rule="person" people="li"'),
      step('a', `${clerks} unit="market" distribute="least-loaded"`),
    ]);
    // when
    one.complete('before', 'li');
    // then
    expect(one.asked('a')).toBe('person:li');
  });

  it('should tell what a process reads', async () => {
    // given
    const read = async (distribute: string) => distributionsOf(await compile(many(distribute)));
    // then
    expect([await read('claim'), await read('rotation'), await read('least-loaded')]).toEqual([
      { load: false, turns: false },
      { load: false, turns: true },
      { load: true, turns: false },
    ]);
  });
});

describe('who has agreed already (重复审批)', () => {
  const agreeing = (attributes: string) => step('first', 'rule="person" people="zhang"', attributes);
  const repeated = step('a', 'rule="person" people="zhang" whenRepeated="pass"', 'bj:form="a"');

  it.each<[string, string, Record<string, unknown>, string]>([
    ['agreed', 'bj:form="first"', { result: 'agree' }, 'passed'],
    ['refused', 'bj:form="first" bj:stage="review"', { result: 'refuse' }, 'person:zhang'],
    ['reviewed without a result', 'bj:form="first" bj:stage="review"', { opinion: '可以' }, 'passed'],
    ['only handled it', 'bj:form="first" bj:stage="handle"', {}, 'person:zhang'],
  ])('should, where they %s, %s', async (_, attributes, answers, asked) => {
    // given
    const one = await playSteps([agreeing(attributes), repeated, step('b', clerks)]);
    // when
    one.complete('first', 'zhang', answers);
    // then
    expect(one.asked('a')).toBe(asked);
  });

  it.each([
    ['agree', 'passed'],
    ['supplement', 'person:zhang'],
  ])('should, where they said %s of a task they had added a signer to, %s', async (result, asked) => {
    // given
    const one = await playSteps([agreeing('bj:form="first"'), repeated, step('b', clerks)]);
    const about = () => ({ task: one.task('first').id, version: one.task('first').version });
    one.give('zhang', { type: 'add-signers', ...about(), place: 'after', who: ['li'], reason: '请复核' });
    one.complete('first', 'zhang', { result });
    // when
    one.give('li', { type: 'cast-vote', ...about(), vote: 'agree' });
    // then
    expect(one.asked('a')).toBe(asked);
  });

  it('should pass it for who signed for it, not for who signed against it', async () => {
    // given
    const signed = step('first', 'rule="person" people="zhang li"', '', '<bj:countersign mode="any" refusal="all"/>');
    const passed = await playSteps([signed, repeated, step('b', clerks)]);
    const asked = await playSteps([signed, repeated, step('b', clerks)]);
    const vote = (one: typeof passed, account: string, said: 'agree' | 'refuse') => {
      const { id, version } = one.task('first');
      return one.give(account, { type: 'cast-vote', task: id, version, vote: said });
    };
    // when
    vote(passed, 'zhang', 'agree');
    vote(asked, 'zhang', 'refuse');
    vote(asked, 'li', 'agree');
    // then
    expect([passed.asked('a'), asked.asked('a')]).toEqual(['passed', 'person:zhang']);
  });

  it('should tell of it in the journal', async () => {
    // given
    const one = await playSteps([agreeing('bj:form="first"'), repeated, step('b', clerks)]);
    // when
    one.complete('first', 'zhang', { result: 'agree' });
    // then
    const events = one.session().entries.at(-1)!.events;
    const created = events.find(event => event.type === 'task-created' && event.element === 'a');
    expect(created).toMatchObject({ candidates: [], why: '流程指定的人员；zhang 此前已同意，自动通过' });
    expect(events.findLast(({ type }) => type === 'task-completed')).toMatchObject({ by: 'system' });
  });
});

describe('steps that do not go together (不相容岗位)', () => {
  const both = model(
    `<startEvent id="s"/><parallelGateway id="g"/>${step('a', clerks)}${step('b', `${clerks} notBy="a"`)}${step('c', `${clerks} notBy="a b c"`)}
     <parallelGateway id="j"/>`,
    ...['s>g', 'g>a', 'g>b', 'a>j', 'b>j', 'j>c'],
  );
  const claim = (one: Awaited<ReturnType<typeof playModel>>, element: string, account: string) => {
    const { id, version } = one.task(element);
    return one.give(account, { type: 'claim-task', task: id, version });
  };

  it('should not let who is at one of them take the other', async () => {
    // given
    const one = await playModel(both);
    claim(one, 'a', 'zhang');
    // when
    const refused = claim(one, 'b', 'zhang');
    const given = one.give('qian', { type: 'assign-task', task: one.task('b').id, version: one.task('b').version, to: 'zhang' });
    // then
    expect([refused?.code, given?.code, claim(one, 'b', 'li')]).toEqual(['step-incompatible', 'step-incompatible', undefined]);
    expect(refused?.message.en).toMatch(/^Expected .*, but /);
  });

  it('should not let who held it before complete it once they did the other', async () => {
    // given
    const one = await playModel(both);
    claim(one, 'b', 'zhang');
    one.complete('a', 'zhang');
    // when
    const refused = one.complete('b', 'zhang');
    one.give('zhang', { type: 'release-task', task: one.task('b').id, version: one.task('b').version });
    // then
    expect([refused?.code, one.complete('b', 'li')]).toEqual(['step-incompatible', undefined]);
  });

  it('should not let a signer sign who has meanwhile done the other', async () => {
    // given
    const xml = both.replace('notBy="a"/>', 'notBy="a"/><bj:countersign mode="any"/>');
    const one = await playModel(xml);
    one.complete('a', 'zhang');
    const vote = (account: string) =>
      one.give(account, { type: 'cast-vote', task: one.task('b').id, version: one.task('b').version, vote: 'agree' });
    // then
    expect([vote('zhang')?.code, vote('li')]).toEqual(['step-incompatible', undefined]);
  });

  it('should leave out everybody who did one of them, and never ask for itself', async () => {
    // given
    const one = await playModel(both);
    one.complete('a', 'zhang');
    // when
    one.complete('b', 'li');
    // then
    expect(one.asked('c')).toBe('person:wu person:feng');
    expect(one.task('c').why).toBe('角色 clerk：岗位 clerk；zhang 已办理不相容环节；li 已办理不相容环节');
    expect([claim(one, 'c', 'wu'), claim(one, 'c', 'wu')?.code]).toEqual([undefined, 'task-yours-already']);
  });
});

describe('the applicant (申请人回避)', () => {
  it('should keep a step from who registered the case only where it says so', async () => {
    // given
    const give = async (policy: string) => {
      const one = await playSteps([step('a', `rule="person" people="zhang" ${policy}`)]);
      const { id, version } = one.task('a');
      return one.give('zhang', { type: 'transfer-task', task: id, version, to: 'wang', reason: '更熟悉' })?.code;
    };
    // then
    expect([await give(''), await give('whenApplicant="skip"')]).toEqual([undefined, 'to-applicant']);
  });

  it('should leave only the others where there are some', async () => {
    // given
    const organisation = centreOf({ ...everybody, wang: ['clerk@market'] });
    // when
    const one = await playSteps([step('a', `${clerks} unit="market" whenApplicant="skip"`)], { organisation });
    // then
    expect([one.asked('a'), one.task('a').why]).toEqual([
      'person:zhang person:li',
      '角色 clerk：岗位 clerk，单位 market；申请人 wang 不办本人的件',
    ]);
  });
});

describe('instances that nobody is asked for (多实例)', () => {
  it('should each give its own result, though several are through at once', async () => {
    // given: of the two instances one is the applicant's own, for the other there is nobody
    const assignment = 'rule="person" people="= one" whenApplicant="skip" whenEmpty="refuse"';
    const multi = `<multiInstanceLoopCharacteristics bj:collection="= [&quot;wang&quot;, &quot;nobody&quot;]" bj:elementVariable="one"
      bj:outputCollection="results" bj:outputElement="= result + &quot;/&quot; + task.outcome"/>`;
    const xml = model(
      `<startEvent id="s"/><userTask id="a"><extensionElements><bj:assignment ${assignment}/></extensionElements>${multi}</userTask><userTask id="w"/>`,
      's>a',
      'a>w',
    );
    // when
    const one = await playModel(xml);
    // then
    expect(Object.values(one.state().scopes).map(({ vars }) => vars.results)).toEqual([['agree/agree', 'refuse/refuse']]);
  });
});
