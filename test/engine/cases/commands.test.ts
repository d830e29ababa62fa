import { describe, expect, it } from 'vitest';
import type { CaseCommandBody, CaseCommandType } from '#engine/cases/commands.ts';
import { decide } from '#engine/cases/decide.ts';
import { contextOf, type GivenCommand, machine } from '#engine/simulation/index.ts';
import { model, timer } from '../execution/model.ts';
import type { Case } from './legal.ts';
import { clockRule, item, openCase, release } from './legal.ts';

const assigned = (role: string) =>
  `<extensionElements><bj:assignment rule="role" role="${role}" unit="= service.unit"/></extensionElements>`;
const xml = model(
  `<startEvent id="s" bj:act="receive"/><serviceTask id="accept" bj:act="accept"/><parallelGateway id="g"/><userTask id="handle" name="承办" bj:form="handle">${assigned('handler')}</userTask>
   <intermediateCatchEvent id="m"><messageEventDefinition messageRef="supplement-received"/></intermediateCatchEvent>
   <intermediateCatchEvent id="x"><messageEventDefinition messageRef="extension-requested"/></intermediateCatchEvent>
   <intermediateCatchEvent id="c"><signalEventDefinition signalRef="go"/></intermediateCatchEvent>
   <intermediateCatchEvent id="t">${timer('timeDuration', 'PT1H')}</intermediateCatchEvent>
   <serviceTask id="w"><extensionElements><bj:action type="call-webhook" url="https://example.invalid"><bj:out source="= answer" target="answer"/></bj:action></extensionElements></serviceTask>
   <scriptTask id="broken" scriptFormat="feel"><script>missing</script></scriptTask>
   <parallelGateway id="j"/><serviceTask id="grant" bj:act="grant"/><endEvent id="e" bj:act="close"/>`,
  's>accept',
  'accept>g',
  ...['handle', 'm', 'x', 'c', 't', 'w', 'broken'].flatMap(id => [`g>${id}`, `${id}>j`]),
  'j>grant',
  'grant>e',
);

const opened = async () => openCase([await release(xml)], '2026-03-02T09:00');
const taskOf = (one: Case) => Object.values(one.state().tasks)[0]!;
const seenOf = (one: Case) => ({ task: taskOf(one)?.id ?? '1.1', version: taskOf(one)?.version ?? 1 });
const waitOf = (one: Case, kind: string) => Object.values(one.state().waits).find(wait => wait.kind === kind)?.id ?? '9.9';
const material = { id: 'licence', received: true, copies: 1, form: 'copy' } as const;

