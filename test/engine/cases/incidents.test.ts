import { describe, expect, it } from 'vitest';
import type { Answers, Incident } from '#engine/cases/state.ts';
import { boundary, conditional, defined, eventSubProcess, flowsOf, model, timer } from '../execution/model.ts';
import { limits } from '#engine/limits.ts';
import { cardinality, compensable, compensate, completion, instances, loop, script, undoOf } from '../execution/drawing.ts';
import type { Stage } from '../execution/stage.ts';
import { stage } from '../execution/stage.ts';

const incidentOf = (run: Stage): Incident => {
  const [incident, ...more] = Object.values(run.state().incidents);
  if (!incident || more.length > 0) throw new Error(`Expected exactly one incident, but there are ${more.length + (incident ? 1 : 0)}.`);
  return incident;
};
const resolve = (run: Stage, action: 'retry' | 'skip' | 'resolve', values?: Answers) =>
  run.give({ type: 'resolve-incident', incident: incidentOf(run).id, action, ...(values ? { values } : {}) });

describe('incidents', () => {
  const unassigned =
    '<userTask id="a" name="审核"><extensionElements><bj:assignment rule="role" role="nobody" whenEmpty="incident"/></extensionElements></userTask>';

  describe('on a user task that has no candidate', () => {
    const xml = model(`<startEvent id="s"/>${unassigned}<task id="b"/><endEvent id="e"/>`, 's>a', 'a>b', 'b>e');

    it('should be raised again by a retry while nobody holds the post', async () => {
      // given
      const run = await stage(xml);
      const first = incidentOf(run);
      // when
      const refused = resolve(run, 'retry');
      // then
      expect(refused).toBeUndefined();
      expect(incidentOf(run)).toMatchObject({ code: 'no-candidate', element: 'a', phase: 'enter' });
      expect(incidentOf(run).id).not.toBe(first.id);
    });

    it('should be skipped as if the task were done, telling who skipped it', async () => {
      // given
      const run = await stage(xml);
      // when
      resolve(run, 'skip');
      // then
      expect(run.completed()).toEqual(['s', 'a', 'b', 'e']);
      expect(run.events('element-completed').find(({ element }) => element === 'a')).toMatchObject({ by: 'simulated' });
      expect(run.events('task-created')).toEqual([]);
      expect(run.state().phase).toBe('closed');
    });

    it('should go on by a retry once somebody holds the post', async () => {
      // given
      const run = await stage(xml);
      const posts = [{ account: 'wang', name: '王', post: 'nobody', unit: null }];
      Object.assign(run.session, { organisation: { ...run.session.organisation, posts } });
      // when
      resolve(run, 'retry');
      // then
      expect(run.open()).toEqual(['a']);
      expect(run.state().incidents).toEqual({});
    });
  });

  describe('on a gateway whose conditions fail', () => {
    const gateway = model(
      '<startEvent id="s"/><exclusiveGateway id="g" name="结论"/><task id="x"/><task id="y"/>',
      's>g',
      'g>x: n = 1',
      'g>y: n = 2',
    );

    it('should refuse to skip where several ways lead on, naming them and the jump', async () => {
      // given
      const run = await stage(gateway, { n: 3 });
      // when
      const refused = resolve(run, 'skip');
      // then
      expect(refused).toMatchObject({
        code: 'skip-ambiguous',
        details: {
          flows: [
            { flow: 'g_x', target: 'x' },
            { flow: 'g_y', target: 'y' },
          ],
        },
      });
      expect(refused?.message.en).toContain('Jump');
      expect(incidentOf(run)).toMatchObject({ element: 'g', phase: 'complete', code: 'no-flow-true' });
    });

    it('should take its only way out when skipped', async () => {
      // given
      const run = await stage(model('<startEvent id="s"/><exclusiveGateway id="g"/><task id="x"/>', 's>g', 'g>x: n = 1'), { n: 3 });
      // when
      resolve(run, 'skip');
      // then
      expect(run.completed()).toEqual(['s', 'g', 'x']);
      expect(run.state().phase).toBe('closed');
    });

    it.each([
      ['a number that no condition takes', { n: 3 }],
      ['a name without a value', {}],
    ])('should be resolved by setting the variable after %s', async (_, data) => {
      // given
      const run = await stage(gateway, data);
      // when
      resolve(run, 'resolve', { n: 2 });
      // then
      expect(run.completed()).toEqual(['s', 'g', 'y']);
      expect(run.events('variable-set')).toMatchObject([{ name: 'n', private: { value: 2 } }]);
    });

    it('should refuse to set a variable with a name that is not allowed, and change nothing', async () => {
      // given
      const run = await stage(gateway, { n: 3 });
      const before = run.state();
      // when
      const refused = resolve(run, 'resolve', Object.fromEntries([['constructor', 1]]));
      // then
      expect(refused?.code).toBe('variable-name-refused');
      expect(run.state()).toBe(before);
    });
  });

  describe('on a join that waits for ever', () => {
    const xml = model(
      '<startEvent id="s"/><exclusiveGateway id="g" default="g_b"/><task id="a"/><task id="b"/><parallelGateway id="j"/><endEvent id="e"/>',
      's>g',
      'g>a: true',
      'g>b',
      'a>j',
      'b>j',
      'j>e',
    );

    it('should stand on the scope, and let the join go on with what it has when skipped', async () => {
      // given
      const run = await stage(xml);
      const incident = incidentOf(run);
      // when
      resolve(run, 'skip');
      // then
      expect(incident).toMatchObject({ code: 'join-waits-for-ever', run: null, element: null });
      expect(run.completed().slice(-2)).toEqual(['j', 'e']);
      expect(run.state().phase).toBe('closed');
    });

    it('should be raised again by a retry', async () => {
      // given
      const run = await stage(xml);
      // when
      resolve(run, 'retry');
      // then
      expect(incidentOf(run).code).toBe('join-waits-for-ever');
    });
  });

  describe('on a timer with a bad value', () => {
    const xml = (event: string) => model(`<startEvent id="s"/>${event}<endEvent id="e"/>`, 's>c', 'c>e');
    const catching = `<intermediateCatchEvent id="c">${timer('timeDuration', '= wait')}</intermediateCatchEvent>`;

    it('should be resolved by a variable that is a duration', async () => {
      // given
      const run = await stage(xml(catching), { wait: 'soon' });
      const { code } = incidentOf(run);
      // when
      resolve(run, 'resolve', { wait: 'PT1H' });
      // then
      expect(code).toBe('timer-value-wrong');
      expect(Object.values(run.state().waits)).toMatchObject([{ kind: 'timer', element: 'c' }]);
    });

    it('should pass without waiting when skipped', async () => {
      // given
      const run = await stage(xml(catching), { wait: 'soon' });
      // when
      resolve(run, 'skip');
      // then
      expect(run.completed()).toEqual(['s', 'c', 'e']);
    });

    it('should hold the whole activity on whose boundary it stands, which opens its task once the value is good', async () => {
      // given
      const body = `<userTask id="c"/>${boundary('b', 'c', timer('timeDuration', '= wait'))}<endEvent id="be"/>`;
      const run = await stage(model(`<startEvent id="s"/>${body}`, 's>c', 'b>be'), { wait: 5 });
      const before = run.open();
      // when
      resolve(run, 'resolve', { wait: 'P1D' });
      // then
      expect([before, run.open()]).toEqual([[], ['c']]);
    });

    it('should be done without when it would start an event sub-process and is skipped', async () => {
      // given
      const esp = eventSubProcess('esp', timer('timeDuration', '= wait'), `<task id="x"/>${flowsOf('espS>x')}`, false);
      const run = await stage(model(`<startEvent id="s"/><userTask id="c"/>${esp}`, 's>c'), { wait: 5 });
      const stands = incidentOf(run);
      // when
      resolve(run, 'skip');
      run.complete('c');
      // then
      expect(stands).toMatchObject({ run: null, element: 'espS' });
      expect(run.state().phase).toBe('closed');
    });
  });

  describe('on a condition without a value', () => {
    const xml = model(
      `<startEvent id="s"/><userTask id="a"/>${boundary('b', 'a', conditional('missing > 1'), false)}<task id="t"/>`,
      's>a',
      'b>t',
    );

    it('should go once its variable is set, and fire', async () => {
      // given
      const run = await stage(xml);
      // when
      resolve(run, 'resolve', { missing: 2 });
      // then
      expect(run.completed()).toEqual(['s', 'b', 't']);
      expect(run.open()).toEqual(['a']);
      expect(run.state().incidents).toEqual({});
    });

    it('should not be waited for any longer when skipped, and leave its activity alone', async () => {
      // given
      const run = await stage(xml);
      // when
      resolve(run, 'skip');
      // then
      expect([run.open(), Object.keys(run.state().waits)]).toEqual([['a'], []]);
      expect(run.state().incidents).toEqual({});
    });
  });

  it('should skip one instance of a multi-instance activity without its output', async () => {
    // given
    const loop =
      '<multiInstanceLoopCharacteristics bj:collection="= [0, 1, 2]" bj:elementVariable="n" bj:outputCollection="out" bj:outputElement="= if n = 0 then missing else 10 / n"/>';
    const run = await stage(model(`<startEvent id="s"/><task id="a">${loop}</task><userTask id="w"/>`, 's>a', 'a>w'), {});
    const incident = incidentOf(run);
    // when
    resolve(run, 'skip');
    // then
    // What an instance does at once and what it gives are one step: both are done again, or neither.
    expect(incident).toMatchObject({ element: 'a', phase: 'enter' });
    expect(run.variable('out')).toEqual([10, 5]);
  });

  it('should not give for a skipped instance what another one left in a variable', async () => {
    // given: each instance sets the same variable, the one in the middle cannot
    const loop = instances(
      '',
      'isSequential="true" bj:collection="= list" bj:elementVariable="n" bj:outputCollection="out" bj:outputElement="= half"',
    );
    const half = `<scriptTask id="a" scriptFormat="feel" bj:resultVariable="half"><script>if n = 0 then missing else n / 2</script>${loop}</scriptTask>`;
    const failing = half.replace('missing', 'date(1, 2, &quot;x&quot;) + 1');
    const run = await stage(model(`<startEvent id="s"/>${failing}<userTask id="w"/>`, 's>a', 'a>w'), { list: [2, 0, 6] });
    expect(incidentOf(run)).toMatchObject({ element: 'a', phase: 'enter' });
    // when
    resolve(run, 'skip');
    // then
    expect(run.variable('out')).toEqual([1, 3]);
  });

  it('should skip a multi-instance activity whose number of instances cannot be told', async () => {
    // given
    const loop = '<multiInstanceLoopCharacteristics><loopCardinality>missing</loopCardinality></multiInstanceLoopCharacteristics>';
    const run = await stage(model(`<startEvent id="s"/><userTask id="a">${loop}</userTask><endEvent id="e"/>`, 's>a', 'a>e'));
    // when
    resolve(run, 'skip');
    // then
    expect(run.completed()).toEqual(['s', 'a', 'e']);
  });

  const when = (text: string) => `<condition xsi:type="tFormalExpression">${text}</condition>`;
  const thrown = `<complexBehaviorDefinition id="cb">${when('missing')}<event xsi:type="tImplicitThrowEvent" id="te"><escalationEventDefinition escalationRef="q"/></event></complexBehaviorDefinition>`;

  it.each([
    ['completion condition, in parallel', instances(`${cardinality('2')}${completion('missing')}`), ['a', 'a']],
    [
      'completion condition, one after the other',
      instances(`${cardinality('2')}${completion('missing')}`, 'isSequential="true"'),
      ['a', 'a'],
    ],
    ['condition of what it throws', instances(`${cardinality('2')}${thrown}`, 'behavior="Complex"'), ['a', 'a']],
    ['condition for another turn', loop('missing'), ['a']],
  ])('should skip an instance or turn whose %s has no value: it counts as one that does not hold', async (_, repeated, done) => {
    // given
    const run = await stage(model(`<startEvent id="s"/><userTask id="a">${repeated}</userTask><endEvent id="e"/>`, 's>a', 'a>e'));
    for (const element of done) {
      run.complete(element);
      // when
      resolve(run, 'skip');
    }
    // then
    expect(run.completed()).toEqual(['s', ...done, 'a', 'e']);
    expect(run.state().phase).toBe('closed');
  });

  it('should skip an activity of an ad-hoc sub-process whose completion condition has no value: another may be started', async () => {
    // given
    const free = `<adHocSubProcess id="free"><userTask id="a"/>${completion('missing')}</adHocSubProcess>`;
    const run = await stage(model(`<startEvent id="s"/>${free}<endEvent id="e"/>`, 's>free', 'free>e'));
    const scope = Object.values(run.state().scopes).find(({ container }) => container === 'free')!.id;
    const begin = () => run.give({ type: 'start-activity', scope, element: 'a' });
    begin();
    run.complete('a');
    // when
    resolve(run, 'skip');
    begin();
    run.complete('a', { missing: true });
    // then
    expect(run.completed()).toEqual(['s', 'a', 'a', 'free', 'e']);
  });

  it('should go on when a step that is one too many to be compensated is skipped, which is not compensated then', async () => {
    // given: three hundred turns for each task that is completed
    const body = `<startEvent id="s"/><userTask id="w"/><exclusiveGateway id="m"/>${script('a', 'n', 'n + 1')}${compensable('a')}<exclusiveGateway id="x" default="x_m"/><endEvent id="e"/>`;
    const flows = ['s>w', 'w>m', 'm>a', 'a>x', 'x>e: n > limit', 'x>w: modulo(n, 300) = 0', 'x>m'];
    const run = await stage(model(body, ...flows), { n: 0, limit: limits.compensable });
    for (let n = 0; n < 4; n++) run.complete('w');
    const incident = incidentOf(run);
    // when
    resolve(run, 'skip');
    // then
    expect(incident).toMatchObject({ code: 'too-many-compensable', element: 'a' });
    expect(run.completed().slice(-2)).toEqual(['x', 'e']);
  });

  it('should be one for all tokens that come to a join whose condition has no value, and let them go on when a value mends it', async () => {
    // given
    const join = `<complexGateway id="j"><activationCondition xsi:type="tFormalExpression">missing</activationCondition></complexGateway>`;
    const body = `<startEvent id="s"/><parallelGateway id="f"/><userTask id="a"/><userTask id="b"/>${join}<endEvent id="e"/>`;
    const run = await stage(model(body, 's>f', 'f>a', 'f>b', 'a>j', 'b>j', 'j>e'));
    run.complete('a');
    run.complete('b');
    // when
    resolve(run, 'resolve', { missing: true });
    // then
    expect(run.completed()).toEqual(['s', 'f', 'a', 'b', 'j', 'e']);
    expect(run.state().phase).toBe('closed');
  });

  const complexJoin = (condition: string) =>
    `<complexGateway id="j"><activationCondition xsi:type="tFormalExpression">${condition.replaceAll('>', '&gt;')}</activationCondition></complexGateway>`;
  const users = (...ids: string[]) => ids.map(id => `<userTask id="${id}"/>`).join('');

  it('should leave alone, when a join that cannot be reset is skipped, what runs behind it', async () => {
    // given: d runs behind the join, and what the late token of b would send on cannot be told
    const inner = `<startEvent id="is"/><parallelGateway id="f"/>${users('a', 'b', 'd')}${complexJoin('activationCount >= 1')}<task id="l"/>
      ${flowsOf('is>f', 'f>a', 'f>b', 'a>j', 'b>j', 'j>d: waitingForStart', 'j>l: waitingForStart = false and odd > 3')}`;
    const run = await stage(model(`<startEvent id="s"/><subProcess id="sub">${inner}</subProcess><endEvent id="e"/>`, 's>sub', 'sub>e'), {
      odd: null,
    });
    run.complete('a');
    run.complete('b');
    const incident = incidentOf(run);
    // when
    resolve(run, 'skip');
    const open = [run.open(), run.state().incidents];
    run.complete('d');
    // then
    expect(incident).toMatchObject({ code: 'expression-failed', run: null, element: null });
    expect(open).toEqual([['d'], {}]);
    expect(run.completed().slice(-3)).toEqual(['d', 'sub', 'e']);
    expect(run.state().phase).toBe('closed');
  });

  it('should leave alone, when a join whose condition has no value is skipped, the joins others are on their way to', async () => {
    // given
    const body = `<startEvent id="s"/><parallelGateway id="f"/>${users('a', 'b', 'c', 'd')}<parallelGateway id="k"/>${complexJoin('activationCount >= odd')}<task id="m"/><task id="n"/>`;
    const flows = ['s>f', ...['a', 'b', 'c', 'd'].map(id => `f>${id}`), 'a>k', 'b>k', 'c>j', 'd>j', 'k>m', 'j>n'];
    const run = await stage(model(body, ...flows), { odd: null });
    run.complete('a');
    run.complete('c');
    // when
    resolve(run, 'skip');
    const skipped = run.completed().slice(-2);
    run.complete('b');
    run.complete('d');
    // then
    expect(skipped).toEqual(['j', 'n']);
    expect(run.completed().slice(-4)).toEqual(['b', 'k', 'm', 'd']);
    expect(run.state().phase).toBe('closed');
  });

  it('should go by itself when a later token brings a join what its condition lacked', async () => {
    // given
    const body = `<startEvent id="s"/><parallelGateway id="f"/>${users('a', 'b')}${complexJoin('activationCount >= odd')}<task id="m"/>`;
    const run = await stage(model(body, 's>f', 'f>a', 'f>b', 'a>j', 'b>j', 'j>m'), { odd: null });
    run.complete('a');
    const incident = incidentOf(run);
    // when
    run.complete('b', { odd: 2 });
    // then
    expect(incident.code).toBe('expression-failed');
    expect(run.completed()).toEqual(['s', 'f', 'a', 'b', 'j', 'm']);
    expect(run.state().phase).toBe('closed');
  });

  it('should not skip the last event behind an event-based gateway: a value or a jump says where to go', async () => {
    // given
    const caught = (id: string, condition: string) =>
      `<intermediateCatchEvent id="${id}">${conditional(condition)}</intermediateCatchEvent>`;
    const body = `<startEvent id="s"/><eventBasedGateway id="g"/>${caught('c', 'odd > 1')}${caught('d', 'odd > 2')}<task id="m"/><task id="n"/>`;
    const run = await stage(model(body, 's>g', 'g>c', 'g>d', 'c>m', 'd>n'), { odd: null });
    const [first, second] = Object.keys(run.state().incidents);
    const skip = (incident: string) => run.give({ type: 'resolve-incident', incident, action: 'skip' });
    // when
    const refused = [skip(first!), skip(second!)];
    // then
    expect(refused.map(one => one?.code)).toEqual([undefined, 'skip-last-event']);
    expect(refused[1]?.message.en).toContain('value, or jump');
    expect(Object.values(run.state().waits)).toMatchObject([{ element: 'd' }]);
  });

  it('should let an error that nobody catches end its token when skipped', async () => {
    // given
    const inner = `<startEvent id="is"/><endEvent id="ie">${defined('error', 'broken')}</endEvent>${flowsOf('is>ie')}`;
    const run = await stage(model(`<startEvent id="s"/><subProcess id="sub">${inner}</subProcess><endEvent id="e"/>`, 's>sub', 'sub>e'));
    // when
    resolve(run, 'skip');
    // then
    expect(run.completed()).toEqual(['s', 'is', 'ie', 'sub', 'e']);
  });

  it('should close a sub-process that cannot pass its values outward without them when skipped', async () => {
    // given
    const sub =
      '<subProcess id="sub"><extensionElements><bj:out source="= missing" target="x"/></extensionElements><task id="i"/></subProcess>';
    const run = await stage(model(`<startEvent id="s"/>${sub}<endEvent id="e"/>`, 's>sub', 'sub>e'));
    const incident = incidentOf(run);
    // when
    resolve(run, 'skip');
    // then
    expect(incident).toMatchObject({ run: null, code: 'expression-failed' });
    expect(run.completed()).toEqual(['s', 'i', 'sub', 'e']);
  });

  it('should close an instance of a sub-process that cannot give its output in one skip, without it', async () => {
    // given
    const repeated = instances(cardinality('2'), 'bj:outputCollection="out" bj:outputElement="= if loopCounter = 1 then missing else x"');
    const inner = `<startEvent id="i"/>${script('set', 'x', 'loopCounter * 10')}${flowsOf('i>set')}`;
    const run = await stage(
      model(`<startEvent id="s"/><subProcess id="sub">${repeated}${inner}</subProcess><userTask id="w"/>`, 's>sub', 'sub>w'),
    );
    const incident = incidentOf(run);
    // when
    resolve(run, 'skip');
    // then
    expect(incident).toMatchObject({ run: null, code: 'expression-failed' });
    expect(run.state().incidents).toEqual({});
    expect(run.variable('out')).toEqual([20]);
    expect(run.open()).toEqual(['w']);
  });

  it('should not give for a skipped instance of a called process what stood in a variable before', async () => {
    // given: a variable of the case has the name of what the called process gives
    const repeated = instances(cardinality('2'), 'bj:outputCollection="out" bj:outputElement="= y"');
    const passed = '<extensionElements><bj:out source="= x + missing" target="y"/></extensionElements>';
    const called = model(`<startEvent id="s"/>${script('set', 'x', '7')}`, 's>set');
    const xml = model(
      `<startEvent id="s"/><callActivity id="c" calledElement="inner">${passed}${repeated}</callActivity><userTask id="w"/>`,
      's>c',
      'c>w',
    );
    const run = await stage(xml, { y: 99 }, { inner: called });
    // when
    for (const { id } of Object.values(run.state().incidents)) run.give({ type: 'resolve-incident', incident: id, action: 'skip' });
    // then
    expect(run.variable('out')).toEqual([]);
    expect(run.open()).toEqual(['w']);
  });

  it('should still undo what was done in a sub-process that was closed by skipping', async () => {
    // given
    const passed = '<extensionElements><bj:out source="= missing" target="x"/></extensionElements>';
    const inner = `<startEvent id="i"/><task id="a"/>${compensable('a')}${flowsOf('i>a')}`;
    const run = await stage(
      model(
        `<startEvent id="s"/><subProcess id="sub">${passed}${inner}</subProcess>${compensate('undo')}<endEvent id="e"/>`,
        's>sub',
        'sub>undo',
        'undo>e',
      ),
    );
    // when
    resolve(run, 'skip');
    // then
    expect(run.completed()).toContain(undoOf('a'));
    expect(run.state().phase).toBe('closed');
  });

  it('should not close a case without a result by skipping', async () => {
    // given
    const body = `<startEvent id="s"/><exclusiveGateway id="g" default="g_e"/><task id="t" bj:act="grant"/><endEvent id="e"/>`;
    const run = await stage(model(body, 's>g', 'g>t: n = 1', 'g>e', 't>e'), { n: 2 });
    // when
    const refused = resolve(run, 'skip');
    // then
    expect(incidentOf(run).code).toBe('closing-without-result');
    expect(refused?.code).toBe('skip-impossible');
  });

  it('should leave out what a skipped step cannot do, and do the rest of it', async () => {
    // given: the first document is unknown, the notice is not
    const effects = '<extensionElements><bj:issue document="unknown"/><bj:notify to="clerk" text="note.done"/></extensionElements>';
    const run = await stage(model(`<startEvent id="s"/><task id="a">${effects}</task><endEvent id="e"/>`, 's>a', 'a>e'));
    const incident = incidentOf(run);
    // when
    resolve(run, 'skip');
    // then
    expect(incident).toMatchObject({ code: 'document-unknown', phase: 'complete' });
    expect(run.events('job-requested')).toMatchObject([{ job: 'notify' }]);
    expect(run.events('document-issued')).toEqual([]);
    expect(run.state().phase).toBe('closed');
  });

  it('should retry, skip or resolve a job that has finally failed', async () => {
    // given
    const { giveCommand, machine } = await import('#engine/simulation/session.ts');
    const webhook =
      '<serviceTask id="w"><extensionElements><bj:action type="call-webhook" url="https://example.invalid"/></extensionElements></serviceTask>';
    const failed = async () => {
      const run = await stage(model(`<startEvent id="s"/>${webhook}<endEvent id="e"/>`, 's>w', 'w>e'));
      const [job] = Object.keys(run.state().waits);
      giveCommand(run.session, machine, { type: 'fail-job', job: job!, error: 'unreachable' });
      return run;
    };
    const [retried, skipped] = [await failed(), await failed()];
    // when
    resolve(retried, 'retry');
    resolve(skipped, 'skip');
    // then
    expect(retried.events('job-requested').filter(({ job }) => job === 'call-webhook')).toHaveLength(2);
    expect(skipped.state().phase).toBe('closed');
  });

  it.each(['retry', 'resolve', 'skip'] as const)('should send a job nobody waits for again by %s, unless it is skipped', async action => {
    // given
    const { giveCommand, machine } = await import('#engine/simulation/session.ts');
    const shout = `<intermediateThrowEvent id="t">${defined('signal', 'shout')}</intermediateThrowEvent>`;
    const run = await stage(model(`<startEvent id="s"/>${shout}<userTask id="a"/><endEvent id="e"/>`, 's>t', 't>a', 'a>e'));
    const [opened] = run.session.entries;
    const job = `1.${opened!.events.findIndex(({ type }) => type === 'job-requested')}`;
    giveCommand(run.session, machine, { type: 'fail-job', job, error: 'unreachable' });
    const { id } = incidentOf(run);
    // when
    resolve(run, action);
    // then
    expect(run.events('incident-raised')).toMatchObject([{ code: 'job-failed', run: null, job }]);
    const again = action === 'skip' ? {} : { again: job };
    expect(run.events('incident-resolved')).toEqual([{ type: 'incident-resolved', incident: id, by: expect.any(String), ...again }]);
    expect([run.state().incidents, run.open()]).toEqual([{}, ['a']]);
  });

  it('should go on waiting for the boundary events of a job that is tried again, once for each', async () => {
    // given
    const { giveCommand, machine } = await import('#engine/simulation/session.ts');
    const events = `${boundary('asked', 'w', defined('signal', 'ask'), false)}${boundary('late', 'w', timer('timeDuration', 'P1D'))}`;
    const webhook =
      '<serviceTask id="w"><extensionElements><bj:action type="call-webhook" url="https://example.invalid"/></extensionElements></serviceTask>';
    const run = await stage(
      model(`<startEvent id="s"/>${webhook}${events}<task id="b"/><endEvent id="e"/>`, 's>w', 'w>e', 'asked>b', 'late>b', 'b>e'),
    );
    const stood = Object.values(run.state().waits).filter(({ kind }) => kind !== 'job');
    const job = Object.values(run.state().waits).find(({ kind }) => kind === 'job')!.id;
    giveCommand(run.session, machine, { type: 'fail-job', job, error: 'unreachable' });
    // when
    resolve(run, 'retry');
    // then
    expect(Object.values(run.state().waits).filter(({ kind }) => kind !== 'job')).toEqual(stood);
    run.give({ type: 'deliver-signal', name: 'ask', payload: {} });
    expect(run.completed().filter(element => element === 'b')).toHaveLength(1);
  });

  it('should refuse an incident that is not open', async () => {
    // given
    const run = await stage(model('<startEvent id="s"/><userTask id="a"/>', 's>a'));
    // when
    const refused = ['9.9', 'toString'].map(incident => run.give({ type: 'resolve-incident', incident, action: 'skip' })?.code);
    // then
    expect(refused).toEqual(['incident-not-found', 'incident-not-found']);
  });

  it('should keep other branches going while one has an incident', async () => {
    // given
    const body = `<startEvent id="s"/><parallelGateway id="g"/>${script('bad', 'x', 'missing')}<userTask id="a"/><parallelGateway id="j"/><endEvent id="e"/>`;
    const run = await stage(model(body, 's>g', 'g>bad', 'g>a', 'bad>j', 'a>j', 'j>e'));
    // when
    run.complete('a');
    const waiting = run.completed();
    resolve(run, 'resolve', { missing: 1 });
    // then
    expect(waiting).toContain('a');
    expect(run.completed().slice(-2)).toEqual(['j', 'e']);
  });

  describe('on an event that can do what it is for, but not all it does besides', () => {
    const unknown = '<extensionElements><bj:issue document="unknown"/></extensionElements>';
    const sub = (definition: string) =>
      `<subProcess id="sub"><startEvent id="is"/><endEvent id="ie">${unknown}${definition}</endEvent>${flowsOf('is>ie')}</subProcess>`;

    it('should go on at the catch of a link when skipped', async () => {
      // given
      const thrown = `<intermediateThrowEvent id="l">${unknown}${defined('link', 'x')}</intermediateThrowEvent>`;
      const caught = `<intermediateCatchEvent id="k">${defined('link', 'x')}</intermediateCatchEvent>`;
      const run = await stage(model(`<startEvent id="s"/>${thrown}${caught}<userTask id="w"/>`, 's>l', 'k>w'));
      // when
      resolve(run, 'skip');
      // then
      expect(run.open()).toEqual(['w']);
    });

    it.each(['error', 'escalation'] as const)('should throw its %s when skipped', async kind => {
      // given
      const body = `<startEvent id="s"/>${sub(defined(kind, 'x'))}${boundary('b', 'sub', defined(kind, 'x'))}<userTask id="after"/><userTask id="instead"/>`;
      const run = await stage(model(body, 's>sub', 'sub>after', 'b>instead'));
      // when
      resolve(run, 'skip');
      // then
      expect(run.open()).toEqual(['instead']);
    });

    it('should end everything at a terminate end event when skipped', async () => {
      // given
      const body = `<startEvent id="s"/><parallelGateway id="g"/><userTask id="a"/><endEvent id="e">${unknown}<terminateEventDefinition/></endEvent>`;
      const run = await stage(model(body, 's>g', 'g>a', 'g>e'));
      // when
      resolve(run, 'skip');
      // then
      expect(run.state().phase).toBe('closed');
    });
  });
});
