import { describe, expect, it } from 'vitest';
import { openCase, release } from '../cases/legal.ts';
import { clockRule } from '../cases/legal.ts';
import { model, play } from '../execution/model.ts';
import { done, openModel, user } from './moves.ts';
import { act, cast, countersign, lastEvents, list, openAt, openTask, seats, taskAt } from './people.ts';

const three = ['liqiang', 'zhaomin', 'zhouwei'];

describe('countersign (会签)', () => {
  it('should ask all at once, and go on as agreed with the last one', async () => {
    // given
    const one = await openTask(countersign('all', three));
    expect(taskAt(one)).toMatchObject({ holder: null, candidates: three.map(account => `person:${account}`) });
    // when
    cast(one, 'zhaomin+', 'liqiang+');
    // then
    expect(seats(one)).toEqual(['liqiang done', 'zhaomin done', 'zhouwei open']);
    expect(taskAt(one).candidates).toEqual(['person:zhouwei']);
    cast(one, 'zhouwei+');
    expect(openAt(one)).toEqual(['yes']);
    expect(one.state().data.at(-1)).toMatchObject({
      form: 'review',
      round: 1,
      answers: { result: 'agree', agree: 3, refuse: 0, abstain: 0 },
    });
  });

  it('should end with the first refusal, void the others, and keep what was said so far', async () => {
    // given
    const one = await openTask(countersign('all', three));
    // when
    cast(one, 'zhaomin+', 'liqiang-');
    // then
    expect(openAt(one)).toEqual(['no']);
    expect(one.state().data.at(-1)?.answers).toEqual({ result: 'refuse', agree: 1, refuse: 1, abstain: 0 });
    expect(
      one
        .state()
        .trail.at(-1)
        ?.seats?.map(({ account, status, vote }) => [account, status, vote]),
    ).toEqual([
      ['liqiang', 'done', 'refuse'],
      ['zhaomin', 'done', 'agree'],
      ['zhouwei', 'void', null],
    ]);
    expect(lastEvents(one).slice(0, 4)).toEqual(['vote-cast', 'data-changed', 'task-completed', 'data-changed']);
  });

  it('should hear everybody before it refuses where the step says so', async () => {
    const one = await openTask(countersign('all', three, 'refusal="all"'));
    cast(one, 'liqiang-', 'zhaomin+');
    expect(openAt(one)).toEqual(['a']);
    cast(one, 'zhouwei+');
    expect(openAt(one)).toEqual(['no']);
  });

  it('should take the first voice of 或签 for all, or the first consent where refusals are to be heard out', async () => {
    const [agreed, refused, patient] = [
      await openTask(countersign('any', three)),
      await openTask(countersign('any', three)),
      await openTask(countersign('any', three, 'refusal="all"')),
    ];
    cast(agreed, 'zhouwei+');
    cast(refused, 'zhouwei-');
    cast(patient, 'zhouwei-', 'liqiang+');
    expect([openAt(agreed), openAt(refused), openAt(patient)]).toEqual([['yes'], ['no'], ['yes']]);
  });

  it('should ask 依次 one after the other; a later one is no candidate and may not act before their turn', async () => {
    // given
    const one = await openTask(countersign('order', three));
    expect(taskAt(one).candidates).toEqual(['person:liqiang']);
    // when
    const early = cast(one, 'zhaomin+');
    cast(one, 'liqiang+');
    const again = cast(one, 'liqiang+');
    // then
    expect([early, again]).toEqual(['not-your-turn', 'already-voted']);
    expect(taskAt(one).candidates).toEqual(['person:zhaomin']);
    cast(one, 'zhaomin+', 'zhouwei+');
    expect(openAt(one)).toEqual(['yes']);
  });

  it('should weigh 票签 and stop as soon as the threshold is reached or out of reach', async () => {
    const weights = 'weights="= {zhouwei: 3}" threshold="= 2/3"';
    const [over, out, reached] = [
      await openTask(countersign('vote', three, weights)),
      await openTask(countersign('vote', three, weights)),
      await openTask(countersign('vote', three, 'threshold="= 2/3" inclusive="true"')),
    ];
    expect(taskAt(over).seats?.map(({ weight }) => weight)).toEqual([1, 1, 3]);
    expect(taskAt(over).signing).toEqual({ mode: 'vote', refusal: 'first', threshold: 2 / 3, inclusive: false });
    cast(over, 'zhouwei+');
    expect(openAt(over)).toEqual(['a']);
    cast(over, 'liqiang+');
    cast(out, 'zhouwei-');
    cast(reached, 'zhouwei+', 'liqiang+');
    expect([openAt(over), openAt(out), openAt(reached)]).toEqual([['yes'], ['no'], ['yes']]);
  });

  it('should give who stands in (AB岗) the weight of whom they sign for', async () => {
    // given
    const weighed = '<bj:countersign mode="vote" signers="= [&quot;liqiang&quot;, &quot;zhouwei&quot;]" weights="= {zhouwei: 3}"/>';
    const one = await openModel(
      `<startEvent id="s"/>${user('a')}<userTask id="v"><extensionElements>${weighed}</extensionElements></userTask>${user('b')}`,
      ['s>a', 'a>v', 'v>b'],
    );
    const absences = [{ account: 'zhouwei', substitute: 'chenjing', from: 0, until: Number.MAX_SAFE_INTEGER }];
    Object.assign(one.session, { organisation: { ...one.session.organisation, absences } });
    // when
    done(one, 'a');
    // then
    expect(taskAt(one, 'v').seats?.map(({ account, weight }) => [account, weight])).toEqual([
      ['liqiang', 1],
      ['chenjing', 3],
    ]);
  });

  it('should give the leader who signs instead of the applicant the weight of the applicant', async () => {
    // given
    const weighed =
      '<bj:countersign mode="vote" whenApplicant="leader" signers="= [&quot;wangfang&quot;, &quot;liqiang&quot;]" weights="= {wangfang: 2}"/>';
    // when
    const one = await openModel(`<startEvent id="s"/><userTask id="v"><extensionElements>${weighed}</extensionElements></userTask>`, [
      's>v',
    ]);
    // then
    const [leader, other] = taskAt(one, 'v').seats!;
    expect([leader?.account === 'wangfang', leader?.weight, other?.weight]).toEqual([false, 2, 1]);
  });

  it('should not ask a leader instead of the applicant who did a step that does not go with this one', async () => {
    // given
    const rules = '<bj:assignment rule="role" role="handler" notBy="a"/>';
    const signed = `${rules}<bj:countersign mode="all" whenApplicant="leader" signers="= [&quot;wangfang&quot;, &quot;liqiang&quot;]"/>`;
    const one = await openModel(
      `<startEvent id="s"/>${user('a')}<userTask id="v"><extensionElements>${signed}</extensionElements></userTask>${user('b')}`,
      ['s>a', 'a>v', 'v>b'],
    );
    // when
    done(one, 'a:zhouwei');
    // then
    expect(taskAt(one, 'v').seats?.map(({ account }) => account)).toEqual(['liqiang']);
  });

  it('should give the result as variables where the step has no form', async () => {
    const one = await openTask(countersign('all', ['liqiang', 'zhaomin']), { form: false });
    cast(one, 'liqiang+', 'zhaomin+');
    expect(openAt(one)).toEqual(['yes']);
    expect(Object.values(one.state().scopes)[0]?.vars).toEqual({ result: 'agree', agree: 2, refuse: 0, abstain: 0 });
  });

  it("should keep each signer's answers and opinion apart, and put together what they filled in", async () => {
    // given
    const one = await openTask(countersign('all', ['liqiang', 'zhaomin']));
    // when
    act(one, 'liqiang', { type: 'cast-vote', vote: 'agree', opinion: '同意', answers: { site: 'ok', result: 'refuse' } });
    act(one, 'zhaomin', { type: 'cast-vote', vote: 'agree', answers: { fire: 'ok' } });
    // then
    expect(
      one
        .state()
        .data.slice(1)
        .map(({ form, schema, answers }) => [form, schema, answers]),
    ).toEqual([
      ['review@liqiang', 'review', { site: 'ok', result: 'refuse', opinion: '同意' }],
      ['review@zhaomin', 'review', { fire: 'ok' }],
      ['review', 'review', { site: 'ok', opinion: '同意', fire: 'ok', result: 'agree', agree: 2, refuse: 0, abstain: 0 }],
    ]);
    expect(one.events('vote-cast').map(event => event.private)).toEqual([{ opinion: '同意' }, undefined]);
  });

  it('should keep what was filled in last where two filled in the same', async () => {
    const one = await openTask(countersign('all', ['liqiang', 'zhaomin']));
    act(one, 'zhaomin', { type: 'cast-vote', vote: 'agree', answers: { site: 'zhaomin' } });
    act(one, 'liqiang', { type: 'cast-vote', vote: 'agree', answers: { site: 'liqiang' } });
    expect(one.state().data.at(-1)?.answers).toMatchObject({ site: 'liqiang' });
  });

  it('should let FEEL read who decided it, with their words', async () => {
    const xml = model(
      `<startEvent id="s"/><userTask id="a"><extensionElements>${countersign('any', three)}</extensionElements></userTask>
       <scriptTask id="x" bj:resultVariable="words" scriptFormat="feel"><script>[task.actor, task.outcome, task.opinion]</script></scriptTask><userTask id="b"/>`,
      's>a',
      'a>x',
      'x>b',
    );
    const one = openCase([await release(xml, { roles: {} })], '2026-03-02T09:00');
    act(one, 'zhaomin', { type: 'cast-vote', vote: 'refuse', opinion: '材料不实' });
    expect(Object.values(one.state().scopes)[0]?.vars).toMatchObject({ words: ['zhaomin', 'refuse', '材料不实'] });
  });

  it('should give the result to the gateway behind it also where that comes later, after an incident', async () => {
    // given: without a form the result stands in a variable; the step cannot issue its document
    const xml = model(
      `<startEvent id="s"/><userTask id="a"><extensionElements>${countersign('any', ['liqiang', 'zhaomin'])}<bj:issue document="unknown"/></extensionElements></userTask>
       <exclusiveGateway id="g" default="g_no"/><userTask id="yes"/><userTask id="no"/>`,
      's>a',
      'a>g',
      'g>yes: task.outcome = "agree"',
      'g>no',
    );
    const one = openCase([await release(xml, { roles: {} })], '2026-03-02T09:00');
    cast(one, 'liqiang+');
    // when
    const [incident] = Object.keys(one.state().incidents);
    one.give('huangmei', { type: 'resolve-incident', incident: incident!, action: 'skip' });
    // then
    expect(openAt(one)).toEqual(['yes']);
  });

  it('should ask every signer for the opinion the step requires', async () => {
    const one = await openTask(`${countersign('all', ['liqiang', 'zhaomin'])}<bj:verbs opinion="required"/>`);
    expect(cast(one, 'liqiang+')).toBe('opinion-missing');
    expect(act(one, 'liqiang', { type: 'cast-vote', vote: 'agree', opinion: '同意' })).toBeUndefined();
  });

  it('should make the second of two who act on the same page reload', async () => {
    const one = await openTask(countersign('all', three));
    const { id: task, version } = taskAt(one);
    one.give('liqiang', { type: 'cast-vote', task, version, vote: 'agree' });
    const late = one.give('zhaomin', { type: 'cast-vote', task, version, vote: 'agree' });
    expect(late?.code).toBe('task-version-stale');
    cast(one, 'zhaomin-');
    expect(one.give('zhouwei', { type: 'cast-vote', task, version, vote: 'agree' })?.code).toBe('task-already-handled');
  });

  it('should run one step clock for the node, started once', async () => {
    const xml = model(
      `<startEvent id="s" bj:act="receive"/><userTask id="a" bj:limit="3wd"><extensionElements>${countersign('all', three)}</extensionElements></userTask><userTask id="b"/>`,
      's>a',
      'a>b',
    );
    const step = clockRule({ id: 'step', per: 'step', length: { text: '1', feel: false } });
    const one = openCase([await release(xml, { roles: {}, clocks: [step] })], '2026-03-02T09:00');
    cast(one, 'liqiang+');
    act(one, 'zhouwei', { type: 'transfer-task', to: 'chenjing' });
    cast(one, 'zhaomin+');
    expect(one.events('clock-started')).toMatchObject([{ clock: `step:${taskAt(one).id}` }]);
    cast(one, 'chenjing+');
    expect(one.events('clock-stopped')).toMatchObject([{ act: 'step-ended' }]);
  });
});