/** One good command of each type for the model above, with who gives it. */
const good: Readonly<Record<CaseCommandType, (one: Case) => [string, GivenCommand]>> = {
  'open-case': one => ['wangfang', { ...openingOf(one) }],
  'complete-task': one => [
    'liqiang',
    { type: 'complete-task', task: taskOf(one)?.id ?? '1.1', version: taskOf(one)?.version ?? 1, answers: {} },
  ],
  'claim-task': one => ['liqiang', { type: 'claim-task', task: taskOf(one)?.id ?? '1.1', version: taskOf(one)?.version ?? 1 }],
  'release-task': one => ['liqiang', { type: 'release-task', task: taskOf(one)?.id ?? '1.1', version: taskOf(one)?.version ?? 1 }],
  'assign-task': one => [
    'chenjing',
    { type: 'assign-task', task: taskOf(one)?.id ?? '1.1', version: taskOf(one)?.version ?? 1, to: 'zhaomin' },
  ],
  'read-task': one => ['liqiang', { type: 'read-task', task: taskOf(one)?.id ?? '1.1' }],
  'transfer-task': one => ['liqiang', { type: 'transfer-task', ...seenOf(one), to: 'zhaomin' }],
  'delegate-task': one => ['liqiang', { type: 'delegate-task', ...seenOf(one), to: 'zhaomin' }],
  'answer-delegation': one => ['liqiang', { type: 'answer-delegation', ...seenOf(one), opinion: '同意' }],
  'cast-vote': one => ['liqiang', { type: 'cast-vote', ...seenOf(one), vote: 'agree' }],
  'add-signers': one => ['liqiang', { type: 'add-signers', ...seenOf(one), place: 'before', who: ['zhaomin'] }],
  'remove-signer': one => ['liqiang', { type: 'remove-signer', ...seenOf(one), seat: 's1' }],
  'return-task': one => ['liqiang', { type: 'return-task', ...seenOf(one), target: { to: 'applicant' } }],
  'take-back-task': one => ['liqiang', { type: 'take-back-task', task: seenOf(one).task }],
  'refuse-task': one => ['liqiang', { type: 'refuse-task', ...seenOf(one), opinion: '不符合条件' }],
  'jump-token': one => {
    const { scope = '1.1', run = '1.1' } = taskOf(one) ?? {};
    return ['huangmei', { type: 'jump-token', scope, run, to: 'accept', reason: '系统切换' }];
  },
  'start-activity': one => ['liqiang', { type: 'start-activity', scope: taskOf(one)?.scope ?? '1.1', element: 'handle' }],
  'circulate-case': () => ['liqiang', { type: 'circulate-case', kind: 'copy', to: ['zhaomin'], text: '请阅' }],
  'read-circulation': () => ['zhaomin', { type: 'read-circulation', circulation: '9.9' }],
  'answer-circulation': () => ['zhaomin', { type: 'answer-circulation', circulation: '9.9', text: '已阅' }],
  'revoke-circulation': () => ['liqiang', { type: 'revoke-circulation', circulation: '9.9' }],
  'submit-supplement': () => ['wangfang', { type: 'submit-supplement', materials: [material] }],
  'request-extension': () => ['liqiang', { type: 'request-extension', days: 2, reason: '复杂' }],
  'pause-clock': () => ['liqiang', { type: 'pause-clock', procedure: 'hearing', reason: '依法听证' }],
  'resume-clock': () => ['liqiang', { type: 'resume-clock', procedure: 'hearing' }],
  'deliver-message': () => ['wangfang', { type: 'deliver-message', name: 'supplement-received', key: null, payload: {} }],
  'deliver-signal': () => ['wangfang', { type: 'deliver-signal', name: 'go', payload: {} }],
  'receive-material': () => ['wangfang', { type: 'receive-material', material }],
  'comment-case': () => ['wangfang', { type: 'comment-case', text: '备注' }],
  'urge-case': () => ['wangfang', { type: 'urge-case', text: '请尽快' }],
  'withdraw-application': () => ['wangfang', { type: 'withdraw-application', reason: '不办了' }],
  'suspend-case': () => ['huangmei', { type: 'suspend-case', reason: '核查' }],
  'resume-case': () => ['huangmei', { type: 'resume-case' }],
  'review-clock': () => ['system', { type: 'review-clock', clock: 'promised' }],
  'recompute-clocks': () => ['system', { type: 'recompute-clocks' }],
  'fire-timer': one => ['system', { type: 'fire-timer', wait: waitOf(one, 'timer'), occurrence: 0 }],
  'complete-job': one => ['system', { type: 'complete-job', job: waitOf(one, 'job'), output: { answer: 42 } }],
  'fail-job': one => ['system', { type: 'fail-job', job: waitOf(one, 'job'), error: 'timeout' }],
  'fail-timer': one => ['system', { type: 'fail-timer', kind: 'flow', ref: waitOf(one, 'timer'), error: 'no reply' }],
  'issue-card': () => ['liuyang', { type: 'issue-card', level: 'yellow', clock: null, to: ['liqiang'], reason: '态度生硬' }],
  'appeal-card': one => ['liqiang', { type: 'appeal-card', card: one.state().cards[0]?.id ?? '9.9', reason: '材料当日才到' }],
  'decide-appeal': () => ['liuyang', { type: 'decide-appeal', card: '9.9', outcome: 'upheld', reason: '理由不成立' }],
  'revoke-card': () => ['liuyang', { type: 'revoke-card', card: '9.9', reason: '误发' }],
  'explain-overdue': () => ['liqiang', { type: 'explain-overdue', clock: 'promised', cause: 'organ', text: '人手不足', plan: '明日办结' }],
  'demand-supervision': () => [
    'liuyang',
    { type: 'demand-supervision', kind: 'consultation', clock: null, to: ['liqiang'], text: '请联系' },
  ],
  'answer-supervision': () => ['liqiang', { type: 'answer-supervision', demand: '9.9', text: '已改正' }],
  'link-case': () => ['wangfang', { type: 'link-case', relation: 'related', other: 'case-2', number: 'HS-2' }],
  'rate-case': () => ['wangfang', { type: 'rate-case', level: 5, channel: 'window', tags: [], comment: '' }],
  'recuse-handler': () => ['chenjing', { type: 'recuse-handler', account: 'zhaomin', reason: '与申请人是近亲属' }],
  'resolve-incident': one => ['huangmei', { type: 'resolve-incident', incident: Object.keys(one.state().incidents)[0] ?? '1.1' }],
};

function openingOf(one: Case): Extract<CaseCommandBody, { type: 'open-case' }> {
  const { content } = one.state();
  const applicant = { kind: 'person', name: '甲', idNumber: '1', phone: '1' } as const;
  const opening = { content, pack: 'test', releaseNumber: 1, intakeType: 'promised', service: item(), applicant, window: null } as const;
  return { type: 'open-case', ...opening, answers: {}, materials: [], queryCode: 'Q', numberPattern: 'N-{seq4}' };
}

/** States of a case and what each command answers in it: ok, or the code of the refusal. */
const states: Readonly<Record<string, (one: Case) => void>> = {
  running: one => one.at('2026-03-02T09:30'),
  suspended: one => {
    one.give('huangmei', { type: 'suspend-case', reason: '核查' });
  },
  closed: one => {
    one.give('wangfang', { type: 'withdraw-application', reason: '不办了' });
  },
};

/** What cards and demands answer where there are none; supervision goes on in a suspended and in a closed case. */
const noCards = {
  'appeal-card': 'card-not-found',
  'decide-appeal': 'card-not-found',
  'revoke-card': 'card-not-found',
  'answer-supervision': 'demand-not-found',
};
const closed = {
  ...Object.fromEntries(Object.keys(good).map(type => [type, 'case-closed'])),
  'open-case': 'case-exists',
  'read-circulation': 'circulation-not-found',
  ...noCards,
  'issue-card': 'ok',
  'explain-overdue': 'explanation-not-yours',
  'link-case': 'ok',
  'rate-case': 'ok',
};
const suspended = {
  ...Object.fromEntries(Object.keys(good).map(type => [type, 'case-suspended'])),
  'open-case': 'case-exists',
  'comment-case': 'ok',
  'fail-timer': 'ok',
  'resume-case': 'ok',
  'review-clock': 'review-not-due',
  'recompute-clocks': 'ok',
  'read-circulation': 'circulation-not-found',
  ...noCards,
  'issue-card': 'ok',
  'explain-overdue': 'clock-not-due',
  'link-case': 'ok',
};
const running = {
  ...Object.fromEntries(Object.keys(good).map(type => [type, 'ok'])),
  'open-case': 'case-exists',
  'release-task': 'task-not-held',
  'answer-delegation': 'task-not-delegated',
  'cast-vote': 'vote-unasked',
  'remove-signer': 'seat-not-found',
  'return-task': 'return-target-missing',
  'take-back-task': 'take-back-not-done',
  'start-activity': 'ad-hoc-not-open',
  'read-circulation': 'circulation-not-found',
  'answer-circulation': 'circulation-not-found',
  'revoke-circulation': 'circulation-not-found',
  'resume-case': 'case-not-suspended',
  'pause-clock': 'procedure-unknown',
  'resume-clock': 'procedure-not-running',
  'review-clock': 'review-not-due',
  'fire-timer': 'timer-not-due',
  ...noCards,
  'explain-overdue': 'clock-not-due',
  'rate-case': 'rating-too-early',
};
const table: Readonly<Record<string, Readonly<Record<string, string>>>> = { running, suspended, closed };