describe('who signs, frozen at arrival', () => {
  it('should name everybody in post who fits the assignment, each once, and say so', async () => {
    const one = await openTask('<bj:assignment rule="role" role="handler"/><bj:countersign mode="all"/>');
    expect(seats(one)).toEqual(['liqiang open', 'zhaomin open']);
    expect(taskAt(one).why).toBe('会签：角色 handler：岗位 handler → 2 人（liqiang、zhaomin）');
  });

  it('should not change with the posts after arrival', async () => {
    const one = await openTask('<bj:assignment rule="role" role="handler"/><bj:countersign mode="all"/>');
    const { organisation } = one.session;
    Object.assign(one.session, {
      organisation: { ...organisation, posts: organisation.posts.filter(({ account }) => account !== 'zhaomin') },
    });
    cast(one, 'liqiang+');
    expect(seats(one)).toEqual(['liqiang done', 'zhaomin open']);
  });

  it('should name a person once, leave out who is out of post, and tell who that was', async () => {
    const one = await openTask(countersign('all', ['liqiang', 'zhaomin', 'liqiang', 'gone']));
    expect(seats(one)).toEqual(['liqiang open', 'zhaomin open']);
    expect(taskAt(one).why).toContain('不在岗未列入：gone');
  });

  it.each([
    ['pass', ['yes'], 'agree'],
    ['refuse', ['no'], 'refuse'],
  ] as const)('should decide an empty set at once where the step says %s, and tell of it', async (whenEmpty, open, result) => {
    const one = await openTask(countersign('all', [], `whenEmpty="${whenEmpty}"`));
    expect(openAt(one)).toEqual(open);
    expect(one.state().data.at(-1)?.answers).toEqual({ result, agree: 0, refuse: 0, abstain: 0 });
    expect(one.events('task-created')[0]).toMatchObject({ seats: [], candidates: [] });
    expect(one.events('task-completed')).toMatchObject([{ by: 'system' }]);
  });

  it('should have an administrator decide for an empty set, or stop with an incident', async () => {
    const toAdministrator = await openTask(countersign('all', []));
    const stopped = await openTask(countersign('all', [], 'whenEmpty="incident"'));
    expect(taskAt(toAdministrator)).toMatchObject({ candidates: ['person:huangmei'], signing: { mode: 'any' } });
    cast(toAdministrator, 'huangmei+');
    expect(openAt(toAdministrator)).toEqual(['yes']);
    expect(Object.values(stopped.state().incidents)).toMatchObject([{ code: 'no-signers', element: 'a', phase: 'enter' }]);
  });

  it('should leave it to whoever becomes administrator where the centre has none', async () => {
    // given: a plain model, simulated in a centre with nobody in it
    const xml = model(
      `<startEvent id="s"/><userTask id="a"><extensionElements>${countersign('all', ['liqiang'])}</extensionElements></userTask><exclusiveGateway id="g" default="g_no"/><endEvent id="yes"/><endEvent id="no"/>`,
      's>a',
      'a>g',
      'g>yes: result = "agree"',
      'g>no',
    );
    // when
    const run = await play(xml, [{ complete: 'a', data: { result: 'agree' } }]);
    // then
    expect(run.completed).toEqual(['s', 'a', 'g', 'yes']);
  });

  // wangfang opened the case
  it.each([
    ['self', ['wangfang', 'liqiang', 'zhouwei']],
    ['skip', ['liqiang', 'zhouwei']],
    ['leader', ['zhouwei', 'liqiang']],
  ] as const)('should treat the applicant among the signers by the policy %s', async (whenApplicant, accounts) => {
    const one = await openTask(countersign('all', ['wangfang', 'liqiang', 'zhouwei'], `whenApplicant="${whenApplicant}"`));
    expect(taskAt(one).seats?.map(({ account }) => account)).toEqual(accounts);
    expect(taskAt(one).why.includes('申请人 wangfang 回避')).toBe(whenApplicant !== 'self');
  });

  it.each([
    [`<bj:countersign mode="all" signers="= 5"/>`, 'signers-wrong'],
    [`<bj:countersign mode="vote" signers="${list('liqiang')}" weights="= [1]"/>`, 'weights-wrong'],
    [`<bj:countersign mode="vote" signers="${list('liqiang')}" weights="= {liqiang: 0}"/>`, 'weights-wrong'],
    [`<bj:countersign mode="vote" signers="${list('liqiang')}" threshold="= 1 + 1"/>`, 'threshold-wrong'],
  ])('should stop with an incident at what no countersign can use: %s', async (extension, code) => {
    const one = await openTask(extension);
    const [incident] = Object.values(one.state().incidents);
    expect(incident?.code).toBe(code);
  });

  it('should stop with an incident where more people would sign than one task has seats', async () => {
    // given
    const xml = model(
      `<startEvent id="s"/><userTask id="first"/><userTask id="a"><extensionElements><bj:assignment rule="role" role="jury"/><bj:countersign mode="all"/></extensionElements></userTask>`,
      's>first',
      'first>a',
    );
    const one = openCase([await release(xml, { roles: {} })], '2026-03-02T09:00');
    const { organisation } = one.session;
    const jury = Array.from({ length: 101 }, (_, n) => ({ account: `juror${n}`, name: '评委', post: 'jury', unit: null }));
    Object.assign(one.session, { organisation: { ...organisation, posts: [...organisation.posts, ...jury] } });
    // when
    one.complete('first');
    // then
    expect(Object.values(one.state().incidents)).toMatchObject([{ code: 'too-many-signers', element: 'a' }]);
  });
});