describe('each command in each state', () => {
  const rows = Object.entries(table).flatMap(([state, answers]) =>
    Object.entries(answers).map(([type, answer]) => [type, state, answer] as const),
  );

  it.each(rows)('should answer %s on a %s case with %s', async (type, state, answer) => {
    // given
    const one = await opened();
    states[state]!(one);
    const before = JSON.stringify(one.state());
    // when
    const [account, body] = good[type as CaseCommandType](one);
    const rejection = one.give(account, body);
    // then
    expect(rejection?.code ?? 'ok').toBe(answer);
    if (rejection) {
      expect(JSON.stringify(one.state())).toBe(before);
      expect(rejection.message.en).toMatch(/^Expected .*, but /);
      expect(rejection.message.zh).not.toBe('');
    }
  });

  it('should refuse every command but open-case where there is no case', async () => {
    // given
    const one = await opened();
    const context = contextOf(one.session);
    for (const [type, command] of Object.entries(good)) {
      if (type === 'open-case') continue;
      const head = { id: 'x', caseId: 'c', tenant: 'heshan', recordedAt: context.now, actor: machine };
      // when
      const decision = decide(null, { ...command(one)[1], ...head }, context);
      // then
      expect(decision).toMatchObject({ ok: false, rejection: { code: 'case-not-found' } });
    }
  });

  it('should refuse a legal moment in the future, and machine commands from people', async () => {
    // given
    const one = await opened();
    const context = contextOf(one.session);
    const head = { id: 'x', caseId: 'c', tenant: 'heshan', recordedAt: context.now };
    // when
    const future = decide(one.state(), { ...head, actor: machine, type: 'comment-case', text: 'x', effectiveAt: context.now + 1 }, context);
    const person = one.give('liqiang', { type: 'review-clock', clock: 'promised' });
    // then
    expect(future).toMatchObject({ ok: false, rejection: { code: 'effective-in-future' } });
    expect(person?.code).toBe('machine-only');
  });
});

describe('tasks', () => {
  it('should tell a stale page who handled the task and when (任务已被处理)', async () => {
    // given
    const one = await opened();
    const { id } = taskOf(one);
    one.complete('handle');
    // when
    const rejection = one.give('liqiang', { type: 'complete-task', task: id, version: 1, answers: {} });
    // then
    expect(rejection).toMatchObject({ code: 'task-already-handled', details: { by: 'liqiang', at: one.session.now, element: 'handle' } });
    expect(rejection?.message.zh).toContain('任务已被处理');
  });

  it('should tell of a cancelled task, an unknown one and an old version each in its own way', async () => {
    // given
    const [one, two] = [await opened(), openCase([await release(interrupted)], '2026-03-02T09:00')];
    const { id } = taskOf(one);
    one.give('liqiang', { type: 'claim-task', task: id, version: 1 });
    const gone = taskOf(two).id;
    two.give('wangfang', { type: 'deliver-signal', name: 'go', payload: {} });
    // when
    const stale = one.give('liqiang', { type: 'complete-task', task: id, version: 1, answers: {} });
    const unknown = one.give('liqiang', { type: 'complete-task', task: '99.1', version: 1, answers: {} });
    const cancelled = two.give('liqiang', { type: 'complete-task', task: gone, version: 1, answers: {} });
    // then
    expect([stale?.code, unknown?.code, cancelled?.code]).toEqual(['task-version-stale', 'task-not-found', 'task-cancelled']);
    expect(stale?.details).toEqual({ version: 2, holder: 'liqiang' });
  });

  const interrupted = model(
    `<startEvent id="s"/><userTask id="handle">${assigned('handler')}</userTask><boundaryEvent id="b" attachedToRef="handle"><signalEventDefinition signalRef="go"/></boundaryEvent><userTask id="after">${assigned('handler')}</userTask>`,
    's>handle',
    'b>after',
  );

  it('should let only candidates act on a free task, and only the holder on a claimed one', async () => {
    // given
    const one = await opened();
    const { id } = taskOf(one);
    const complete = (account: string) => one.give(account, { type: 'complete-task', task: id, version: taskOf(one).version, answers: {} });
    // when
    const other = complete('zhaomin');
    one.give('chenjing', { type: 'assign-task', task: id, version: 1, to: 'zhaomin' });
    const former = complete('liqiang');
    const holder = complete('zhaomin');
    // then
    expect([other?.code, former?.code, holder?.code]).toEqual(['not-a-candidate', 'task-held', undefined]);
    expect(former?.details).toEqual({ holder: 'zhaomin' });
  });

  it('should give a claimed task back, and refuse to assign it to strangers or to its holder', async () => {
    // given
    const one = await opened();
    const { id } = taskOf(one);
    one.give('liqiang', { type: 'claim-task', task: id, version: 1 });
    const assign = (to: string) => one.give('liqiang', { type: 'assign-task', task: id, version: taskOf(one).version, to });
    // when
    const [stranger, same] = [assign('nobody'), assign('liqiang')];
    const theirs = one.give('zhaomin', { type: 'release-task', task: id, version: 2 });
    const released = one.give('liqiang', { type: 'release-task', task: id, version: 2 });
    // then
    expect([stranger?.code, same?.code, theirs?.code, released]).toEqual([
      'assignee-unknown',
      'assignee-unchanged',
      'task-held',
      undefined,
    ]);
    expect(taskOf(one)).toMatchObject({ holder: null, version: 3 });
  });

  it('should ask for the opinion the model requires, from the page or the form', async () => {
    // given
    const strict = model(
      `<startEvent id="s"/><userTask id="a"><extensionElements><bj:assignment rule="role" role="handler"/><bj:verbs opinion="required"/></extensionElements></userTask>`,
      's>a',
    );
    const one = openCase([await release(strict)], '2026-03-02T09:00');
    // when
    const refused = one.complete('a', 'liqiang', { opinion: '' });
    const taken = one.complete('a', 'liqiang', { opinion: '情况属实' });
    // then
    expect([refused?.code, taken]).toEqual(['opinion-missing', undefined]);
  });

  it('should keep the first reading only, without making other pages stale', async () => {
    // given
    const one = await opened();
    const read = { type: 'read-task', task: taskOf(one).id } as const;
    // when
    one.give('liqiang', read);
    const at = taskOf(one).readAt;
    one.session.now += 1000;
    one.give('liqiang', read);
    // then
    expect(taskOf(one)).toMatchObject({ readAt: at, version: 1 });
  });

  it('should put answers under the form by round, and set variables where a task has no form', async () => {
    // given
    const plain = model(
      `<startEvent id="s"/><userTask id="a"/><userTask id="b" bj:form="note"/><exclusiveGateway id="g" default="g_b"/><endEvent id="e"/>`,
      's>a',
      'a>b',
      'b>g',
      'g>b',
      'g>e: data.note.done',
    );
    const one = openCase([await release(plain, { roles: {} })], '2026-03-02T09:00');
    // when
    one.complete('a', 'liqiang', { amount: 3 });
    one.complete('b', 'liqiang', { done: false });
    // then
    expect(Object.values(one.state().scopes)[0]?.vars).toEqual({ amount: 3 });
    expect(one.state().data.map(({ form, round, answers }) => [form, round, answers])).toEqual([
      ['application', 1, { shop: '老街米粉店' }],
      ['note', 1, { done: false }],
    ]);
    one.complete('b', 'liqiang', { done: true });
    expect(one.state().data.at(-1)).toMatchObject({ form: 'note', round: 2 });
    expect(one.state().phase).toBe('closed');
  });
});