describe('signing again after a return (重签)', () => {
  const twice = (resign: string) =>
    model(
      `<startEvent id="s"/><userTask id="first"/><userTask id="a"><extensionElements>${countersign('all', three)}<bj:verbs resign="${resign}"/></extensionElements></userTask><userTask id="b"/>`,
      's>first',
      'first>a',
      'a>b',
    );
  const returned = async (resign: string, returnsFrom: 'a' | 'b') => {
    const one = openCase([await release(twice(resign), { roles: {} })], '2026-03-02T09:00');
    one.complete('first');
    cast(one, 'liqiang+');
    if (returnsFrom === 'b') cast(one, 'zhaomin+', 'zhouwei+');
    const task = taskAt(one, returnsFrom);
    const command = {
      type: 'return-task',
      task: task.id,
      version: task.version,
      target: { to: 'element', element: 'first' },
      reason: '材料有误',
    };
    const refused = one.give('zhaomin', command as Parameters<typeof one.give>[1]);
    expect(refused).toBeUndefined();
    one.complete('first');
    return one;
  };

  it('should ask everybody again by default', async () => {
    expect(seats(await returned('all', 'a'))).toEqual(['liqiang open', 'zhaomin open', 'zhouwei open']);
  });

  it('should ask only who had not agreed where the step says so', async () => {
    const one = await returned('open', 'a');
    expect(seats(one)).toEqual(['liqiang done', 'zhaomin open', 'zhouwei open']);
    expect(taskAt(one).why).toContain('此前已同意、不再签：liqiang');
    cast(one, 'zhaomin+', 'zhouwei+');
    expect(openAt(one)).toEqual(['b']);
  });

  it('should ask everybody again where the drawing leads back, which is no return', async () => {
    // given
    const xml = model(
      `<startEvent id="s"/><userTask id="a"><extensionElements>${countersign('all', ['liqiang', 'zhaomin'])}<bj:verbs resign="open"/></extensionElements></userTask><exclusiveGateway id="g" default="g_a"/><endEvent id="e"/>`,
      's>a',
      'a>g',
      'g>a',
      'g>e: result = "agree"',
    );
    const one = openCase([await release(xml, { roles: {} })], '2026-03-02T09:00');
    // when
    cast(one, 'liqiang+', 'zhaomin-');
    // then
    expect(seats(one)).toEqual(['liqiang open', 'zhaomin open']);
  });

  it('should ask everybody of every instance, whatever the others said', async () => {
    // given: one step for each of two parts, one after the other
    const xml = model(
      `<startEvent id="s"/><userTask id="first"/><userTask id="a"><extensionElements>${countersign('all', ['liqiang', 'zhaomin'])}<bj:verbs resign="open"/></extensionElements><multiInstanceLoopCharacteristics isSequential="true"><loopCardinality xsi:type="tFormalExpression">2</loopCardinality></multiInstanceLoopCharacteristics></userTask><userTask id="b"/>`,
      's>first',
      'first>a',
      'a>b',
    );
    const one = openCase([await release(xml, { roles: {} })], '2026-03-02T09:00');
    one.complete('first');
    cast(one, 'liqiang+', 'zhaomin+', 'zhaomin+');
    // when
    const { id, version } = taskAt(one);
    one.give('liqiang', { type: 'return-task', task: id, version, target: { to: 'element', element: 'first' } });
    one.complete('first');
    cast(one, 'liqiang+', 'zhaomin+');
    // then: the second instance
    expect(seats(one)).toEqual(['liqiang open', 'zhaomin open']);
  });

  it('should pass at once where all had agreed before a later step returned the case', async () => {
    const one = await returned('open', 'b');
    expect(openAt(one)).toEqual(['b']);
    expect(one.state().trail.at(-1)).toMatchObject({ element: 'a', actor: 'system' });
  });
});