describe('assignment', () => {
  const task = (assignment: string) =>
    model(
      `<startEvent id="s"/><userTask id="first">${assigned('handler')}</userTask><userTask id="a"><extensionElements>${assignment}</extensionElements></userTask>`,
      's>first',
      'first>a',
    );

  it.each([
    ['<bj:assignment rule="role" role="windowStaff"/>', ['window-staff']],
    ['<bj:assignment rule="role" role="handler" unit="health"/>', ['handler@health']],
    ['<bj:assignment rule="previous" role="first"/>', ['person:liqiang']],
    ['<bj:assignment rule="person" role="= [&quot;zhaomin&quot;, &quot;liqiang&quot;]"/>', ['person:zhaomin', 'person:liqiang']],
    ['<bj:assignment rule="person" role="nobody"/>', ['administrator']],
    ['<bj:assignment rule="role" role="handler" unit="nowhere"/>', ['administrator']],
  ])('should find the candidates of %s', async (assignment, candidates) => {
    // given
    const one = openCase([await release(task(assignment))], '2026-03-02T09:00');
    // when
    one.complete('first');
    // then
    expect(taskOf(one).candidates).toEqual(candidates);
    expect(taskOf(one).why).not.toBe('');
  });

  it('should raise an incident where nobody is there and the model says so, and go on once somebody is', async () => {
    // given
    const one = openCase(
      [await release(task('<bj:assignment rule="role" role="handler" unit="nowhere" whenEmpty="incident"/>'))],
      '2026-03-02T09:00',
    );
    one.complete('first');
    const [incident] = Object.values(one.state().incidents);
    expect(incident).toMatchObject({ code: 'no-candidate', element: 'a', phase: 'enter' });
    // when
    const { organisation } = one.session;
    const posts = [...organisation.posts, { account: 'new', name: '新人', post: 'handler', unit: 'nowhere' }];
    Object.assign(one.session, { organisation: { ...organisation, posts } });
    one.give('huangmei', { type: 'resolve-incident', incident: incident!.id });
    // then
    expect(one.state().incidents).toEqual({});
    expect(taskOf(one).candidates).toEqual(['handler@nowhere']);
  });
});

describe('incidents and jobs', () => {
  it('should take a job result into variables and go on, and show a failed job until it is retried', async () => {
    // given
    const [good, bad] = [await opened(), await opened()];
    // when
    good.give('system', { type: 'complete-job', job: waitOf(good, 'job'), output: { answer: 42 } });
    bad.give('system', { type: 'fail-job', job: waitOf(bad, 'job'), error: 'timeout' });
    const failed = Object.values(bad.state().incidents).find(({ code }) => code === 'job-failed')!;
    bad.give('huangmei', { type: 'resolve-incident', incident: failed.id });
    // then
    expect(Object.values(good.state().scopes)[0]?.vars).toEqual({ answer: 42 });
    expect(failed.message.zh).toContain('timeout');
    expect(waitOf(bad, 'job')).not.toBe('9.9');
  });

  it('should raise a new incident when a retry fails again', async () => {
    // given
    const one = await opened();
    const [before] = Object.values(one.state().incidents);
    // when
    one.give('huangmei', { type: 'resolve-incident', incident: before!.id });
    // then
    expect(Object.values(one.state().incidents)).toMatchObject([{ element: 'broken', code: 'expression-failed' }]);
    expect(Object.keys(one.state().incidents)).not.toContain(before!.id);
  });

  it('should issue a document with frozen values and a series for its number, and stop at a placeholder that fails', async () => {
    // given
    const documents = {
      notice: {
        title: { zh: '通知书', en: 'Notice' },
        numberPattern: '{centre.shortName}受〔{year}〕{seq4}号',
        placeholders: ['applicant.name', 'case.clocks.promised.dueOn', 'service.unitName'],
      },
    };
    const issuing = model(
      '<startEvent id="s" bj:act="receive"/><serviceTask id="accept" bj:act="accept"><extensionElements><bj:issue document="notice"/></extensionElements></serviceTask><userTask id="a"/>',
      's>accept',
      'accept>a',
    );
    const one = openCase([await release(issuing, { documents, roles: {} })], '2026-03-02T09:00');
    const broken = { notice: { ...documents.notice, placeholders: ['missing.name'] } };
    const two = openCase([await release(issuing, { documents: broken, roles: {} })], '2026-03-02T09:00');
    // then
    expect(one.state().documents).toMatchObject([
      {
        document: 'notice',
        number: '赫政务受〔2026〕0001号',
        values: { 'applicant.name': '吴大伟', 'case.clocks.promised.dueOn': '2026-03-09', 'service.unitName': '区市场监督管理局' },
      },
    ]);
    expect(Object.values(two.state().incidents)).toMatchObject([{ code: 'document-value-missing', element: 'accept', phase: 'complete' }]);
    expect(two.state().incidents && Object.values(two.state().incidents)[0]?.message.zh).toContain('missing.name');
    // A step that cannot be finished leaves nothing behind: no act, no clock.
    expect([two.state().acts.map(({ act }) => act), Object.keys(two.state().clocks)]).toEqual([['receive'], []]);
  });
});

describe('the end of a case', () => {
  it('should withdraw: act, clocks stopped, everything cancelled, closed', async () => {
    // given
    const one = await opened();
    // when
    one.give('wangfang', { type: 'withdraw-application', reason: '不办了' });
    // then
    expect(one.state()).toMatchObject({ phase: 'closed', status: 'withdrawn', tasks: {}, waits: {}, scopes: {}, incidents: {} });
    expect(one.state().acts.at(-1)?.act).toBe('withdraw');
    expect(one.state().clocks.promised?.status).toBe('stopped');
    expect(one.events('case-closed')).toEqual([{ type: 'case-closed', outcome: 'withdrawn' }]);
  });

  it('should refuse to withdraw what is decided', async () => {
    // given
    const decided = model(
      '<startEvent id="s"/><serviceTask id="grant" bj:act="grant"/><userTask id="deliver"/><endEvent id="e" bj:act="close"/>',
      's>grant',
      'grant>deliver',
      'deliver>e',
    );
    const one = openCase([await release(decided, { roles: {} })], '2026-03-02T09:00');
    // when
    const refused = one.give('wangfang', { type: 'withdraw-application', reason: '不办了' });
    // then
    expect(refused?.code).toBe('case-decided');
  });

  it('should not close a case with legal acts that has no result', async () => {
    // given
    const hollow = model(
      '<startEvent id="s"/><userTask id="a"/><exclusiveGateway id="g" default="g_e"/><serviceTask id="grant" bj:act="grant"/><endEvent id="e"/>',
      's>a',
      'a>g',
      'g>grant: false',
      'g>e',
      'grant>e',
    );
    const one = openCase([await release(hollow, { roles: {} })], '2026-03-02T09:00');
    // when
    one.complete('a');
    // then
    expect(one.state().phase).toBe('running');
    expect(Object.values(one.state().incidents)).toMatchObject([{ code: 'closing-without-result' }]);
  });

  it('should stop clocks that still run when the case closes', async () => {
    // given
    const delivery = clockRule({
      id: 'delivery',
      length: { text: '10', feel: false },
      start: { on: 'grant', count: 'next-day' },
      stop: ['deliver'],
    });
    const short = model(
      '<startEvent id="s"/><serviceTask id="grant" bj:act="grant"/><userTask id="a"/><endEvent id="e" bj:act="close"/>',
      's>grant',
      'grant>a',
      'a>e',
    );
    const one = openCase([await release(short, { clocks: [delivery], roles: {} })], '2026-03-02T09:00');
    expect(one.state().clocks.delivery?.status).toBe('running');
    // when
    one.complete('a');
    // then
    expect(one.state().clocks.delivery?.status).toBe('stopped');
    expect(one.state()).toMatchObject({ phase: 'closed', status: 'closed' });
  });
});
